import type { EntityManager } from 'typeorm';
import { enqueue } from '../../delivery/outbox';
import type { Deps } from '../../deps';
import { UserError } from '../../domain/errors';
import { needsThreadForComment } from '../../domain/themes/comment';
import { generateSampleLife } from '../../sample-life/generate-sample-life';
import type {
  SampleAccount,
  SampleFate,
  SampleLife,
  SamplePerson,
  SampleResponse,
} from '../../sample-life/types';
import { listComments } from '../comments/list-comments';
import { THE_APP } from '../follow-up/append-history';
import { oweCard } from '../follow-up/owe-card';
import { insertRows } from '../insert-rows';
import { type SampleFollowUp, sampleFollowUp } from './sample-follow-up';
import { loadSampleInitiatives } from './sample-initiatives';

/** One seed for the data and for the customers that the sandbox offers. */
export const SAMPLE_SEED = 20_261;
/** Follow-ups resolved longer ago than this have no card: the channels show the present, not two years at once. */
const CARD_FOR_RESOLVED_MS = 4 * 86_400_000;

/** Loads two years of plausible answers into a sandbox, once ever; returns how many. Refuses a real workspace's database. */
export async function loadSampleLife(deps: Deps): Promise<number> {
  const rows: { kind: string; loaded: Date | null }[] = await deps.db.query(
    'SELECT kind, sample_life_loaded_at AS loaded FROM installation',
  );
  if (rows[0]?.kind !== 'sandbox')
    throw new UserError('Sample data is only for a sandbox; this database belongs to a real workspace.');
  if (rows[0].loaded) return 0;
  const life = generateSampleLife({ now: deps.now(), seed: SAMPLE_SEED });
  const slackIds = await staffIds(deps, life);
  await deps.db.transaction(async (tx) => {
    // Two processes that start at once: the second waits here and finds it done.
    const open: unknown[] = await tx.query(
      'SELECT 1 FROM installation WHERE sample_life_loaded_at IS NULL FOR UPDATE',
    );
    if (open.length === 0) return;
    await load(deps, tx, life, slackIds);
    await loadSampleInitiatives(deps, tx);
    await tx.query('UPDATE installation SET sample_life_loaded_at = $1', [deps.now()]);
  });
  deps.log.info({ answers: life.responses.length, accounts: life.accounts.length }, 'sample life loaded');
  return life.responses.length;
}

async function staffIds(deps: Deps, life: SampleLife): Promise<Map<string, string>> {
  const emails = new Set(
    life.fates
      .flatMap((f) => [f.ownerEmail, f.resolved?.byEmail, ...f.contacts.map((c) => c.byEmail)])
      .filter((e) => e != null),
  );
  const ids = new Map<string, string>();
  for (const email of emails) ids.set(email, (await deps.directory.byEmail(email)) ?? email);
  return ids;
}

async function load(
  deps: Deps,
  tx: EntityManager,
  life: SampleLife,
  slackIds: Map<string, string>,
): Promise<void> {
  const now = deps.now();
  const accountIds = new Map(life.accounts.map((a) => [a.externalId, deps.newId()]));
  const personIds = new Map(life.people.map((p) => [p.externalId, deps.newId()]));
  const accounts = new Map(life.accounts.map((a) => [a.externalId, a]));
  const people = new Map(life.people.map((p) => [p.externalId, p]));
  await insertRows(
    tx,
    'accounts',
    life.accounts.map((a) => accountRow(a, accountIds.get(a.externalId)!, now)),
  );
  await insertRows(
    tx,
    'respondents',
    life.people.map((p) =>
      personRow(p, personIds.get(p.externalId)!, accountIds.get(p.accountExternalId)!, now),
    ),
  );
  const responseIds = new Map(life.responses.map((r) => [r.sourceResponseId, deps.newId()]));
  const fates = new Map<string, SampleFate>(life.fates.map((f) => [f.sourceResponseId, f]));
  const made = life.responses.map((r) => ({
    response: r,
    responseId: responseIds.get(r.sourceResponseId)!,
    work: sampleFollowUp(deps, {
      response: r,
      responseId: responseIds.get(r.sourceResponseId)!,
      account: accounts.get(r.accountExternalId)!,
      person: people.get(r.personExternalId)!,
      fate: fates.get(r.sourceResponseId)!,
      slackId: (email) => slackIds.get(email) ?? email,
    }),
  }));
  await insertRows(
    tx,
    'responses',
    made.map(({ response: r, responseId, work }) => ({
      ...responseRow(r, responseId, accounts.get(r.accountExternalId)!),
      respondent_id: personIds.get(r.personExternalId)!,
      account_id: accountIds.get(r.accountExternalId)!,
      team: work.card.team,
      role: people.get(r.personExternalId)!.role,
    })),
  );
  await listComments(
    tx,
    made.map(({ response: { comment }, responseId: id }) => ({ id, comment })),
  );
  await insertWork(
    tx,
    made.map((m) => m.work),
  );
  const shown = made.filter(
    (m) => !m.work.resolvedAt || now.getTime() - m.work.resolvedAt.getTime() < CARD_FOR_RESOLVED_MS,
  );
  for (const { response, responseId, work } of shown) {
    // All alike, so that the channels read in the order in which the answers came.
    await oweCard(deps, tx, { ...work.card, priority: 'normal' });
    if (needsThreadForComment(response.comment)) {
      await enqueue(tx, { kind: 'comment', followUpId: work.card.id, responseId });
    }
  }
  // The past is no burst: each of these has a card of its own.
  await tx.query(`UPDATE outbox SET alone = true WHERE kind = 'card'`);
  await tx.query(
    `INSERT INTO outbox (key, kind, intent, lane, urgency, thread_of)
     SELECT 'history:' || h.id, 'history', jsonb_build_object('kind', 'history', 'historyId', h.id::text, 'followUpId', h.follow_up_id),
            card.lane, 50, card.key
       FROM history h JOIN outbox card ON card.key = 'card:' || h.follow_up_id
      WHERE h.by_id <> $1 ORDER BY h.id`,
    [THE_APP],
  );
}

async function insertWork(tx: EntityManager, work: SampleFollowUp[]): Promise<void> {
  await insertRows(
    tx,
    'notes',
    work.flatMap((w) => w.notes),
  );
  await insertRows(
    tx,
    'follow_ups',
    work.map((w) => w.row),
  );
  await insertRows(
    tx,
    'contacts',
    work.flatMap((w) => w.contacts),
  );
  await insertRows(
    tx,
    'rung_events',
    work.flatMap((w) => w.rungEvents),
  );
  await insertRows(
    tx,
    'promises',
    work.flatMap((w) => w.promises),
  );
  const history = work
    .flatMap((w) => w.history)
    .sort((a, b) => (a.at as Date).getTime() - (b.at as Date).getTime());
  await insertRows(tx, 'history', history);
}

function accountRow(a: SampleAccount, id: string, now: Date) {
  return {
    id,
    external_id: a.externalId,
    name: a.name,
    domain: a.domain,
    plan: a.plan,
    arr: a.arr,
    currency: a.currency,
    region: a.region,
    industry: a.industry,
    customer_since: a.customerSince,
    renewal_date: a.renewalDate,
    owner_email: a.ownerEmail,
    lifecycle: a.lifecycle,
    churned_at: a.churnedAt,
    created_at: now,
    updated_at: now,
  };
}

function personRow(p: SamplePerson, id: string, accountId: string, now: Date) {
  return {
    id,
    account_id: accountId,
    external_id: p.externalId,
    email: p.email,
    name: p.name,
    title: p.title,
    role: p.role,
    created_at: now,
    updated_at: now,
  };
}

function responseRow(r: SampleResponse, id: string, account: SampleAccount) {
  const { churnedAt: _, ...facts } = account;
  return {
    id,
    source: r.source,
    source_response_id: r.sourceResponseId,
    score: r.score,
    comment: r.comment,
    may_quote: r.mayQuote,
    answered_at: r.answeredAt,
    received_at: r.receivedAt,
    source_updated_at: r.answeredAt,
    wave: r.wave,
    account_facts: JSON.stringify(facts),
    properties: '{}',
  };
}
