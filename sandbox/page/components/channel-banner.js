import { setAppIn, setArchived } from '../gestures/admin.js';
import { html } from '../html.js';
import { useStore } from '../store/store.js';
import { Icon } from './icon.js';

/** Says what is unusual about a channel, with the way back. */
export function ChannelBanner({ channel }) {
  const app = useStore((state) => state.boot.bot.name);
  const { id, isArchived, hasApp, isExtShared } = channel;
  const line = (icon, words, label, undo) => html`<p class="channel-banner" data-testid="channel-banner">
    <${Icon} name=${icon} /><span>${words}</span>
    ${label && html`<button type="button" class="button button-small" onClick=${undo}>${label}</button>`}
  </p>`;
  return html`<div role="status">
    ${isArchived && line('box', 'This channel is archived. Nobody can post in it.', 'Unarchive', () => setArchived(id, false))}
    ${!hasApp && line('alert', `${app} is not in this channel.`, 'Add it', () => setAppIn(id, true))}
    ${isExtShared && line('link', 'Shared with another company: its people read along.')}
  </div>`;
}
