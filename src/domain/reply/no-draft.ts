import type { NoAnswer } from '../no-answer';
import type { DraftRejection } from './check-draft';

/** Why what a model answered is not shown, so that it is asked once more. */
export type UnusableDraft = DraftRejection | 'unreadable' | 'other_language';

/** Why there is no draft of a model's: it was not asked, gave no answer, or gave one that is not shown. */
export type NoDraft =
  | NoAnswer
  | UnusableDraft
  | 'no_comment'
  | 'speaks_to_machine'
  /** Nobody here could check a draft in the comment's language. */
  | 'unknown_language'
  /** There was one, for another comment or by older rules. */
  | 'not_kept';

/** Asked again, these would be no better. */
const FOR_GOOD: readonly NoDraft[] = ['no_comment', 'speaks_to_machine', 'unknown_language'];

export function isWorthAnotherTry(why: NoDraft): boolean {
  return !FOR_GOOD.includes(why);
}
