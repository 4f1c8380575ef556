import { html } from '../html.js';
import { splitEmoji } from './emoji.js';
import { isSafeUrl } from './mrkdwn-angle.js';
import { useReading } from './reading.js';
import { formatSlackDate } from './slack-date.js';

/** Text with known emoji shortcodes drawn. */
export function EmojiText({ text, quiet = false }) {
  return splitEmoji(text).map((part) => {
    if (typeof part === 'string') return part;
    const naming = quiet
      ? { 'aria-hidden': 'true' }
      : { role: 'img', 'aria-label': part.name.replaceAll('_', ' ') };
    return html`<span class="emoji" ...${naming}>${part.emoji}</span>`;
  });
}

/** Nodes of one line, as elements. */
export function Inline({ nodes }) {
  return nodes.map((node) => html`<${InlineNode} node=${node} />`);
}

function InlineNode({ node }) {
  switch (node.type) {
    case 'text':
      return html`<${EmojiText} text=${node.text} />`;
    case 'code':
      return html`<code>${node.text}</code>`;
    case 'bold':
      return html`<strong><${Inline} nodes=${node.children} /></strong>`;
    case 'italic':
      return html`<em><${Inline} nodes=${node.children} /></em>`;
    case 'strike':
      return html`<s><${Inline} nodes=${node.children} /></s>`;
    case 'link':
      return html`<${SafeLink} url=${node.url}><${Inline} nodes=${node.children} /></>`;
    case 'user':
      return html`<${UserMention} id=${node.id} label=${node.label} />`;
    case 'channel':
      return html`<${ChannelMention} id=${node.id} label=${node.label} />`;
    case 'broadcast':
      return html`<span class="mention mention-broadcast">@${node.range}</span>`;
    case 'date':
      return html`<${SlackDate} ...${node} />`;
  }
  return null;
}

/** A link that leaves the page safely; a permalink of this workspace opens inside it. */
export function SafeLink({ url, children }) {
  const { openLink } = useReading();
  if (!isSafeUrl(url)) return children;
  const follow = (event) => {
    if (openLink(url)) event.preventDefault();
  };
  return html`<a href=${url} target="_blank" rel="noopener noreferrer" onClick=${follow}>${children}</a>`;
}

export function UserMention({ id, label }) {
  const { nameOf, isSomebody, openPerson, as } = useReading();
  const words = html`@${nameOf(id) ?? label ?? id}`;
  const looks = `mention ${id === as ? 'mention-me' : ''}`;
  if (!isSomebody(id)) return html`<span class=${looks}>${words}</span>`;
  return html`<button type="button" class=${`${looks} mention-link`} onClick=${() => openPerson(id)}>${words}</button>`;
}

export function ChannelMention({ id, label }) {
  const { channelName, openChannel } = useReading();
  const name = channelName(id);
  if (!name) return html`<span class="mention">#${label || 'private channel'}</span>`;
  return html`<button type="button" class="mention mention-link" onClick=${() => openChannel(id)}>#${name}</button>`;
}

/** A date token in the reader's own time zone, with the full date and zone on hover. */
export function SlackDate({ timestamp, format, url, fallback }) {
  const { tz, nowMs } = useReading();
  if (!Number.isFinite(timestamp)) return fallback ?? '';
  const text = formatSlackDate(timestamp, format, { tz, nowMs });
  const full = formatSlackDate(timestamp, `{date_long} at {time} (${tz})`, { tz, nowMs });
  const iso = new Date(timestamp * 1000).toISOString();
  const time = html`<time datetime=${iso} title=${full}>${text}</time>`;
  return url ? html`<${SafeLink} url=${url}>${time}</>` : time;
}
