import type { RespondFn } from '@slack/bolt';
import type { Deps } from '../deps';
import { wordsForError } from './answer-failure';

/** Does what a button asks for after it was acknowledged, and says privately what came of it, or what went wrong. */
export async function orWords(
  deps: Deps,
  respond: RespondFn,
  doing: string,
  act: () => Promise<string | null>,
): Promise<void> {
  let words: string | null;
  try {
    words = await act();
  } catch (error) {
    words = wordsForError(deps, error, doing);
  }
  if (words) await respond({ response_type: 'ephemeral', replace_original: false, text: words });
}
