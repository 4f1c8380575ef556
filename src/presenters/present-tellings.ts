import type { Deps } from '../deps';
import { bandOf } from '../domain/bands';
import { type CsvExport, EXPORT_ROWS_MAX } from '../domain/csv';
import { isOfCommittee } from '../domain/permissions';
import { draftNote } from '../domain/tellings/note';
import { firstUntoldPage, pageToShow } from '../domain/tellings/page-to-show';
import { type InitiativeDetail, initiativeById } from '../queries/committee/initiatives';
import { addressIn } from '../queries/follow-ups/replies';
import { linkable, linksOf, surveyQueue } from '../queries/tellings/asked-for';
import { toldHistory } from '../queries/tellings/telling-history';
import { type Telling, tellingById, tellingStates, tellingsPage } from '../queries/tellings/tellings';
import { remindedTellings, untoldCount, untoldOf } from '../queries/tellings/told-counts';
import { askedForModal, LINKABLE_MAX } from '../views/tellings/asked-for-modals';
import { ASKERS_PAGE } from '../views/tellings/askers-modal';
import type { HomeTellings } from '../views/tellings/home-tellings';
import type { AskerModel, AskersModel } from '../views/tellings/telling-model';
import { TOLD_LINES_PAGE, type ToldHistoryModel } from '../views/tellings/told-history';
import { count } from '../views/text/words';
import { pageThereIs } from './page-there-is';

type TellingDeps = Pick<Deps, 'db' | 'directory' | 'mailServer'>;

/** A page of those to tell, and of those who may be (of one teller, `committee`, or `all`); of a page that is not there, the last. Null: no initiative. */
export async function askersPage(
  deps: TellingDeps,
  { initiativeId, whose, page }: { initiativeId: string; whose: string; page: number | 'first_untold' },
): Promise<{ model: AskersModel; page: number } | null> {
  const initiative = await initiativeById(deps.db, initiativeId);
  if (!initiative) return null;
  const shown = await pageThereIs(
    page === 'first_untold'
      ? firstUntoldPage(await tellingStates(deps.db, { initiativeId, of: whose }), ASKERS_PAGE)
      : page,
    ASKERS_PAGE,
    ({ limit, offset }) => tellingsPage(deps.db, { initiativeId, of: whose, limit, skip: offset }),
    ({ counts, maybe }) => counts.asked + maybe,
  );
  return { model: await askersModel(deps, { initiative, whose, ...shown.found }), page: shown.page };
}

/** A page of who told whom; of a page that is not there, the last. Null: no initiative. */
export async function toldHistoryPage(
  { db }: Pick<Deps, 'db'>,
  { initiativeId, whose, page }: { initiativeId: string; whose: string; page: number },
): Promise<ToldHistoryModel | null> {
  const initiative = await initiativeById(db, initiativeId);
  if (!initiative) return null;
  const shown = await pageThereIs(
    page,
    TOLD_LINES_PAGE,
    ({ limit, offset }) => toldHistory(db, { initiativeId, of: whose, limit, skip: offset }),
    ({ total }) => total,
  );
  return { initiativeId, title: initiative.title, whose, page: shown.page, ...shown.found };
}

/** Of those who asked as many as their teller's message may show. */
export async function askersForMessage(
  deps: TellingDeps,
  { initiativeId, to }: { initiativeId: string; to: string },
): Promise<AskersModel | null> {
  const page = pageToShow(await tellingStates(deps.db, { initiativeId, of: to }), ASKERS_PAGE);
  return (await askersPage(deps, { initiativeId, whose: to, page }))?.model ?? null;
}

async function askersModel(
  deps: TellingDeps,
  found: { initiative: InitiativeDetail; whose: string } & Awaited<ReturnType<typeof tellingsPage>>,
): Promise<AskersModel> {
  const { initiative, whose, items, counts, maybe } = found;
  const owners = [...new Set(items.map(({ ownerId }) => ownerId))];
  const names = new Map<string | null, string | null>();
  for (const id of owners) names.set(id, id && ((await deps.directory.person(id))?.name ?? null));
  return {
    initiativeId: initiative.id,
    title: initiative.title,
    isDelivered: initiative.status === 'delivered',
    whose,
    items: items.map((one) => askerOf(deps, one, initiative, names.get(one.ownerId) ?? null)),
    counts,
    maybe,
    commonNote: commonNote(items, initiative, names),
  };
}

// In the tone and language of most of them; a page has so many of one kind that it speaks for the rest.
function commonNote(
  items: Telling[],
  initiative: InitiativeDetail,
  names: Map<string | null, string | null>,
): string | null {
  const kinds = new Map<string, Telling[]>();
  for (const one of items) {
    if (one.isMaybe) continue;
    const kind = `${one.asked ? bandOf(one.score) : 'spoke'} ${one.language}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), one]);
  }
  const [most] = [...kinds.values()].sort((a, b) => b.length - a.length);
  const one = most?.[0];
  if (!one) return null;
  return noteFor({ ...one, personName: '…' }, initiative, names.get(one.ownerId) ?? null).body;
}

/** One customer with what to tell them, and whose they are; null when nothing of them may be shown. */
export async function askerWithNote(
  deps: TellingDeps,
  tellingId: string,
): Promise<{ asker: AskerModel; initiativeId: string; title: string; ownerId: string | null } | null> {
  const one = await tellingById(deps.db, tellingId);
  const initiative = one && (await initiativeById(deps.db, one.initiativeId));
  if (!one || !initiative) return null;
  const from = one.ownerId && ((await deps.directory.person(one.ownerId))?.name ?? null);
  const { id: initiativeId, title } = initiative;
  return { asker: askerOf(deps, one, initiative, from), initiativeId, title, ownerId: one.ownerId };
}

function askerOf(
  { mailServer }: Pick<Deps, 'mailServer'>,
  one: Telling,
  initiative: InitiativeDetail,
  from: string | null,
): AskerModel {
  // Where all that they have is with a lead alone, there is no thread that may be known of.
  const hasPlace = one.followUpId !== null || !one.hasFollowUp;
  const canReply = hasPlace && addressIn(one.personEmail) !== null && one.mail !== 'waiting';
  return {
    ...one,
    tellingId: one.id,
    band: bandOf(one.score),
    mailCopied: one.mail === 'copied',
    mailWaits: one.mail === 'waiting',
    mailTrouble: one.mail === 'failed' || one.mail === 'unknown' ? one.mail : null,
    reply: !canReply ? null : mailServer ? 'email' : 'copy',
    note: noteFor(one, initiative, from).body,
  };
}

/** What to tell somebody: a draft in the tone of their band, and in their language where there is one. */
export function noteFor(
  { score, asked, language, personName }: Telling,
  { delivered, title, deliveredSince }: InitiativeDetail,
  from: string | null,
): { subject: string; body: string } {
  return draftNote({
    band: bandOf(score),
    asked,
    language,
    name: personName,
    what: delivered ?? title,
    since: deliveredSince,
    from,
  });
}

/** Of what somebody (`committee`) was reminded on a day, as it stands now. */
export async function tellRemindersModel(
  { db }: Pick<Deps, 'db'>,
  { to, day }: { to: string; day: string },
): Promise<{ to: string; items: Awaited<ReturnType<typeof remindedTellings>> }> {
  return { to, items: await remindedTellings(db, { to, day }) };
}

/** Whom somebody is to tell, as App Home shows it; for the committee with how many are left of all. */
export async function tellingsAtHome(
  { db, directory }: Pick<Deps, 'db' | 'directory'>,
  userId: string,
): Promise<HomeTellings> {
  return {
    whose: userId,
    mine: await untoldOf(db, userId),
    untold: isOfCommittee(directory, userId) ? await untoldCount(db) : null,
  };
}

/** The window behind "Asked for…" of a card. */
export async function askedForWindow(
  { db }: Pick<Deps, 'db'>,
  { followUpId, about }: { followUpId: string; about: string },
) {
  const [initiatives, links] = await Promise.all([linkable(db, LINKABLE_MAX), linksOf(db, followUpId)]);
  return askedForModal({ followUpId, about, initiatives, links });
}

const QUEUE_HEAD = ['person_id', 'email', 'name', 'account', 'why', 'initiative', 'queued_at', 'queued_by'];

/** Everybody who is queued for the next survey, for the tool that sends it: so it has their addresses. */
export async function surveyFile({ db }: Pick<Deps, 'db'>): Promise<CsvExport> {
  const { rows, total } = await surveyQueue(db, EXPORT_ROWS_MAX);
  const cut =
    total > rows.length ? ` There are ${total.toLocaleString('en-US')}; the latest come first.` : '';
  return {
    name: 'next-survey',
    words: `${count(rows.length, 'person', 'people')} to be asked in the next survey.${cut}`,
    head: QUEUE_HEAD,
    records: rows.map((row) => [
      row.externalId,
      row.email,
      row.name,
      row.accountName,
      row.why,
      row.initiative,
      row.queuedAt,
      row.queuedBy,
    ]),
  };
}
