import { useEffect, useRef } from 'preact/hooks';
import { closePanel } from '../gestures/threads.js';
import { html } from '../html.js';
import { useStore } from '../store/store.js';
import { Composer } from './composer.js';
import { MessagesByDay } from './message-list.js';
import { PanelHead } from './panel-head.js';
import { useKeptFocus } from './use-kept-focus.js';
import { useStickToEnd } from './use-stick-to-end.js';

/** A thread beside its channel; on a narrow screen it takes the whole page. */
export function ThreadPanel() {
  const thread = useStore((state) => state.thread);
  return thread && html`<${Thread} key=${`${thread.channel}-${thread.ts}`} thread=${thread} />`;
}

function Thread({ thread }) {
  const { channel, ts, list } = thread;
  const found = useStore((state) => state.channels.find((c) => c.id === channel));
  const name = found?.isIm ? 'direct message' : `#${found?.name ?? ''}`;
  const panel = useRef(null);
  const { box, content, onScroll } = useStickToEnd(ts, { channel, threadTs: ts });
  useKeptFocus(box);
  useEffect(() => panel.current.querySelector('textarea')?.focus({ preventScroll: true }), []);
  const [root, ...replies] = list ?? [];
  return html`<aside class="panel" data-testid="thread" aria-label="Thread" ref=${panel}>
    <${PanelHead} title="Thread" note=${name} onClose=${closePanel} />
    <div class="panel-scroll" ref=${box} onScroll=${onScroll} tabindex="0" role="region" aria-label="Messages in the thread">
      <div class="thread-column" ref=${content}>
        ${root && html`<${MessagesByDay} channel=${channel} list=${[root]} inThread />`}
        ${root && html`<div class="replies-line"><span>${countWords(replies.length)}</span></div>`}
        <${MessagesByDay} channel=${channel} list=${replies} inThread />
        ${!list && html`<div class="skeleton" role="status" aria-label="Loading the thread"><i></i><i></i></div>`}
      </div>
    </div>
    ${!found?.isArchived && html`<${Composer} channel=${channel} threadTs=${ts} label="Reply in the thread" testId="thread-composer" />`}
  </aside>`;
}

const countWords = (count) =>
  count === 0 ? 'No replies yet' : `${count} ${count === 1 ? 'reply' : 'replies'}`;
