import { useState } from 'preact/hooks';
import { Dialog } from '../../components/dialog.js';
import { Icon } from '../../components/icon.js';
import { html } from '../../html.js';

// A picture that is named by its id alone is where all of the workspace's files are.
const placeOf = (id) => (id ? `/files-pri/T0SANDBOX-${encodeURIComponent(id)}/picture` : undefined);
const addressOf = (image) =>
  image.image_url ?? image.slack_file?.url ?? image.slack_file?.url_private ?? placeOf(image.slack_file?.id);

/** A picture as wide as the column, which opens large. */
export function Picture({ element }) {
  const [isLarge, setLarge] = useState(false);
  const close = () => setLarge(false);
  return html`<${ImageElement} element=${element} class="picture" onOpen=${() => setLarge(true)} />
    ${isLarge && html`<${LargePicture} element=${element} onClose=${close} />`}`;
}

function LargePicture({ element, onClose }) {
  return html`<${Dialog} class="dialog dialog-picture" label=${element.alt_text || 'Picture'} testId="large-picture" isLight onCancel=${onClose}>
    <button type="button" class="icon-button" aria-label="Close" onClick=${onClose}><${Icon} name="close" /></button>
    <img src=${addressOf(element)} alt=${element.alt_text} />
  </>`;
}

/** A picture of a block; when it cannot be loaded its description takes its place. `onOpen`: it is a button. */
export function ImageElement({ element, class: className = 'image-element', onOpen }) {
  const [broken, setBroken] = useState(false);
  const source = addressOf(element);
  if (broken || !source) return html`<span class="image-missing">Image: ${element.alt_text}</span>`;
  const image = html`<img class=${className} src=${source} alt=${element.alt_text} loading="lazy" onError=${() => setBroken(true)} />`;
  if (!onOpen) return image;
  return html`<button type="button" class="picture-button" title="Enlarge" aria-haspopup="dialog" onClick=${onOpen}>${image}</button>`;
}
