import { html } from '../html.js';
import { emojiOf } from '../text/emoji.js';
import { ChannelMention, SafeLink, SlackDate, UserMention } from '../text/inline-view.js';
import { Placeholder } from './placeholder.js';

export function RichTextBlock({ block }) {
  return html`<div class="words rich-text">${block.elements.map(part)}</div>`;
}

function part(element) {
  switch (element.type) {
    case 'rich_text_section':
      return html`<div class="line" dir="auto">${element.elements.map(inline)}</div>`;
    case 'rich_text_quote':
      return html`<blockquote dir="auto">${element.elements.map(inline)}</blockquote>`;
    case 'rich_text_preformatted':
      return html`<pre>${element.elements.map(inline)}</pre>`;
    case 'rich_text_list':
      return list(element);
  }
  return html`<${Placeholder} what="Text" type=${element.type} />`;
}

function list(element) {
  const items = element.elements.map((section) => html`<li dir="auto">${section.elements.map(inline)}</li>`);
  const depth = `rich-list depth-${Math.min(element.indent ?? 0, 4)}`;
  if (element.style !== 'ordered') return html`<ul class=${depth}>${items}</ul>`;
  return html`<ol class=${depth} start=${(element.offset ?? 0) + 1}>${items}</ol>`;
}

function inline(element) {
  return styled(bare(element), element.style);
}

function bare(element) {
  switch (element.type) {
    case 'text':
      return element.text;
    case 'link':
      return html`<${SafeLink} url=${element.url}>${element.text ?? element.url}</>`;
    case 'user':
      return html`<${UserMention} id=${element.user_id} />`;
    case 'channel':
      return html`<${ChannelMention} id=${element.channel_id} />`;
    case 'usergroup':
      return html`<span class="mention">@${element.usergroup_id}</span>`;
    case 'broadcast':
      return html`<span class="mention mention-broadcast">@${element.range}</span>`;
    case 'emoji':
      return html`<${Emoji} name=${element.name} />`;
    case 'date':
      return html`<${SlackDate} ...${element} />`;
    case 'color':
      return element.value;
  }
  return html`<${Placeholder} what="Text" type=${element.type} />`;
}

function Emoji({ name }) {
  const emoji = emojiOf(name);
  if (!emoji) return `:${name}:`;
  return html`<span class="emoji" role="img" aria-label=${name.replaceAll('_', ' ')}>${emoji}</span>`;
}

function styled(content, style = {}) {
  let drawn = content;
  if (style.code) drawn = html`<code>${drawn}</code>`;
  if (style.strike) drawn = html`<s>${drawn}</s>`;
  if (style.italic) drawn = html`<em>${drawn}</em>`;
  if (style.bold) drawn = html`<strong>${drawn}</strong>`;
  if (style.underline) drawn = html`<u>${drawn}</u>`;
  return drawn;
}
