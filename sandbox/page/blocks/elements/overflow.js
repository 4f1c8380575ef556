import { useState } from 'preact/hooks';
import { Icon } from '../../components/icon.js';
import { MenuButton } from '../../components/menu.js';
import { html } from '../../html.js';
import { isSafeUrl } from '../../text/mrkdwn-angle.js';
import { TextObject } from '../../text/mrkdwn-view.js';
import { Confirm } from '../confirm.js';
import { useSurface } from '../surface.js';

/** The three-dot menu of a card. */
export function OverflowElement({ block, element }) {
  const { act } = useSurface();
  const [asking, setAsking] = useState(null);
  const [waiting, setWaiting] = useState(false);
  const choose = async (option) => {
    setAsking(null);
    if (isSafeUrl(option.url)) window.open(option.url, '_blank', 'noopener');
    setWaiting(true);
    const { action_id } = element;
    await act({ type: 'overflow', action_id, block_id: block.block_id, selected_option: option });
    setWaiting(false);
  };
  const items = (close) =>
    element.options.map(
      (option) => html`<button
        type="button"
        role="menuitem"
        class="menu-item"
        onClick=${() => {
          close();
          if (element.confirm) setAsking(option);
          else choose(option);
        }}
      ><${TextObject} text=${option.text} quiet />
        ${option.description && html`<small><${TextObject} text=${option.description} quiet /></small>`}
      </button>`,
    );
  return html`<${MenuButton}
      class=${`button button-icon ${waiting ? 'is-waiting' : ''}`}
      label="More actions"
      content=${html`<${Icon} name="more" />`}
      items=${items}
    />
    ${asking && html`<${Confirm} confirm=${element.confirm} onYes=${() => choose(asking)} onNo=${() => setAsking(null)} />`}`;
}
