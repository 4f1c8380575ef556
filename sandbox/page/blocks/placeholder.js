import { html } from '../html.js';

/** Stands, visibly, where something is that this page cannot draw. */
export function Placeholder({ what = 'Block', type }) {
  return html`<div class="placeholder" data-testid="placeholder">${what} type ${type} cannot be drawn here</div>`;
}
