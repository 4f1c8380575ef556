import { useEffect, useRef, useState } from 'preact/hooks';
import { sendMany } from '../gestures/burst.js';
import { html } from '../html.js';

/** Many customers answer at once: how far it is, and how many answers the app took. */
export function ManyAnswers({ tool, count }) {
  const [tally, setTally] = useState(null);
  const over = useRef(false);
  const stop = () => {
    over.current = true;
  };
  useEffect(() => stop, []);
  const running = tally !== null && !tally.done;
  const press = async () => {
    if (running) return stop();
    over.current = false;
    const last = await sendMany({ tool: tool.id, count }, { tell: setTally, isOver: () => over.current });
    setTally({ ...last, done: true });
  };
  return html`<div class="answers">
    <p class="account-facts">
      ${count} people who have never answered before, one account after the other. About three in ten are unhappy; a few
      say nothing.
    </p>
    <button
      type="button"
      class=${`button button-wide ${running ? '' : 'button-primary'}`}
      data-testid="answers-send"
      onClick=${press}
    >${running ? 'Stop' : `Send ${count} answers as ${tool.name}`}</button>
    ${tally && html`<${Tally} tally=${tally} />`}
  </div>`;
}

function Tally({ tally }) {
  const { count, sent, accepted, refused, done } = tally;
  const failed = Object.entries(refused).map(([why, times]) => `${times} × ${why}`);
  return html`<div class="tally" data-testid="answers-tally">
    <progress max=${count} value=${sent} aria-label="Answers sent"></progress>
    <p role="status" aria-live=${done ? 'polite' : 'off'}>
      <strong>${accepted}</strong> of ${count} taken${done ? '. Watch the channels.' : '…'}
    </p>
    ${failed.length > 0 && html`<p class="tally-refused">Refused: ${failed.join(', ')}</p>`}
  </div>`;
}
