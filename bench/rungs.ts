import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'pg';
import { type Benchmark, roundsOf, verdict } from './benchmark';
import type { Child } from './child';
import { median, percentile } from './measure';
import { CALENDAR, makeDue, NEVER_CLOSED, seedFollowUps } from './rungs-seed';
import { startApp, startSlack } from './start-app';
import { digits } from './table';

const LOOK_EVERY_MS = 10;
const GIVE_UP_MS = 60_000;
const AIM_P99_MS = 2000;
const AIM_CPU_MS = 1000;
/** Recording is measured here, not sending: one message a channel, and then a minute's pause. */
const HARDLY_SENDS = { delivery: { laneMs: 60_000, editMs: 60_000 } };

/** Many rungs that are due at one instant, among many that are not. */
export const rungs: Benchmark = async ({ server, quick, progress }) => {
  const open = quick ? 20_000 : 100_000;
  const due = quick ? 200 : 1000;
  const rounds = quick ? 1 : 5;
  progress('rungs: starting');
  const slack = await startSlack();
  const url = await server.makeDatabase('rungs');
  const app = await startApp({
    databaseUrl: url,
    slack,
    config: { ...HARDLY_SENDS, calendars: { [CALENDAR]: NEVER_CLOSED } },
  });
  const client = await server.connect(url);
  progress(`rungs: making ${open} open follow-ups`);
  await seedFollowUps(client, open);

  const latenessMs: number[][] = [];
  const cpuMs: number[] = [];
  const idleMs: number[] = [];
  let early = 0;
  for (const { round, name, counts } of roundsOf(rounds, quick)) {
    progress(`rungs: ${name}`);
    const from = (round + 1) * due;
    // Later than the heartbeat, which finds them: the app was not told that they are there.
    const at = await makeDue(client, { from, count: due, inSeconds: 4 });
    const before = await count(client);
    const seen = await watch(client, app, { at, before: before.n, due });
    early += seen.earlyBy;
    if (!counts) continue;
    latenessMs.push(seen.latenessMs);
    cpuMs.push((seen.cpuMs * 1000) / due);
    idleMs.push(seen.idleMs);
  }
  const doubled = await client.query<{ n: string }>(
    `SELECT count(*) AS n FROM outbox WHERE kind = 'history' AND intent ->> 'historyId' IS NOT NULL
      GROUP BY intent ->> 'historyId' HAVING count(*) > 1`,
  );
  await Promise.all([app.stop(), slack.stop()]);
  const missing = latenessMs.flat().filter((ms) => !Number.isFinite(ms)).length;
  const of = (share: number) => median(latenessMs.map((round) => percentile(round, share)));
  const worst = Math.max(...latenessMs.flat());
  return [
    {
      title: `${due} rungs due at one instant among ${open} open follow-ups: ${rounds} rounds`,
      head: ['', 'p50 ms late', 'p99 ms late', 'worst ms', 'CPU ms of the app per 1,000'],
      rows: [['rNPS Loop', digits(of(0.5)), digits(of(0.99)), digits(worst), digits(median(cpuMs))]],
      remarks: [
        `Aim: p99 within ${AIM_P99_MS} ms. ${verdict(of(0.99) <= AIM_P99_MS)} Under ${AIM_CPU_MS} ms of processor time per 1,000. ${verdict(median(cpuMs) < AIM_CPU_MS)}`,
        `That is all that the app used from just before to just after; idle, it uses ${digits(median(idleMs))} ms a second.`,
        `${early} came early, ${missing} are missing, ${doubled.rows.length} were told twice.`,
      ],
    },
  ];
};

interface Seen {
  /** When each was seen committed, after its instant; infinite for one that never was. */
  latenessMs: number[];
  earlyBy: number;
  cpuMs: number;
  /** What the app used in each of the seconds before. */
  idleMs: number;
}

/** Counts what is committed every few milliseconds, by the database's own clock, until all are. */
async function watch(
  client: Client,
  app: Child,
  { at, before, due }: { at: Date; before: number; due: number },
): Promise<Seen> {
  const idleFrom = { cpuMs: await app.cpuMs(), at: performance.now() };
  await delay(Math.max(0, at.getTime() - (await count(client)).now.getTime() - 500));
  const cpuBefore = await app.cpuMs();
  const idleMs = ((cpuBefore - idleFrom.cpuMs) * 1000) / (performance.now() - idleFrom.at);
  const latenessMs: number[] = [];
  let earlyBy = 0;
  for (;;) {
    const { n, now } = await count(client);
    const lateMs = now.getTime() - at.getTime();
    const fresh = n - before - latenessMs.length - earlyBy;
    if (lateMs < 0) earlyBy += fresh;
    else latenessMs.push(...Array<number>(fresh).fill(lateMs));
    const left = due - latenessMs.length - earlyBy;
    if (left > 0 && lateMs > GIVE_UP_MS)
      latenessMs.push(...Array<number>(left).fill(Number.POSITIVE_INFINITY));
    if (left <= 0 || lateMs > GIVE_UP_MS) break;
    await delay(LOOK_EVERY_MS);
  }
  // What follows the last commit belongs to the thousand too.
  await delay(500);
  return { latenessMs, earlyBy, cpuMs: (await app.cpuMs()) - cpuBefore, idleMs };
}

async function count(client: Client): Promise<{ n: number; now: Date }> {
  const { rows } = await client.query<{ n: string; now: Date }>(
    'SELECT count(*) AS n, clock_timestamp() AS now FROM rung_events',
  );
  return { n: Number(rows[0]!.n), now: rows[0]!.now };
}
