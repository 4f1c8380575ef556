import { useState } from 'preact/hooks';
import { html } from '../../html.js';
import { isSafeUrl } from '../../text/mrkdwn-angle.js';
import { TextObject } from '../../text/mrkdwn-view.js';
import { Confirm } from '../confirm.js';
import { useSurface } from '../surface.js';

/** A button: asks first when it has `confirm`, and shows that it waits until the app has answered. */
export function ButtonElement({ block, element }) {
  const { act } = useSurface();
  const [asking, setAsking] = useState(false);
  const [waiting, setWaiting] = useState(false);
  const press = async () => {
    setAsking(false);
    if (isSafeUrl(element.url)) window.open(element.url, '_blank', 'noopener');
    setWaiting(true);
    const { type, action_id, value, text, style } = element;
    await act({ type, action_id, block_id: block.block_id, value, text, style });
    setWaiting(false);
  };
  const click = () => {
    if (waiting) return;
    if (element.confirm) setAsking(true);
    else press();
  };
  return html`<button
      type="button"
      class=${`button ${element.style ? `button-${element.style}` : ''} ${waiting ? 'is-waiting' : ''}`}
      aria-label=${element.accessibility_label}
      aria-busy=${waiting ? 'true' : undefined}
      data-action-id=${element.action_id}
      onClick=${click}
    ><${TextObject} text=${element.text} quiet /></button>
    ${asking && html`<${Confirm} confirm=${element.confirm} onYes=${press} onNo=${() => setAsking(false)} />`}`;
}
