import { html } from '../html.js';
import { SafeLink } from '../text/inline-view.js';
import { TextObject } from '../text/mrkdwn-view.js';
import { Picture } from './elements/image-element.js';

/** A video, as its still picture and title: nothing is loaded from other hosts but the picture. */
export function VideoBlock({ block }) {
  return html`<div class="block-media">
    <strong><${SafeLink} url=${block.title_url ?? block.video_url}><${TextObject} text=${block.title} /></></strong>
    <${Picture} element=${{ image_url: block.thumbnail_url, alt_text: block.alt_text }} />
    ${block.description && html`<p><${TextObject} text=${block.description} /></p>`}
  </div>`;
}

export function FileBlock({ block }) {
  return html`<div class="block-media">Remote file ${block.external_id}</div>`;
}

/** A file that was shared with a message: pictures are shown, others named with a link. */
export function SharedFile({ file }) {
  if (file.mode === 'tombstone') return html`<div class="file-card">This file was deleted.</div>`;
  const address = file.url_private ?? file.permalink;
  if (file.mimetype?.startsWith('image/') && address) {
    return html`<${Picture} element=${{ image_url: address, alt_text: file.alt_txt ?? file.title ?? file.name }} />`;
  }
  const label = file.title ?? file.name ?? file.id;
  return html`<div class="file-card">
    ${address ? html`<a href=${file.url_private_download ?? address} download=${file.name}>${label}</a>` : label}
    <small>${file.filetype ?? file.mimetype ?? 'file'}</small>
  </div>`;
}
