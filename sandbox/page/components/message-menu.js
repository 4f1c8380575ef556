import { useState } from 'preact/hooks';
import { Confirm } from '../blocks/confirm.js';
import { deleteMessage } from '../gestures/admin.js';
import { html } from '../html.js';
import { Icon } from './icon.js';
import { MenuButton } from './menu.js';

const plain = (text) => ({ type: 'plain_text', text });
const QUESTION = {
  title: plain('Delete this message?'),
  text: plain(
    'As an administrator can: the app is not asked, and finds nothing when it next edits the message.',
  ),
  confirm: plain('Delete'),
  deny: plain('Keep it'),
  style: 'danger',
};

/** What an administrator can do to a message of the app. */
export function MessageMenu({ channel, ts }) {
  const [asking, setAsking] = useState(false);
  const yes = () => {
    setAsking(false);
    deleteMessage(channel, ts);
  };
  const items = (close) => html`<button
    type="button"
    role="menuitem"
    class="menu-item is-danger"
    data-testid="delete-message"
    onClick=${() => {
      close();
      setAsking(true);
    }}
  >Delete message…</button>`;
  return html`<${MenuButton}
      class="message-menu"
      testId="message-menu"
      label="More for this message"
      content=${html`<${Icon} name="more" />`}
      items=${items}
    />
    ${asking && html`<${Confirm} confirm=${QUESTION} onYes=${yes} onNo=${() => setAsking(false)} />`}`;
}
