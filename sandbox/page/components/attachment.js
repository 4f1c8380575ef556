import { Blocks } from '../blocks/blocks.js';
import { html } from '../html.js';
import { SafeLink } from '../text/inline-view.js';
import { Mrkdwn } from '../text/mrkdwn-view.js';

const COLOURS = { good: '#1f8a5b', warning: '#c58a1a', danger: '#c2362b' };

const colourOf = (color) =>
  COLOURS[color] ?? (/^#?[0-9a-f]{6}$/i.test(color ?? '') ? `#${color.replace('#', '')}` : null);

/** A secondary attachment: blocks or old-style text, with its coloured bar. */
export function Attachment({ attachment, surface }) {
  const colour = colourOf(attachment.color);
  return html`<div class="attachment" style=${colour ? { borderInlineStartColor: colour } : undefined}>
    ${attachment.pretext && html`<div class="words"><${Mrkdwn} text=${attachment.pretext} /></div>`}
    ${
      attachment.title &&
      html`<strong>
      <${SafeLink} url=${attachment.title_link}>${attachment.title}</>
    </strong>`
    }
    ${attachment.blocks?.length > 0 && html`<${Blocks} blocks=${attachment.blocks} surface=${surface} />`}
    ${!attachment.blocks?.length && attachment.text && html`<div class="words"><${Mrkdwn} text=${attachment.text} /></div>`}
    ${attachment.footer && html`<small class="attachment-footer">${attachment.footer}</small>`}
  </div>`;
}
