import { useRef } from 'preact/hooks';
import { Blocks } from '../blocks/blocks.js';
import { SharedFile } from '../blocks/media-blocks.js';
import { openPerson } from '../gestures/people.js';
import { html } from '../html.js';
import { withoutMessage } from '../store/message-list.js';
import { personOf } from '../store/people.js';
import { remember, remembered } from '../store/remembered.js';
import { change, useStore } from '../store/store.js';
import { Mrkdwn } from '../text/mrkdwn-view.js';
import { useReading } from '../text/reading.js';
import { inZone, timeOfDay } from '../text/zoned-time.js';
import { Attachment } from './attachment.js';
import { Avatar } from './avatar.js';
import { Icon } from './icon.js';
import { MessageMenu } from './message-menu.js';
import { StatusEmoji } from './status-words.js';
import { ThreadBar } from './thread-bar.js';
import { useKeptFocus } from './use-kept-focus.js';
import { useMessageSurface } from './use-message-surface.js';

/** One message: who, when, what, and where its thread is. */
export function Message({ channel, message, grouped, inThread }) {
  const boot = useStore((state) => state.boot);
  const surface = useMessageSurface(channel, message);
  const author = authorOf(boot, message);
  const isMine = message.ephemeralFor != null;
  const article = useRef(null);
  useKeptFocus(article);
  if (isMine && remembered('dismissed')?.includes(message.ts)) return null;
  return html`<article
    class=${`message ${grouped ? 'is-grouped' : ''} ${isMine ? 'is-ephemeral' : ''}`}
    ref=${article}
    tabindex="-1"
    data-testid="message"
    data-ts=${message.ts}
    aria-label=${`${author.name}, ${useTime(message).short}`}
  >
    <div class="message-gutter">
      ${grouped ? html`<${When} message=${message} brief />` : html`<${Face} author=${author} />`}
    </div>
    <div class="message-main">
      ${
        !grouped &&
        html`<header class="message-head">
        <${Author} author=${author} />
        ${author.isApp && html`<span class="tag">App</span>`}
        ${author.isGuest && html`<span class="tag">Guest</span>`}
        <${When} message=${message} />
      </header>`
      }
      <${Content} message=${message} surface=${surface} />
      ${message.edited && html`<span class="edited">(edited)</span>`}
      ${isMine && html`<${OnlyYou} channel=${channel} ts=${message.ts} />`}
      ${!inThread && !isMine && html`<${ThreadBar} channel=${channel} message=${message} />`}
      ${author.isApp && !isMine && html`<${MessageMenu} channel=${channel} ts=${message.ts} />`}
    </div>
  </article>`;
}

function authorOf(boot, message) {
  if (message.bot_id || message.user === boot.bot.id) {
    return { id: boot.bot.id, name: message.username ?? boot.bot.name, isApp: true };
  }
  return personOf(boot, message.user);
}

// The face is for the pointer; by keyboard the name beside it does the same.
function Face({ author }) {
  if (!isSomebody(author)) return html`<${Avatar} ...${author} />`;
  return html`<span class="face" onClick=${() => openPerson(author.id)}><${Avatar} id=${author.id} name=${author.name} /></span>`;
}

function Author({ author }) {
  if (!isSomebody(author)) return html`<strong class="author">${author.name}</strong>`;
  return html`<button type="button" class="author author-button" onClick=${() => openPerson(author.id)}>${author.name}</button>
    <${StatusEmoji} person=${author} />`;
}

const isSomebody = (author) => !author.isApp && author.handle;

function useTime(message) {
  const { tz } = useReading();
  const ms = Number(message.ts) * 1000;
  const full = inZone(ms, tz, { dateStyle: 'full', timeStyle: 'short' });
  return { iso: new Date(ms).toISOString(), short: timeOfDay(ms, tz), full };
}

function When({ message, brief = false }) {
  const { iso, short, full } = useTime(message);
  return html`<time class=${brief ? 'when-brief' : 'when'} datetime=${iso} title=${full}>${brief ? short.replace(/ [AP]M$/, '') : short}</time>`;
}

function Content({ message, surface }) {
  const { blocks = [], attachments = [], files = [] } = message;
  const drawn = [
    blocks.length === 0 && message.text && html`<div class="words"><${Mrkdwn} text=${message.text} /></div>`,
    blocks.length > 0 && html`<${Blocks} blocks=${blocks} surface=${surface} />`,
    attachments.map((attachment) => html`<${Attachment} attachment=${attachment} surface=${surface} />`),
    files.map((file) => html`<${SharedFile} file=${file} />`),
  ];
  return html`<div class=${blocks.length > 1 ? 'card' : 'plain'}>${drawn}</div>`;
}

function OnlyYou({ channel, ts }) {
  const dismiss = () => {
    remember('dismissed', [...(remembered('dismissed') ?? []).slice(-200), ts]);
    change(({ messages, thread }) => {
      const held = messages[channel];
      return {
        messages: held
          ? { ...messages, [channel]: { ...held, list: withoutMessage(held.list, ts) } }
          : messages,
        thread: thread?.list ? { ...thread, list: withoutMessage(thread.list, ts) } : thread,
      };
    });
  };
  return html`<p class="only-you">
    <${Icon} name="eye" /> Only visible to you
    <button type="button" class="link-button" onClick=${dismiss}>Dismiss</button>
  </p>`;
}
