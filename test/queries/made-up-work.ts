import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { createRandom } from '../../src/sample-life/random';
import { insertRows } from '../../src/use-cases/insert-rows';

const HOUR_MS = 3_600_000;
/** The end of the days on which all of it happens. */
export const NOW = new Date('2026-06-20T12:00:00Z');

/** Answers, work and promises that nobody would believe, but every combination is among them; from one seed. */
export async function makeUpWork(db: DataSource, count: number) {
  const random = createRandom(5, 'made-up-work');
  const ids = (n: number) => Array.from({ length: n }, () => randomUUID());
  const [accounts, people] = [ids(12), ids(60)];
  const ago = (hours: number) => new Date(NOW.getTime() - random.int(0, hours) * HOUR_MS);
  const created = { created_at: NOW, updated_at: NOW };
  await insertRows(
    db.manager,
    'accounts',
    accounts.map((id) => ({ id, ...created })),
  );
  await insertRows(
    db.manager,
    'respondents',
    people.map((id) => ({ id, ...created })),
  );
  const answers = Array.from({ length: count }, (_, i) => ({
    id: randomUUID(),
    source: 'generic',
    source_response_id: `r${i}`,
    score: random.int(0, 10),
    answered_at: ago(24 * 60),
    received_at: NOW,
    respondent_id: random.chance(0.9) ? random.pick(people) : null,
    account_id: random.chance(0.9) ? random.pick(accounts) : null,
    account_facts: JSON.stringify({ arr: random.chance(0.8) ? random.int(1, 99) : null, currency: 'EUR' }),
    properties: '{}',
  }));
  const work = answers.map(({ id }) => {
    const opened = ago(24 * 60);
    const contacted = random.chance(0.5) ? new Date(opened.getTime() + random.int(0, 200) * HOUR_MS) : null;
    const resolved = random.chance(0.5) ? new Date(opened.getTime() + random.int(0, 400) * HOUR_MS) : null;
    return {
      id: randomUUID(),
      response_id: id,
      current_response_id: id,
      team: random.pick(['cx', 'product', 'gone']),
      priority: 'normal',
      priority_reasons: '[]',
      opened_at: opened,
      contacted_at: contacted,
      contacted_by: contacted && 'U1',
      resolved_at: resolved,
      resolved_by: resolved && 'U1',
      outcome: resolved && 'fixed',
      customer_told: resolved && random.chance(0.5),
      sla_cycle: random.int(1, 2),
    };
  });
  const promises = work.flatMap((f) =>
    [1, 2].slice(0, random.int(0, 2)).map((cycle) => {
      const started = new Date(f.opened_at.getTime() + cycle * HOUR_MS);
      const worked = random.chance(0.5) ? random.int(0, 300_000) : null;
      const contacted = worked === null ? null : new Date(started.getTime() + worked * 1000);
      return {
        // Some work was erased since: its promises stay.
        follow_up_id: random.chance(0.1) ? randomUUID() : f.id,
        cycle,
        team: random.pick(['cx', 'product', 'gone']),
        started_at: started,
        due_at: new Date(started.getTime() + 48 * HOUR_MS),
        calendar_id: 'c',
        calendar_version: 'v',
        contacted_at: contacted,
        worked_s: worked,
        voided_at: contacted === null && random.chance(0.2) ? NOW : null,
      };
    }),
  );
  const waits = work.slice(0, 100).map((f) => ({
    id: randomUUID(),
    follow_up_id: f.id,
    since: f.opened_at,
    until: new Date(f.opened_at.getTime() + 90 * HOUR_MS),
    ended_at: random.chance(0.5) ? new Date(f.opened_at.getTime() + 10 * HOUR_MS) : null,
    by_id: 'U1',
  }));
  await insertRows(db.manager, 'responses', answers);
  await insertRows(db.manager, 'follow_ups', work);
  await insertRows(db.manager, 'promises', promises);
  await insertRows(db.manager, 'waits', waits);
  return { answers, work, promises, waits };
}
