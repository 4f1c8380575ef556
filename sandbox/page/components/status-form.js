import { useState } from 'preact/hooks';
import { setStatus } from '../gestures/admin.js';
import { businessNow } from '../gestures/clock.js';
import { html } from '../html.js';
import { getState } from '../store/store.js';
import { emojiOf } from '../text/emoji.js';

const CHOICES = [
  { emoji: 'palm_tree', label: 'Away', text: 'Vacationing' },
  { emoji: 'face_with_thermometer', label: 'Sick', text: 'Out sick' },
];
const HOUR_S = 3600;
const ENDS = [
  { label: 'until it is cleared', seconds: 0 },
  { label: 'for 1 hour', seconds: HOUR_S },
  { label: 'for 1 day', seconds: 24 * HOUR_S },
  { label: 'for 1 week', seconds: 7 * 24 * HOUR_S },
];

/** Sets somebody's status, which ends by the business clock; another length changes the one that is set. */
export function StatusForm({ person }) {
  const [at, setAt] = useState(0);
  const set = ({ emoji, text }, { seconds }) => {
    const nowS = Math.floor(businessNow(getState()) / 1000);
    setStatus(person.id, { emoji: `:${emoji}:`, text, expiresAt: seconds ? nowS + seconds : 0 });
  };
  const isOn = (choice) => person.status === `:${choice.emoji}:`;
  const lengthen = (event) => {
    const next = Number(event.currentTarget.value);
    setAt(next);
    const current = CHOICES.find(isOn);
    if (current) set(current, ENDS[next]);
  };
  return html`<fieldset class="status-form">
    <legend class="input-label">Set a status</legend>
    <div class="status-buttons">
      ${CHOICES.map(
        (choice) => html`<button
          type="button"
          class="button"
          aria-pressed=${isOn(choice) ? 'true' : 'false'}
          onClick=${() => set(choice, ENDS[at])}
        ><span aria-hidden="true">${emojiOf(choice.emoji)}</span> ${choice.label}</button>`,
      )}
      <button type="button" class="button" disabled=${!person.status} onClick=${() => setStatus(person.id, {})}>Clear</button>
    </div>
    <select class="select" aria-label="How long" value=${at} onChange=${lengthen}>
      ${ENDS.map((end, index) => html`<option value=${index} selected=${index === at}>${end.label}</option>`)}
    </select>
  </fieldset>`;
}
