import { html } from '../html.js';
import { Icon } from './icon.js';

/** The button that opens the choice of files. */
export function AttachButton({ onFiles }) {
  const choose = (event) => {
    onFiles([...event.currentTarget.files]);
    event.currentTarget.value = '';
  };
  return html`<label class="icon-button attach-button" title="Attach files">
    <${Icon} name="clip" />
    <input type="file" multiple aria-label="Attach files" data-testid="attach" onChange=${choose} />
  </label>`;
}

/** What was attached and is not sent yet. */
export function WaitingFiles({ files, onRemove }) {
  if (files.length === 0) return null;
  return html`<ul class="waiting-files" aria-label="Attached files">
    ${files.map(
      (file, i) => html`<li>
      <span>${file.name}</span>
      <button type="button" class="icon-button" aria-label=${`Remove ${file.name}`} onClick=${() => onRemove(i)}><${Icon} name="close" /></button>
    </li>`,
    )}
  </ul>`;
}
