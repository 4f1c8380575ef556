import { useState } from 'preact/hooks';
import { html } from '../../html.js';

// A picture that is named by its id alone is where all of the workspace's files are.
const placeOf = (id) => (id ? `/files-pri/T0SANDBOX-${encodeURIComponent(id)}/picture` : undefined);
const addressOf = (image) =>
  image.image_url ?? image.slack_file?.url ?? image.slack_file?.url_private ?? placeOf(image.slack_file?.id);

/** A picture of a block; when it cannot be loaded its description takes its place. */
export function ImageElement({ element, class: className = 'image-element' }) {
  const [broken, setBroken] = useState(false);
  const source = addressOf(element);
  if (broken || !source) return html`<span class="image-missing">Image: ${element.alt_text}</span>`;
  return html`<img class=${className} src=${source} alt=${element.alt_text} loading="lazy" onError=${() => setBroken(true)} />`;
}
