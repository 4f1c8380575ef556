import type { MrkdwnElement, PlainTextElement } from '@slack/types';
import { graphemesOf } from './graphemes';

/** Embeddings, overrides and isolates: the controls that can turn the text around them back to front. */
const DIRECTION_CONTROLS = /[\u202A-\u202E\u2066-\u2069]/gu;
/** Control characters that Slack drops or shows as boxes; tab and newline stay. */
const CONTROLS = /[\p{Cc}\u2028\u2029]/gu;
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u200F\u061C]/u;
const LINE_BREAKS = /\r\n?|\u2028|\u2029/gu;
const ZERO_WIDTH_SPACE = '\u200B';
const ELLIPSIS = '…';

/**
 * Text of a stranger, made harmless for what stands around it: direction controls and lone surrogates cannot
 * reorder or break the card. What is visible stays as it was written.
 */
export function neutralise(text: string): string {
  return text
    .replace(LINE_BREAKS, '\n')
    .replace(DIRECTION_CONTROLS, '')
    .replace(CONTROLS, (control) => (control === '\n' || control === '\t' ? control : ''))
    .replace(/\p{Surrogate}/gu, '\uFFFD');
}

/**
 * At most `max` code points, the last of them "…" when something was cut. Cuts between graphemes, so that a
 * family emoji or an accented letter is whole or absent; a grapheme longer than `max` is cut between code points.
 */
export function clipByCodePoints(text: string, max: number): string {
  return clip(text, max, codePoints);
}

/** At most `max` UTF-16 units, which is within a limit of Slack's however it counts; else as clipByCodePoints. */
export function clipByLength(text: string, max: number): string {
  return clip(text, max, utf16Units);
}

const codePoints = (text: string): number => [...text].length;
const utf16Units = (text: string): number => text.length;

function clip(text: string, max: number, sizeOf: (text: string) => number): string {
  if (text.length <= max) return text;
  let size = 0;
  let taken = 0;
  let fitting = 0;
  for (const part of partsOf(text, max)) {
    size += sizeOf(part);
    if (size > max) return text.slice(0, fitting).trimEnd() + ELLIPSIS;
    taken += part.length;
    if (size < max) fitting = taken;
  }
  return text;
}

/** Pieces of at most `max` code points that together are `text`, cut after a space where there is one to cut at. */
export function splitByCodePoints(text: string, max: number): string[] {
  if (text.length <= max) return [text];
  const pieces: string[] = [];
  let piece = '';
  let size = 0;
  for (const part of partsOf(text, max)) {
    const partSize = codePoints(part);
    if (size + partSize > max && piece) {
      const cut = lastBreak(piece);
      pieces.push(piece.slice(0, cut));
      piece = piece.slice(cut);
      size = codePoints(piece);
    }
    piece += part;
    size += partSize;
  }
  if (piece) pieces.push(piece);
  return pieces;
}

/** Graphemes of the text, those that are longer than `max` in code points one by one. */
function* partsOf(text: string, max: number): Generator<string> {
  for (const segment of graphemesOf(text)) {
    const points = segment.length <= max ? null : [...segment];
    if (!points || points.length <= max) yield segment;
    else yield* points;
  }
}

/** Where to cut a full piece: after its last white space, unless that would leave less than half of it. */
function lastBreak(piece: string): number {
  for (let at = piece.length; at > piece.length / 2; at -= 1) {
    if (/\s/.test(piece[at - 1] ?? '')) return at;
  }
  return piece.length;
}

/**
 * One line of a stranger's text to stand among our words: no line breaks, clipped, and, when it holds
 * right-to-left letters, isolated (Unicode UAX 9, FSI and PDI), so that it does not reorder its neighbours.
 */
export function inline(text: string, max: number): string {
  const line = clipByCodePoints(neutralise(text).replace(/\s+/gu, ' ').trim(), max);
  return RIGHT_TO_LEFT.test(line) ? `\u2068${line}\u2069` : line;
}

/**
 * A stranger's text for where mrkdwn is unavoidable: clip first, then escape. Slack has no escape for `*`, `_`, `~`,
 * the backtick and the colon of an emoji code, so a zero-width space after each keeps it from opening anything, and
 * one before a `>` keeps it from starting a quote.
 */
export function escapeMrkdwn(text: string): string {
  return escapeEntities(text.replace(/^>/gm, `${ZERO_WIDTH_SPACE}>`))
    .replace(/[*_~`]/g, (marker) => marker + ZERO_WIDTH_SPACE)
    .replace(/:(?=[\w+'-]+:)/g, `:${ZERO_WIDTH_SPACE}`);
}

/** The three characters that Slack reads as control characters (Slack docs, "Formatting message text"). */
function escapeEntities(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/**
 * A plain_text object that shows `text` as it is: no markup, no emoji codes. At most `max` UTF-16 units, so within
 * a limit of Slack's however it counts; Slack refuses an empty one.
 */
export function plain(text: string, max = 3000): PlainTextElement {
  const shown = clipByLength(neutralise(text), max);
  return { type: 'plain_text', text: /\S/u.test(shown) ? shown : '-', emoji: false };
}

/** A mrkdwn object of our own words. Verbatim: Slack makes no links or mentions that we did not write. */
export function mrkdwn(text: string): MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true };
}

/** A mention in mrkdwn, of a Slack user id; anything else is shown as text, so that it cannot be markup. */
export function mention(userId: string): string {
  return isUserId(userId) ? `<@${userId}>` : escapeMrkdwn(inline(userId, 60));
}

/** True for what Slack gives as a user id (U or W, then capitals and digits). */
export function isUserId(value: string): boolean {
  return /^[UW][A-Z0-9]{2,20}$/.test(value);
}

export const DAY_AND_TIME = '{date_short_pretty} at {time}';

/**
 * A date that Slack shows in each reader's own time zone and language: `<!date^SECONDS^FORMAT|FALLBACK>`
 * (Slack docs, "Formatting message text"). The fallback, UTC unless given, is what older clients show.
 */
export function slackDate(at: Date, format: string = DAY_AND_TIME, fallback: string = utcWords(at)): string {
  const seconds = Math.floor(at.getTime() / 1000);
  return `<!date^${seconds}^${format}|${escapeEntities(fallback.replace(/[|^]/g, ' '))}>`;
}

/** A date for where Slack's own token is not read, as "2026-11-24 17:00 UTC". */
export function utcWords(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
