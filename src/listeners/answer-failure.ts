import type { z } from 'zod';
import type { Deps } from '../deps';
import { TransientError, UserError } from '../domain/errors';
import { AccessRefused } from '../use-cases/authorize';
import type { WorkResult } from '../use-cases/follow-up/work-on';
import { accessWords, BUSY_WORDS, GONE_WORDS, refusalWords, sorryWords } from '../views/refusals';
import { errorModal } from '../views/windows/modals';
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
  const mendable = result.kind === 'refused' && MENDABLE.has(result.refusal.code);
  return mendable ? beside(block, words) : { kind: 'replace', view: errorModal(words) };
}

/** Refusals that another entry in the same form answers. */
const MENDABLE: ReadonlySet<string> = new Set([
  'not_contacted',
  'already_theirs',
  'already_there',
  'no_address',
  'address_changed',
]);

/** Carries out what a form asks for; `block`: the field beside which it says what is wrong. */
export async function answerForm(
  deps: Pick<Deps, 'log' | 'newId'>,
  { doing, block }: { doing: string; block: string },
  act: () => Promise<WorkResult>,
): Promise<SubmissionAnswer> {
  try {
    return answerForResult(await act(), block);
  } catch (error) {
    return answerForError(deps, error, { doing, block });
  }
}

/** What is wrong in a form, beside its fields. `blocks`: the block of each field of the schema. */
export function besideFields(error: z.ZodError, blocks: Record<string, string>): SubmissionAnswer {
  const errors = error.issues.map((issue) => [blocks[String(issue.path[0])]!, issue.message]);
  return { kind: 'errors', errors: Object.fromEntries(errors) };
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
