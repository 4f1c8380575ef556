import { Icon } from '../components/icon.js';
import { html } from '../html.js';
import { TextObject } from '../text/mrkdwn-view.js';
import { BlockElement } from './elements/element.js';
import { fieldId } from './field.js';
import { useSurface } from './surface.js';

/** A labelled field with its hint, and its error right below it. */
export function InputBlock({ block }) {
  const surface = useSurface();
  const id = fieldId(surface, block);
  const error = surface.errors?.[block.block_id];
  return html`<div class=${`block-input ${error ? 'has-error' : ''}`} data-block-id=${block.block_id}>
    <label id=${`${id}-label`} class="input-label" for=${id}>
      <${TextObject} text=${block.label} quiet />
      ${block.optional && html`<span class="input-optional">(optional)</span>`}
    </label>
    <${BlockElement} block=${block} element=${block.element} />
    ${error && html`<p id=${`${id}-error`} class="input-error"><${Icon} name="alert" /> ${error}</p>`}
    ${block.hint && html`<p id=${`${id}-hint`} class="input-hint"><${TextObject} text=${block.hint} /></p>`}
  </div>`;
}
