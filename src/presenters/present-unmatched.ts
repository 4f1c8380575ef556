import type { Deps } from '../deps';
import { bandOf } from '../domain/bands';
import { COUNTED_MAX, type UnmatchedAnswer, unmatchedAnswers } from '../queries/operations/unmatched';
import type { UnmatchedLine, UnmatchedModel, UnmatchedPage } from '../views/notices/unmatched';
import { pageThereIs } from './page-there-is';

const AT_HOME = 5;
const PAGE = 10;

/** The newest answers of no account, for App Home. */
export async function unmatchedAtHome(deps: Pick<Deps, 'db'>): Promise<UnmatchedModel> {
  return modelOf(await unmatchedAnswers(deps.db, { limit: AT_HOME, offset: 0 }));
}

/** One page of all of them. */
export async function unmatchedPage(
  deps: Pick<Deps, 'db'>,
  { page, notice = null }: { page: number; notice?: string | null },
): Promise<UnmatchedPage> {
  const { found, ...at } = await pageThereIs(
    page,
    PAGE,
    (place) => unmatchedAnswers(deps.db, place),
    ({ total }) => Math.min(total, COUNTED_MAX),
  );
  return { ...modelOf(found), ...at, notice };
}

export function unmatchedLine(answer: UnmatchedAnswer): UnmatchedLine {
  return { ...answer, band: bandOf(answer.score) };
}

function modelOf({ items, total }: { items: UnmatchedAnswer[]; total: number }): UnmatchedModel {
  return { lines: items.map(unmatchedLine), total: Math.min(total, COUNTED_MAX), more: total > COUNTED_MAX };
}
