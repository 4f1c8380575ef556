import { houseToday } from '../config/team-calendar';
import type { Deps } from '../deps';
import { type Month, monthAt, monthName, monthsLater } from '../domain/numbers/month-span';
import { isOfCommittee } from '../domain/permissions';
import { epochDayOf } from '../domain/sla/calendar-zone';
import {
  type InitiativeDetail,
  initiativeById,
  initiativesOf,
  initiativesPage,
  latestOfThemes,
  overdueCount,
  remindedOf,
} from '../queries/committee/initiatives';
import { tellingCounts } from '../queries/tellings/tellings';
import type { InitiativeModel } from '../views/initiatives/initiative-model';
import { HOME_SHOWN, INITIATIVES_PAGE, type InitiativesList } from '../views/initiatives/initiatives-list';
import type { ThemeDecision } from '../views/themes/theme-decision';
import { pageThereIs } from './page-there-is';

export type InitiativeDeps = Pick<Deps, 'db' | 'config' | 'directory' | 'now' | 'mailServer'>;

/** One initiative as people see it; null when there is none. */
export async function initiativeModel(deps: InitiativeDeps, id: string): Promise<InitiativeModel | null> {
  const found = await initiativeById(deps.db, id);
  if (!found) return null;
  const people = await tellingCounts(deps.db, { initiativeId: id, of: 'all' });
  return { ...present(deps, found), ...(found.status === 'delivered' && people.asked > 0 ? { people } : {}) };
}

function present(deps: InitiativeDeps, found: InitiativeDetail): InitiativeModel {
  const { firstStepDoneAt, posted, revision: _, ...facts } = found;
  return {
    ...facts,
    monthName: monthName(found.month as Month),
    dueInDays: found.dueOn === null ? null : epochDayOf(found.dueOn) - epochDayOf(houseDate(deps)),
    firstStepDone: firstStepDoneAt !== null,
    permalink: posted && deps.directory.permalink(posted),
  };
}

/** Those of which somebody (null: the committee) was reminded on a day, as they stand now. */
export async function remindersModel(
  deps: InitiativeDeps,
  { to, day }: { to: string; day: string },
): Promise<{ to: string | null; items: InitiativeModel[] }> {
  const found = await remindedOf(deps.db, { to, day });
  return { to: to === 'committee' ? null : to, items: found.map((one) => present(deps, one)) };
}

/** A page of all of them; of a page that is not there, the last. */
export async function initiativesList(deps: InitiativeDeps, asked: number): Promise<InitiativesList> {
  const { found, page, pages } = await pageThereIs(
    asked - 1,
    INITIATIVES_PAGE,
    ({ limit, offset }) => initiativesPage(deps.db, { limit, skip: offset }),
    (one) => one.total,
  );
  const { items, total, open } = found;
  const overdue = await overdueCount(deps.db, houseDate(deps));
  return { items: items.map((one) => present(deps, one)), page: page + 1, pages, total, open, overdue };
}

/** What one person has of them, the first that is due first. */
export async function initiativesAtHome(
  deps: InitiativeDeps,
  userId: string,
): Promise<{ items: InitiativeModel[]; total: number }> {
  const { items, total } = await initiativesOf(deps.db, userId, HOME_SHOWN);
  return { items: items.map((one) => present(deps, one)), total };
}

/** What was decided about themes, and can be, for one reader; it stands over the report of a month (the last whole one unless given). */
export async function themeDecisions(
  deps: InitiativeDeps,
  { userId, month, zone }: { userId: string; month: Month | null; zone: string },
): Promise<(theme: { id: string; name: string }) => ThemeDecision> {
  const latest = await latestOfThemes(deps.db);
  const mayDecide = isOfCommittee(deps.directory, userId);
  const at = month ?? monthsLater(monthAt(zone, deps.now()), -1);
  return ({ id, name }) => {
    const last = latest.get(id);
    return {
      month: at,
      themeId: id,
      themeName: name,
      last: last ? present(deps, last) : null,
      mayDecide,
    };
  };
}

/** The committee's date, YYYY-MM-DD. */
export function houseDate(deps: Pick<Deps, 'config' | 'now'>): string {
  return houseToday(deps);
}
