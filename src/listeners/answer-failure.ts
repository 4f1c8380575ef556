import type { Deps } from '../deps';
import { TransientError, UserError } from '../domain/errors';
import { AccessRefused } from '../use-cases/authorize';
import type { WorkResult } from '../use-cases/claim-follow-up';
import { accessWords, BUSY_WORDS, GONE_WORDS, refusalWords, sorryWords } from '../views/refusals';

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
