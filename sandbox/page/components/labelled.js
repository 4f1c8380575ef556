import { html } from '../html.js';

/** A field of a panel under its name, with a small action beside the name. */
export function Labelled({ label, action, children }) {
  return html`<div class="labelled"><label><span class="input-label">${label}</span>${children}</label>${action}</div>`;
}

/** The browser's own select over entries that have an id and a name. */
export function Pick({ testId, value, entries, onPick }) {
  return html`<select class="select" data-testid=${testId} value=${value} onChange=${(event) => onPick(event.currentTarget.value)}>
    ${entries.map((entry) => html`<option key=${entry.id} value=${entry.id} selected=${entry.id === value}>${entry.name}</option>`)}
  </select>`;
}
