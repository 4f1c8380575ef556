import { html } from '../html.js';
import { emojiOf } from '../text/emoji.js';
import { useReading } from '../text/reading.js';
import { formatSlackDate } from '../text/slack-date.js';

const nameOf = (emoji) => emoji.replaceAll(':', '');

/** The emoji of somebody's status, to stand beside their name; nothing when there is none. */
export function StatusEmoji({ person }) {
  if (!person.status) return null;
  const words = person.statusText || nameOf(person.status).replaceAll('_', ' ');
  return html`<span class="status-emoji" role="img" aria-label=${words} title=${words}>${emojiOf(nameOf(person.status)) ?? person.status}</span>`;
}

/** A status in full: emoji, words, and until when. */
export function StatusWords({ person }) {
  const { tz, nowMs } = useReading();
  if (!person.status) return html`<p class="person-note">No status is set.</p>`;
  const until =
    person.statusUntil && formatSlackDate(person.statusUntil, '{date_short_pretty} at {time}', { tz, nowMs });
  return html`<p class="person-status" data-testid="person-status">
    <${StatusEmoji} person=${person} /> <span>${person.statusText}${until ? html`<small> until ${until}</small>` : ''}</span>
  </p>`;
}
