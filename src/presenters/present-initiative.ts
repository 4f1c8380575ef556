import { houseToday } from '../config/team-calendar';
import type { Deps } from '../deps';
import { type Month, monthAt, monthName, monthsLater } from '../domain/numbers/month-span';
import { epochDayOf } from '../domain/sla/calendar-zone';
import {
  type InitiativeDetail,
  initiativeById,
  initiativesOf,
  initiativesPage,
  openInitiatives,
  overdueCount,
  remindedOf,
} from '../queries/committee/initiatives';
import type { InitiativeModel } from '../views/initiatives/initiative-model';
import { HOME_SHOWN, INITIATIVES_PAGE, type InitiativesList } from '../views/initiatives/initiatives-list';
import type { ThemeDecision } from '../views/themes/theme-decision';

export type InitiativeDeps = Pick<Deps, 'db' | 'config' | 'directory' | 'now'>;

/** One initiative as people see it; null when there is none. */
export async function initiativeModel(deps: InitiativeDeps, id: string): Promise<InitiativeModel | null> {
  const found = await initiativeById(deps.db, id);
  return found && present(deps, found);
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
  const at = (page: number) => ({ limit: INITIATIVES_PAGE, skip: (page - 1) * INITIATIVES_PAGE });
  const first = await initiativesPage(deps.db, at(asked));
  const pages = Math.max(1, Math.ceil(first.total / INITIATIVES_PAGE));
  const page = Math.min(asked, pages);
  const { items, total, open } = page === asked ? first : await initiativesPage(deps.db, at(page));
  const overdue = await overdueCount(deps.db, houseDate(deps));
  return { items: items.map((one) => present(deps, one)), page, pages, total, open, overdue };
}

/** What one person has of them, the first that is due first. */
export async function initiativesAtHome(
  deps: InitiativeDeps,
  userId: string,
): Promise<{ items: InitiativeModel[]; total: number }> {
  const { items, total } = await initiativesOf(deps.db, userId, HOME_SHOWN);
  return { items: items.map((one) => present(deps, one)), total };
}

/** What can be decided about themes, for one reader, at the report of a month (the last whole one unless given). */
export async function themeDecisions(
  deps: InitiativeDeps,
  { userId, month, zone }: { userId: string; month: Month | null; zone: string },
): Promise<(theme: { id: string; name: string }) => ThemeDecision> {
  const open = await openInitiatives(deps.db);
  const { committee, admins } = deps.directory;
  const at = month ?? monthsLater(monthAt(zone, deps.now()), -1);
  return ({ id, name }) => {
    const one = open.find(({ theme }) => theme === id);
    return {
      month: at,
      themeId: id,
      themeName: name,
      open: one ? present(deps, one) : null,
      mayDecide: committee.has(userId) || admins.has(userId),
    };
  };
}

/** The committee's date, YYYY-MM-DD. */
export function houseDate(deps: Pick<Deps, 'config' | 'now'>): string {
  return houseToday(deps);
}
