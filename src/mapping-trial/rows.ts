import { isDeepStrictEqual } from 'node:util';
import type { Parsed } from '../domain/answer';
import type { PastDelivery } from '../queries/operations/deliveries';
import { verdict } from '../use-cases/answers/record-delivery';
import { graphemesOf } from '../views/text/graphemes';

export interface Row {
  receivedAt: Date;
  was: string;
  becomes: string;
  /** True when the mapping would make something else of it; also where that is clipped off. */
  differs: boolean;
  /** Is parked, and would not be: a replay takes it. */
  replayable: boolean;
  /** Is parked now. */
  parked: boolean;
  /** Sentences that may be too long for a line of a table: why it is parked, and what would be left out. */
  reasons: string[];
}

const ID_WIDTH = 24;
const COMMENT_WIDTH = 32;

/** What a delivery of the past reads as: by the mapping that is tried, and by that of now (null: there is none). */
interface Readings {
  tried: Parsed;
  current: Parsed | null;
}

/** One delivery in one line: what it was taken for, and what the mapping would make of it. */
export function rowOf({ receivedAt, ...past }: PastDelivery, { tried, current }: Readings): Row {
  const was = takenFor(past, current);
  // What a delivery only names is fetched: what it says then is not for the mapping to change.
  const asBefore = tried.kind === 'pending' && (past.result === 'pending' || past.response !== null);
  const differs = !asBefore && !isDeepStrictEqual(was.outcome, outcomeOf(tried));
  const parked = past.result === 'parked';
  return {
    receivedAt,
    was: was.words,
    becomes: becomesWords(tried),
    differs,
    parked,
    replayable: parked && tried.kind !== 'parked',
    reasons: [...(parked ? [was.words] : []), ...(differs ? reasonsOf(tried) : [])],
  };
}

type Past = Omit<PastDelivery, 'receivedAt'>;

// An answer that several deliveries were about is what the latest made of it, so it says nothing of the others: of these
// the mapping of now tells what they said.
function takenFor(past: Past, current: Parsed | null): { words: string; outcome: unknown } {
  const { result, response } = past;
  const isSettled = result === 'parked' || response?.alone === true;
  if (!isSettled && current !== null && isAsItWas(past, current))
    return { words: becomesWords(current), outcome: outcomeOf(current) };
  return { words: wasWords(past), outcome: outcomeOfPast(past) };
}

function isAsItWas({ result, response }: Past, current: Parsed): boolean {
  if (response)
    return current.kind === 'answer' && current.answer.sourceResponseId === response.sourceResponseId;
  return verdict(current).result === result;
}

function reasonsOf(parsed: Parsed): string[] {
  if (parsed.kind === 'answer') return parsed.leftOut ? [visible(parsed.leftOut)] : [];
  return parsed.kind === 'parked' || parsed.kind === 'ignored' ? [becomesWords(parsed)] : [];
}

function outcomeOfPast({ result, reason, response }: Past): unknown {
  return response ? [response.sourceResponseId, response.score, response.comment] : [result, reason];
}

function outcomeOf(parsed: Parsed): unknown {
  if (parsed.kind !== 'answer') {
    const { result, reason } = verdict(parsed);
    return [result, reason];
  }
  const { sourceResponseId, score, comment } = parsed.answer;
  return [sourceResponseId, score, comment];
}

function wasWords({ result, reason, response }: Past): string {
  if (response) return answerWords(response);
  return visible(`${result}: ${reason ?? ''}`);
}

function becomesWords(parsed: Parsed): string {
  switch (parsed.kind) {
    case 'answer':
      return answerWords(parsed.answer);
    case 'facts':
      return `facts of ${parsed.told.length} accounts or people`;
    case 'pending':
      return visible(`fetched from the tool: ${parsed.ref.responseId}`);
    case 'parked':
      return visible(`parked: ${parsed.reason}: ${parsed.detail}`);
    case 'ignored':
      return visible(`ignored: ${parsed.why}`);
    case 'deleted':
      return visible(`deletes ${parsed.sourceResponseId}`);
    case 'erased':
      return 'erases a person';
  }
}

function answerWords(answer: { sourceResponseId: string; score: number; comment: string | null }): string {
  const id = clip(visible(answer.sourceResponseId), ID_WIDTH);
  const said = answer.comment === null ? 'no comment' : `"${clip(visible(answer.comment), COMMENT_WIDTH)}"`;
  return `${id}  ${answer.score}/10  ${said}`;
}

// A stranger's text may hold what a terminal takes for a command, or turns the line around.
function visible(text: string): string {
  return text
    .slice(0, 1000)
    .replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
}

/** Shortened to so many characters as a person counts them. */
export function clip(text: string, width: number): string {
  const signs = [...graphemesOf(text)];
  return signs.length <= width ? text : `${signs.slice(0, width - 1).join('')}…`;
}
