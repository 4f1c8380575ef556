import { useId } from 'preact/hooks';
import { Dialog } from '../components/dialog.js';
import { html } from '../html.js';
import { TextObject } from '../text/mrkdwn-view.js';

/** Slack's "are you sure" before an action. */
export function Confirm({ confirm, onYes, onNo }) {
  const id = useId();
  return html`<${Dialog} class="dialog dialog-small" labelledBy=${id} testId="confirm" onCancel=${onNo}>
    <h2 id=${id} class="dialog-title"><${TextObject} text=${confirm.title} /></h2>
    <div class="dialog-body"><${TextObject} text=${confirm.text} /></div>
    <div class="dialog-actions">
      <button type="button" class="button" onClick=${onNo}><${TextObject} text=${confirm.deny} quiet /></button>
      <button
        type="button"
        class=${`button ${confirm.style === 'danger' ? 'button-danger' : 'button-primary'}`}
        onClick=${onYes}
      ><${TextObject} text=${confirm.confirm} quiet /></button>
    </div>
  </>`;
}
