import type { Deps } from '../../deps';
import { claimFollowUp } from '../../use-cases/follow-up/claim-follow-up';
import { wordsForError, wordsForResult } from '../answer-failure';
import { readClick } from '../click';
import { publishHome } from '../publish-home';
import { sayPrivately } from '../say-privately';

/** Claim: whoever's click is committed first has it, the others are told who. */
export async function claim(
  deps: Deps,
  { body, ack }: { body: unknown; ack: () => Promise<void> },
): Promise<void> {
  const click = readClick(body);
  let words: string | null;
  try {
    words = wordsForResult(await claimFollowUp(deps, { followUpId: click.value, by: click.userId }));
  } catch (error) {
    words = wordsForError(deps, error, 'claim');
  }
  await ack();
  if (words) await sayPrivately(deps, click, words);
  if (click.inHome) await publishHome(deps, click.userId);
}
