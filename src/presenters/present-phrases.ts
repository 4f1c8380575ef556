import type { Deps } from '../deps';
import { askedWindow } from '../domain/committee/asked-window';
import { phraseFinder } from '../domain/tellings/phrase';
import { initiativeById } from '../queries/committee/initiatives';
import { phrasesOf } from '../queries/tellings/asked-for';
import { commentsPage } from '../queries/tellings/who-asked';
import type { PhraseFound } from '../views/initiatives/initiative-line';

/** Read at once, between which others have their turn. */
const PAGE = 1000;

/**
 * How many answers each phrase of an initiative finds now, in the months before it was delivered, or before today. Reads a
 * year of comments, so never while Slack waits for an answer.
 */
export async function whatPhrasesFind(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  initiativeId: string,
): Promise<PhraseFound[]> {
  const initiative = await initiativeById(db, initiativeId);
  const phrases = await phrasesOf(db, initiativeId);
  if (!initiative || phrases.length === 0) return [];
  const closedAt = initiative.status === 'delivered' ? initiative.closedAt : null;
  const span = askedWindow(closedAt ?? now());
  const finds = phrases.map((phrase) => ({ phrase, find: phraseFinder(phrase), answers: 0 }));
  let after: string | null = null;
  for (;;) {
    const page = await commentsPage(db, { ...span, after, limit: PAGE });
    for (const { comment } of page) for (const one of finds) if (one.find(comment)) one.answers += 1;
    if (page.length < PAGE) return finds.map(({ phrase, answers }) => ({ phrase, answers }));
    after = page.at(-1)!.responseId;
  }
}
