import type { Band } from '../../domain/bands';
import type { ContactChannel, FollowUpState, Outcome } from '../../domain/follow-up';

/** A shape and a word for each band, so that no band is told by colour. */
export const BAND_WORDS: Record<Band, { glyph: string; word: string }> = {
  detractor: { glyph: '▼', word: 'Detractor' },
  passive: { glyph: '◆', word: 'Passive' },
  promoter: { glyph: '▲', word: 'Promoter' },
};

export const STATE_WORDS: Record<FollowUpState['kind'], { glyph: string; word: string }> = {
  open: { glyph: '○', word: 'Open' },
  claimed: { glyph: '◐', word: 'Claimed' },
  contacted: { glyph: '◕', word: 'Contacted' },
  resolved: { glyph: '✓', word: 'Resolved' },
};

export const OUTCOME_WORDS: Record<Outcome, string> = {
  issue_fixed: 'We fixed the problem',
  explained: 'We explained, and they understood',
  referred_to_product: 'Passed on to Product',
  relationship_repaired: 'We put things right between us',
  thanked: 'We thanked them',
  no_response: 'They did not answer',
  no_action_possible: 'Nothing we can do',
};

/** How a contact is named in the form: "Phone". */
export const CHANNEL_WORDS: Record<ContactChannel, string> = {
  phone: 'Phone',
  video: 'Video call',
  email: 'E-mail',
  in_person: 'In person',
  chat: 'Chat',
};

/** How a contact is told in a sentence: "reached the customer by phone". */
export const BY_CHANNEL_WORDS: Record<ContactChannel, string> = {
  phone: 'by phone',
  video: 'on a video call',
  email: 'by e-mail',
  in_person: 'in person',
  chat: 'in a chat',
};

export type PriorityLevel = 'urgent' | 'high' | 'normal' | 'low';

export const PRIORITY_WORDS: Record<PriorityLevel, string> = {
  urgent: 'Urgent',
  high: 'High',
  normal: 'Normal',
  low: 'Low',
};

/** "▼ Detractor 3/10" */
export function scoreWords(band: Band, score: number): string {
  const { glyph, word } = BAND_WORDS[band];
  return `${glyph} ${word} ${score}/10`;
}

/** "1 follow-up", "3 follow-ups", "1,204 follow-ups" */
export function count(n: number, one: string, many: string = `${one}s`): string {
  return `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;
}

/** "CX", "CX and Product", "CX, Product and Sales" */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** "$48,000", or "48,000 XYZ" when the currency is not a code that is known. */
export function money(amount: number, currency: string | null): string {
  const code = currency?.trim().toUpperCase() ?? '';
  if (!/^[A-Z]{3}$/.test(code)) return amount.toLocaleString('en-US', { maximumFractionDigits: 0 });
  return amount.toLocaleString('en-US', { style: 'currency', currency: code, maximumFractionDigits: 0 });
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** "12 Jan 2027" of an ISO day; a calendar day has no time zone, so Slack's date token would shift it. */
export function dayWords(isoDay: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(isoDay) ?? [];
  const name = MONTHS[Number(month) - 1];
  return name ? `${Number(day)} ${name} ${year}` : isoDay;
}
