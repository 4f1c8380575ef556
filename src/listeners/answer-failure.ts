import type { Deps } from '../deps';
import { TransientError, UserError } from '../domain/errors';
import { AccessRefused } from '../use-cases/authorize';
import type { WorkResult } from '../use-cases/claim-follow-up';
import { errorModal } from '../views/modals';
import { accessWords, BUSY_WORDS, GONE_WORDS, refusalWords, sorryWords } from '../views/refusals';
import type { SubmissionAnswer } from './submission';

/** Words for a use case that threw. A bug is logged under a reference that the person can pass on. */
export function wordsForError(deps: Pick<Deps, 'log' | 'newId'>, error: unknown, doing: string): string {
  if (error instanceof AccessRefused) return accessWords(error.kind);
  if (error instanceof TransientError) return BUSY_WORDS;
  if (error instanceof UserError) return error.message;
  const reference = deps.newId().slice(0, 8);
  deps.log.error({ err: error, reference, doing }, 'a click could not be carried out');
  return sorryWords(reference);
}

/** Words for a use case that changed nothing; null when it did its work. */
export function wordsForResult(result: WorkResult): string | null {
  switch (result.kind) {
    case 'done':
      return null;
    case 'gone':
      return GONE_WORDS;
    case 'refused':
      return refusalWords(result.refusal, result.since);
  }
}

/**
 * What becomes of a form whose use case gave `result`: words beside the field `block` when the person can mend it
 * there, else a window that says who was first. Slack shows no mention and no date in words beside a field.
 */
export function answerForResult(result: WorkResult, block: string): SubmissionAnswer {
  const words = wordsForResult(result);
  if (words === null) return { kind: 'close' };
  const mendable = result.kind === 'refused' && result.refusal.code === 'not_contacted';
  return mendable ? beside(block, words) : { kind: 'replace', view: errorModal(words) };
}

/** The same for one that threw: the form stays with what was typed, unless this person may not send it at all. */
export function answerForError(
  deps: Pick<Deps, 'log' | 'newId'>,
  error: unknown,
  { doing, block }: { doing: string; block: string },
): SubmissionAnswer {
  const words = wordsForError(deps, error, doing);
  return error instanceof AccessRefused ? { kind: 'replace', view: errorModal(words) } : beside(block, words);
}

function beside(block: string, words: string): SubmissionAnswer {
  return { kind: 'errors', errors: { [block]: words } };
}
