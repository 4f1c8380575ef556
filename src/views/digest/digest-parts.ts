import type { KnownBlock } from '@slack/types';
import { DIGEST_INTRO_MAX, DIGEST_TITLE_MAX } from '../../domain/committee/digest';
import { header, section } from '../text/message';
import { clipByLength, inline, neutralise, plain } from '../text/mrkdwn';
import { bold, line, quote, richText, words } from '../text/rich-text';
import { count, dayWords } from '../text/words';
import { quoteWords } from '../themes/themes-report';
import type { DigestEntryModel, DigestModel } from './digest-model';

/** For the entries of one message, of the 10,000 characters that Slack takes of all its texts. */
const ENTRIES_BUDGET = 7800;
const QUOTE_MAX = 300;

/** "You asked, we delivered: October 2026" */
export function digestTitle({ periodName }: Pick<DigestModel, 'periodName'>): string {
  return `You asked, we delivered: ${periodName}`;
}

/** "14 customers spoke of Billing in the year before": a theme is no request for this very thing. Null when nobody did. */
export function raisedWords({
  accounts,
  answers,
  themeName,
}: Pick<DigestEntryModel, 'accounts' | 'answers' | 'themeName'>): string | null {
  const about = inline(themeName, DIGEST_TITLE_MAX) || 'it';
  if (accounts > 0) return `${count(accounts, 'customer')} spoke of ${about} in the year before`;
  // Answers that match no account are of nobody knows how many.
  return answers > 0 ? `${count(answers, 'answer')} spoke of ${about} in the year before` : null;
}

/** "since 12 Oct 2026" */
export function sinceWords({ kind, since }: Pick<DigestEntryModel, 'kind' | 'since'>): string | null {
  if (kind === 'declined') return 'decided against';
  return since ? `since ${dayWords(since)}` : null;
}

/** What colleagues read: the intro and each entry that is told, with somebody's words and whose they are. */
export function internalBlocks(model: DigestModel): KnownBlock[] {
  const told = model.entries.filter(({ isTold }) => isTold);
  const each = Math.floor(ENTRIES_BUDGET / Math.max(1, told.length));
  const delivered = told.filter(({ kind }) => kind === 'delivered');
  const declined = told.filter(({ kind }) => kind === 'declined');
  const intro = clipByLength(neutralise(model.intro).trim(), DIGEST_INTRO_MAX);
  return [
    header(digestTitle(model)),
    ...(intro ? [{ type: 'section' as const, text: plain(intro) }] : []),
    ...delivered.map((one) => entryBlock(one, each)),
    ...(declined.length > 0 ? [section('*What we decided against, and why*')] : []),
    ...declined.map((one) => entryBlock(one, each)),
  ];
}

function entryBlock(entry: DigestEntryModel, max: number): KnownBlock {
  const title = inline(entry.title, DIGEST_TITLE_MAX) || '-';
  const facts = [raisedWords(entry), sinceWords(entry)].filter((one) => one !== null).join(' · ');
  const said = entry.quote
    ? clipByLength(quoteWords(entry.quote), Math.min(QUOTE_MAX, Math.floor(max / 3)))
    : '';
  const left = Math.max(60, max - title.length - facts.length - said.length - 20);
  const text = clipByLength(neutralise(entry.words).trim(), left);
  return richText(
    line(bold(`${entry.kind === 'delivered' ? '✓' : '✕'} ${title}`)),
    ...(facts ? [line(words(facts[0]!.toUpperCase() + facts.slice(1)))] : []),
    ...(text ? [line(words(text))] : []),
    ...(said ? [quote(said)] : []),
  );
}
