import { loadEarlier } from '../gestures/channels.js';
import { html } from '../html.js';
import { useStore } from '../store/store.js';
import { useReading } from '../text/reading.js';
import { dayKey, dayName } from '../text/zoned-time.js';
import { Icon } from './icon.js';
import { Message } from './message.js';
import { useKeptFocus } from './use-kept-focus.js';
import { useStickToEnd } from './use-stick-to-end.js';

const GROUP_SECONDS = 300;
const NOTHING = { list: [], hasMore: false };

/** The messages of one channel, oldest first, by day. */
export function MessageList({ channel, name, unread }) {
  const held = useStore((state) => state.messages[channel]);
  const { list, hasMore, loading } = held ?? NOTHING;
  const { box, content, atEnd, toEnd, onScroll } = useStickToEnd(list[0]?.ts, { channel });
  useKeptFocus(box);
  const earlier = () => loadEarlier(channel);
  const scroll = () => {
    onScroll();
    if (box.current.scrollTop < 80 && hasMore && !loading) earlier();
  };
  return html`<div class="scroll-frame">
    <div class="message-scroll" ref=${box} onScroll=${scroll} tabindex="0" role="region" aria-label=${`Messages in ${name}`}>
      <div class="message-column" ref=${content}>
        ${!held && html`<${Skeleton} />`}
        ${held && !hasMore && html`<${Beginning} name=${name} empty=${list.length === 0} />`}
        ${
          hasMore &&
          html`<button type="button" class="button button-small earlier" onClick=${earlier}>
          ${loading ? 'Loading…' : 'Show earlier messages'}
        </button>`
        }
        <${MessagesByDay} channel=${channel} list=${list} newFrom=${firstNew(list, unread)} />
      </div>
    </div>
    ${!atEnd && html`<button type="button" class="to-end" onClick=${toEnd}>Newest <${Icon} name="chevron" /></button>`}
  </div>`;
}

const firstNew = (list, unread) =>
  unread > 0 && unread < list.length ? list[list.length - unread].ts : null;

/** Messages with a line between days; one author's run within five minutes is drawn as one group. */
export function MessagesByDay({ channel, list, newFrom, inThread = false }) {
  const { tz } = useReading();
  return list.map((message, at) => {
    const previous = list[at - 1];
    const ms = Number(message.ts) * 1000;
    const newDay = !previous || dayKey(ms, tz) !== dayKey(Number(previous.ts) * 1000, tz);
    return html`
      ${newDay && !inThread && html`<${DayLine} key=${`day-${message.ts}`} text=${dayName(ms, Date.now(), tz)} />`}
      ${newFrom === message.ts && html`<div class="new-line" role="separator"><span>New</span></div>`}
      <${Message}
        key=${message.ts}
        channel=${channel}
        message=${message}
        grouped=${!newDay && continues(previous, message)}
        inThread=${inThread}
      />`;
  });
}

function DayLine({ text }) {
  return html`<h3 class="day-line"><span>${text}</span></h3>`;
}

const isCard = (message) => Boolean(message.blocks?.length > 1 || message.attachments?.length);

function continues(previous, message) {
  if (previous.user !== message.user || previous.subtype || message.subtype) return false;
  if (isCard(previous) || isCard(message) || message.ephemeralFor || previous.ephemeralFor) return false;
  return Number(message.ts) - Number(previous.ts) < GROUP_SECONDS;
}

function Beginning({ name, empty }) {
  return html`<div class="beginning">
    <strong>${empty ? `Nothing in ${name} yet` : `This is where ${name} begins`}</strong>
    <p>${empty ? 'Messages and cards will appear here as they arrive.' : ''}</p>
  </div>`;
}

function Skeleton() {
  return html`<div class="skeleton" role="status" aria-label="Loading messages"><i></i><i></i><i></i></div>`;
}
