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
}

const ID_WIDTH = 24;
const COMMENT_WIDTH = 32;

/** One delivery in one line: what became of it when it came, and what the mapping would make of it. */
export function rowOf({ receivedAt, ...past }: PastDelivery, parsed: Parsed): Row {
  // What a delivery only names is fetched: what it says then is not for the mapping to change.
  const asBefore = parsed.kind === 'pending' && (past.result === 'pending' || past.response !== null);
  const differs = !asBefore && !isDeepStrictEqual(outcomeOfPast(past), outcomeOf(parsed));
  return { receivedAt, was: wasWords(past), becomes: becomesWords(parsed), differs };
}

function outcomeOfPast({ result, reason, response }: Omit<PastDelivery, 'receivedAt'>): unknown {
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

function wasWords({ result, reason, response }: Omit<PastDelivery, 'receivedAt'>): string {
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
