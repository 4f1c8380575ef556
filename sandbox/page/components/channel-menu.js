import { setAppIn, setArchived, setShared } from '../gestures/admin.js';
import { html } from '../html.js';
import { useStore } from '../store/store.js';
import { Icon } from './icon.js';
import { MenuButton } from './menu.js';

/** What can happen to a channel in a real workspace, to see what the app makes of it. */
export function ChannelMenu({ channel }) {
  const app = useStore((state) => state.boot.bot.name);
  const { id, isArchived, hasApp, isExtShared } = channel;
  const entries = [
    {
      testId: 'channel-archive',
      label: isArchived ? 'Unarchive the channel' : 'Archive the channel',
      note: isArchived ? 'It takes messages again' : 'Nobody can post in it, the app neither',
      go: () => setArchived(id, !isArchived),
    },
    {
      testId: 'channel-app',
      label: hasApp ? `Remove ${app} from it` : `Add ${app} to it`,
      note: hasApp ? 'The app can neither post nor edit here' : 'The app is let in again',
      go: () => setAppIn(id, !hasApp),
    },
    {
      testId: 'channel-share',
      label: isExtShared ? 'Stop sharing it' : 'Share it with another company',
      note: isExtShared ? 'Ours alone again' : 'Strangers will read along',
      go: () => setShared(id, !isExtShared),
    },
  ];
  const items = (close) =>
    entries.map(
      ({ testId, label, note, go }) => html`<button
        type="button"
        role="menuitem"
        class="menu-item"
        data-testid=${testId}
        onClick=${() => {
          close();
          go();
        }}
      >${label}<small>${note}</small></button>`,
    );
  return html`<${MenuButton}
    class="icon-button channel-menu"
    testId="channel-menu"
    label=${`What happens to #${channel.name}`}
    content=${html`<${Icon} name="more" />`}
    items=${items}
  />`;
}
