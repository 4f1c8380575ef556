import type { DataSource } from 'typeorm';
import { openDatabase } from '../src/db/data-source';
import { overdueOf, ownedBy, pressureOf, unclaimedOf } from '../src/queries/follow-ups/follow-up-lists';
import { loopClosure } from '../src/queries/numbers/loop-closure';
import { contactTimes, promiseCounts, resolutionTimes } from '../src/queries/numbers/sla-rate';
import { type Benchmark, verdict } from './benchmark';
import { makeADay, VIEWER } from './home-seed';
import { median, percentile } from './measure';
import { seedFollowUps } from './rungs-seed';
import { digits } from './table';

const TEAMS = ['cx', 'product', 'success', 'sales'];
const SHOWN = 20;
const AIM_P95_MS = 50;
const DAY_MS = 86_400_000;

/** What App Home and `/rnps queue` ask the database, among very many open follow-ups. */
export const home: Benchmark = async ({ server, quick, progress }) => {
  const open = quick ? 10_000 : 100_000;
  const rounds = quick ? 10 : 60;
  progress(`home: making ${open} open follow-ups`);
  const url = await server.makeDatabase('home');
  const db = await openDatabase({ url, poolSize: 4, onPoolError: () => {} });
  const client = await server.connect(url);
  await seedFollowUps(client, open);
  await makeADay(client);

  const rows: string[][] = [];
  const slow: string[] = [];
  for (const [name, ask, isAim] of questions()) {
    progress(`home: ${name}`);
    const ms: number[] = [];
    for (let round = -3; round < rounds; round++) {
      const from = performance.now();
      await ask(db);
      if (round >= 0) ms.push(performance.now() - from);
    }
    const p95 = percentile(ms, 0.95);
    if (isAim && p95 > AIM_P95_MS) slow.push(name);
    rows.push([name, digits(median(ms)), digits(p95)]);
  }
  await db.destroy();
  return [
    {
      title: `App Home and queue among ${open} open follow-ups: ${rounds} rounds, in ms`,
      head: ['', 'p50', 'p95'],
      rows,
      remarks: [
        `Aim: p95 of each of the first six at most ${AIM_P95_MS} ms. ${verdict(slow.length === 0)}${slow.length > 0 ? ` Too slow: ${slow.join(', ')}.` : ''}`,
      ],
    },
  ];
};

type Question = [name: string, ask: (db: DataSource) => Promise<unknown>, isAim: boolean];

function questions(): Question[] {
  const member = { id: VIEWER, isAdmin: false };
  const admin = { id: VIEWER, isAdmin: true };
  const now = new Date();
  const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const months = Array.from({ length: 24 }, (_, n) => ({ from: ago(30 * (n + 1)), to: ago(30 * n) }));
  const whole = { from: months.at(-1)!.from, to: now, team: null };
  return [
    ['Mine (500 of them)', (db) => ownedBy(db, VIEWER, SHOWN), true],
    ['How many of mine are overdue', (db) => overdueOf(db, VIEWER, now), true],
    ['Queue of a team', (db) => unclaimedOf(db, ['cx'], SHOWN, member), true],
    ['Queue of four teams', (db) => unclaimedOf(db, TEAMS, SHOWN, member), true],
    ['Queue of four teams, an admin', (db) => unclaimedOf(db, TEAMS, SHOWN, admin), true],
    ['Pressure of four teams', (db) => pressureOf(db, TEAMS, now, member), true],
    [
      '/rnps sla 24: how promises ended',
      (db) => promiseCounts(db, { spans: months, team: null, now }),
      false,
    ],
    ['/rnps sla 24: time to contact', (db) => contactTimes(db, { ...whole, now }), false],
    ['/rnps sla 24: time to resolve', (db) => resolutionTimes(db, whole), false],
    ['Loop closure of 90 days', (db) => loopClosure(db, { from: ago(90), to: now }), false],
  ];
}
