import { html } from '../html.js';
import { TextObject } from '../text/mrkdwn-view.js';
import { BlockElement } from './elements/element.js';
import { ImageElement, Picture } from './elements/image-element.js';

export function HeaderBlock({ block }) {
  return html`<h3 class="block-header" dir="auto"><${TextObject} text=${block.text} /></h3>`;
}

export function SectionBlock({ block }) {
  const wide = block.accessory && block.accessory.type !== 'image' && block.accessory.type !== 'overflow';
  return html`<div class=${`block-section ${wide ? 'has-wide-accessory' : ''}`}>
    <div class="section-words">
      ${block.text && html`<div class="words" dir="auto"><${TextObject} text=${block.text} /></div>`}
      ${
        block.fields &&
        html`<div class="fields">
        ${block.fields.map((field) => html`<div class="words field" dir="auto"><${TextObject} text=${field} /></div>`)}
      </div>`
      }
    </div>
    ${block.accessory && html`<div class="accessory"><${BlockElement} block=${block} element=${block.accessory} /></div>`}
  </div>`;
}

export function ContextBlock({ block }) {
  return html`<div class="block-context">
    ${block.elements.map((element) =>
      element.type === 'image'
        ? html`<${ImageElement} element=${element} class="context-image" />`
        : html`<div class="words" dir="auto"><${TextObject} text=${element} /></div>`,
    )}
  </div>`;
}

export function ActionsBlock({ block }) {
  return html`<div class="block-actions">
    ${block.elements.map((element, at) => html`<${BlockElement} key=${element.action_id ?? at} block=${block} element=${element} />`)}
  </div>`;
}

export function DividerBlock() {
  return html`<hr class="block-divider" />`;
}

export function ImageBlock({ block }) {
  return html`<figure class="block-image">
    ${block.title && html`<figcaption><${TextObject} text=${block.title} /></figcaption>`}
    <${Picture} element=${block} />
  </figure>`;
}
