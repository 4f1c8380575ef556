import type { EntityManager } from 'typeorm';
import { askedWindow } from '../../domain/committee/asked-window';
import { phraseFinder } from '../../domain/tellings/phrase';
import { textHash } from '../../domain/themes/annotation';
import { idsOf } from '../../domain/themes/taxonomy';
import {
  type Asked,
  accountsOf,
  askedByTheme,
  commentsPage,
  type ListBasis,
} from '../../queries/tellings/who-asked';
import { currentTaxonomy } from '../../queries/themes/current-taxonomy';

type Db = Pick<EntityManager, 'query'>;

/** Read at once, between which others have their turn. */
const PAGE = 1000;

/** Everybody who asked, by theme, by phrase and by hand, with the account that each belongs to. */
export async function findPeople(
  db: Db,
  basis: ListBasis,
): Promise<{ asked: Asked[]; accounts: Awaited<ReturnType<typeof accountsOf>> }> {
  const { from, to } = askedWindow(basis.closedAt);
  const taxonomy = await currentTaxonomy(db);
  const byTheme = await askedByTheme(db, { themeIds: idsOf(taxonomy, basis.theme), from, to });
  const byPhrase = await askedByPhrase(db, { phrases: basis.phrases, from, to });
  const byHand = basis.linked.map(
    (one): Asked => ({ ...one, foundBy: 'hand', sure: true, place: null, textHash: null }),
  );
  const asked = [...byTheme, ...byPhrase, ...byHand];
  const people = [...new Set(asked.map(({ respondentId }) => respondentId))];
  return { asked, accounts: await accountsOf(db, people) };
}

async function askedByPhrase(
  db: Db,
  { phrases, from, to }: { phrases: string[]; from: Date; to: Date },
): Promise<Asked[]> {
  if (phrases.length === 0) return [];
  const finders = phrases.map(phraseFinder);
  const asked: Asked[] = [];
  let after: string | null = null;
  for (;;) {
    const page = await commentsPage(db, { from, to, after, limit: PAGE });
    for (const { comment, ...who } of page) {
      const place = firstOf(finders, comment);
      if (place) asked.push({ ...who, foundBy: 'phrase', sure: true, place, textHash: textHash(comment) });
    }
    if (page.length < PAGE) return asked;
    after = page.at(-1)!.responseId;
  }
}

function firstOf(finders: ReturnType<typeof phraseFinder>[], comment: string) {
  for (const find of finders) {
    const place = find(comment);
    if (place) return place;
  }
  return null;
}
