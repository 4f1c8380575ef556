import type { EntityManager } from 'typeorm';
import { houseZone } from '../../config/team-calendar';
import type { Deps } from '../../deps';
import { type Month, monthAt, monthsLater, startOfMonth } from '../../domain/numbers/month-span';
import { insertRows } from '../insert-rows';

interface SampleInitiative {
  theme: string;
  title: string;
  ownerEmail: string;
  status: 'delivered' | 'declined';
  /** Hours into the last whole month at which it was closed. */
  closedAfterHours: number;
  /** What was delivered, or why not. */
  note: string;
  /** Words of customers who asked for this very thing. */
  phrases?: readonly string[];
}

const CHAIR = 'ruth.alvarez@larkspur.example';
const DECIDED: readonly SampleInitiative[] = [
  {
    theme: 'billing',
    title: 'Invoices that explain themselves',
    ownerEmail: 'ines.duarte@larkspur.example',
    status: 'delivered',
    closedAfterHours: 207,
    note: 'Every line of an invoice now says what it is for and who ordered it, and credits arrive on the next one.',
    phrases: ['invoice is one line', 'invoices confusing', 'shows quantity'],
  },
  {
    theme: 'support',
    title: 'A first answer within four working hours',
    ownerEmail: 'ines.duarte@larkspur.example',
    status: 'delivered',
    closedAfterHours: 399,
    note: 'Support answers every ticket within four working hours, on weekends too, and says who has it.',
    phrases: ['working days for an answer', 'two reminders', 'status of my ticket'],
  },
  {
    theme: 'pricing',
    title: 'Lower list prices',
    ownerEmail: 'grace.kim@larkspur.example',
    status: 'declined',
    closedAfterHours: 446,
    note: 'We keep list prices as they are this year, and put the money into reliability, which more of you asked for.',
  },
];

/** What the sandbox's committee decided three months ago and closed last month, so that there is something to tell. */
export async function loadSampleInitiatives(deps: Deps, tx: EntityManager): Promise<void> {
  const zone = houseZone(deps.config);
  const last = monthsLater(monthAt(zone, deps.now()), -1);
  const chair = (await deps.directory.byEmail(CHAIR)) ?? CHAIR;
  for (const one of DECIDED) {
    const owner = (await deps.directory.byEmail(one.ownerEmail)) ?? one.ownerEmail;
    await insertOne(deps, tx, one, { zone, last, chair, owner });
  }
}

async function insertOne(
  deps: Deps,
  tx: EntityManager,
  one: SampleInitiative,
  { zone, last, chair, owner }: { zone: string; last: Month; chair: string; owner: string },
): Promise<void> {
  const [id, noteId] = [deps.newId(), deps.newId()];
  const after = (month: Month, hours: number) =>
    new Date(startOfMonth(zone, month).getTime() + hours * 3_600_000);
  const decidedAt = after(monthsLater(last, -2), 60);
  const closedAt = after(last, one.closedAfterHours);
  const since = closedAt.toISOString().slice(0, 10);
  await insertRows(tx, 'notes', [{ id: noteId, body: one.note, by_id: owner, at: closedAt }]);
  await insertRows(tx, 'initiatives', [
    {
      id,
      theme: one.theme,
      month: monthsLater(last, -3),
      title: one.title,
      owner_id: owner,
      status: one.status,
      revision: 2,
      decided_by: chair,
      decided_at: decidedAt,
      closed_by: one.status === 'delivered' ? owner : chair,
      closed_at: closedAt,
      closing_note_id: noteId,
      delivered_since: one.status === 'delivered' ? since : null,
    },
  ]);
  const phrases = one.phrases ?? [];
  const rows = phrases.map((phrase) => ({ initiative_id: id, phrase, by_id: owner, at: closedAt }));
  if (rows.length > 0) await insertRows(tx, 'initiative_phrases', rows);
  const closing = one.status === 'delivered' ? { since } : {};
  await insertRows(tx, 'initiative_history', [
    {
      initiative_id: id,
      at: decidedAt,
      by_id: chair,
      verb: 'made',
      detail: { owner, due: null },
      note_id: null,
    },
    { initiative_id: id, at: closedAt, by_id: owner, verb: one.status, detail: closing, note_id: noteId },
  ]);
}
