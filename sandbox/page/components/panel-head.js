import { html } from '../html.js';
import { Icon } from './icon.js';

/** The head of a side panel, with its way out (also Esc). */
export function PanelHead({ title, note, onClose }) {
  return html`<header class="panel-head">
    <button type="button" class="icon-button panel-back" aria-label="Back" onClick=${onClose}><${Icon} name="back" /></button>
    <div><h2>${title}</h2>${note && html`<small>${note}</small>`}</div>
    <button type="button" class="icon-button panel-close" aria-label=${`Close ${title.toLowerCase()}`} onClick=${onClose}>
      <${Icon} name="close" />
    </button>
  </header>`;
}
