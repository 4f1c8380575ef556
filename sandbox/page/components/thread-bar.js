import { openThread } from '../gestures/threads.js';
import { html } from '../html.js';
import { latestReply, replyCount, replyUsers } from '../store/message-list.js';
import { personOf } from '../store/people.js';
import { useStore } from '../store/store.js';
import { useReading } from '../text/reading.js';
import { ago } from '../text/slack-date.js';
import { Avatar } from './avatar.js';
import { Icon } from './icon.js';

/** How many replies there are, or how to write the first one. */
export function ThreadBar({ channel, message }) {
  const boot = useStore((state) => state.boot);
  useReading();
  const count = replyCount(message);
  const open = () => openThread(channel, message.ts);
  if (count === 0) {
    return html`<button type="button" class="reply-button" aria-label="Reply in thread" title="Reply in thread" onClick=${open}>
      <${Icon} name="thread" />
    </button>`;
  }
  const faces = replyUsers(message)
    .slice(0, 3)
    .map((id) => {
      const isApp = id === boot.bot.id;
      return html`<${Avatar} id=${id} name=${isApp ? boot.bot.name : personOf(boot, id).name} size="tiny" isApp=${isApp} />`;
    });
  const latest = latestReply(message);
  return html`<button type="button" class="thread-bar" onClick=${open}>
    <span class="faces">${faces}</span>
    <strong>${count} ${count === 1 ? 'reply' : 'replies'}</strong>
    ${latest && html`<small>last ${ago(Number(latest) * 1000, Date.now())}</small>`}
  </button>`;
}
