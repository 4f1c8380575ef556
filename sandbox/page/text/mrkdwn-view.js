import { useMemo } from 'preact/hooks';
import { html } from '../html.js';
import { EmojiText, Inline } from './inline-view.js';
import { parseMrkdwn } from './mrkdwn.js';

/** Message text in Slack's mrkdwn. Each part finds its own direction, so right-to-left text stays inside it. */
export function Mrkdwn({ text, verbatim = false }) {
  const blocks = useMemo(() => parseMrkdwn(text ?? '', { links: !verbatim }), [text, verbatim]);
  return blocks.map((block) => html`<${MrkdwnBlock} block=${block} />`);
}

function MrkdwnBlock({ block }) {
  switch (block.type) {
    case 'pre':
      return html`<pre>${block.text}</pre>`;
    case 'quote':
      return html`<blockquote><${Lines} lines=${block.lines} /></blockquote>`;
    case 'item':
      return html`<div class=${`list-line depth-${block.depth}`} dir="auto">
        <span class="list-mark">${block.marker}</span><span><${Inline} nodes=${block.nodes} /></span>
      </div>`;
  }
  return html`<div class="paragraph"><${Lines} lines=${block.lines} /></div>`;
}

function Lines({ lines }) {
  return lines.map((nodes) =>
    nodes.length
      ? html`<div class="line" dir="auto"><${Inline} nodes=${nodes} /></div>`
      : html`<div class="blank"></div>`,
  );
}

/** A Block Kit text object: `mrkdwn` is parsed, `plain_text` is shown as it is with emoji drawn. */
export function TextObject({ text, quiet = false }) {
  if (!text) return null;
  if (typeof text === 'string') return html`<${EmojiText} text=${text} quiet=${quiet} />`;
  if (text.type === 'mrkdwn') return html`<${Mrkdwn} text=${text.text} verbatim=${text.verbatim} />`;
  if (text.emoji === false) return text.text;
  return html`<${EmojiText} text=${text.text} quiet=${quiet} />`;
}

/** The bare words of a text object, for labels that must be strings. */
export const wordsOf = (text) => (typeof text === 'string' ? text : (text?.text ?? ''));
