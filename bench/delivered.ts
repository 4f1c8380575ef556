import { setTimeout as delay } from 'node:timers/promises';
import { ACCOUNTS, makeWebhooks, type Webhook } from './answers';
import { type BenchContext, type Benchmark, roundsOf } from './benchmark';
import { type Child, startChild } from './child';
import { openTarget, sendAll, type Target } from './load';
import { median, medianRatio } from './measure';
import { installNodeRed, startNodeRed } from './node-red';
import { apiUrlOf, SIGNING_SECRET, startApp, startSlack } from './start-app';
import { digits, type Table } from './table';

const AT_ONCE = 16;
/** Nobody who is still trying is silent for so long: a retry of Slack's own client comes after a second or two. */
const QUIET_MS = 8000;
/** Long enough for those who do not try again. */
const SETTLED_MS = 1500;
/** No pace, because this Slack has no limit; no summaries, because each card is counted. */
const UNPACED = { delivery: { laneMs: 0, editMs: 0, settleMs: 2000, burst: 0 } };
/** What goes wrong with every twentieth post, in turn: refused for now, a server's error, posted but not answered. */
const FAULTS = [{ kind: '429', retryAfterS: 1 }, { kind: '500' }, { kind: 'drop_after' }];
const FAULT_EVERY = 20;

interface Rival {
  name: string;
  child: Child;
  target: Target;
  rates: number[];
  cpuMs: number[];
}

/** From the webhook to the card in Slack, against what one would build in an afternoon. */
export const delivered: Benchmark = async (context) => {
  const { quick, progress } = context;
  const rounds = quick ? 1 : 4;
  const count = quick ? 200 : 500;
  const { slack, rivals, remarks } = await start(context);
  const clean = { lost: 0, doubled: 0 };
  let sent = 0;
  for (const { round, name, counts } of roundsOf(rounds, quick)) {
    sent += count;
    for (const [i, rival] of rivals.entries()) {
      progress(`delivered: ${rival.name}, ${name}`);
      const webhooks = makeWebhooks(0x400 + 8 * (round + 1) + i, count);
      const cpuBefore = await rival.child.cpuMs();
      const from = performance.now();
      await sendAll(rival.target, webhooks, AT_ONCE);
      const seen = await awaitCards(slack, webhooks);
      const cpuAfter = await rival.child.cpuMs();
      if (i === 0) {
        clean.lost += seen.lost;
        clean.doubled += seen.doubled;
      }
      if (!counts) continue;
      rival.rates.push(count / ((seen.lastAt - from) / 1000));
      rival.cpuMs.push((cpuAfter - cpuBefore) / count);
    }
  }
  const withFaults = await countFaults(context, slack, rivals);
  await Promise.all(rivals.flatMap(({ target, child }) => [target.close(), child.stop()]));
  await slack.stop();
  const ours = rivals[0]!;
  const speed: Table = {
    title: `Webhook to card in Slack: ${rounds} rounds of ${count}, ${AT_ONCE} at once, a Slack without rate limit`,
    head: ['', 'delivered/s', 'ours / theirs', 'CPU ms a card', 'ours / theirs'],
    rows: rivals.map(({ name, rates, cpuMs }) => [
      name,
      digits(median(rates)),
      name === ours.name ? '' : digits(medianRatio(ours.rates, rates)),
      digits(median(cpuMs)),
      name === ours.name ? '' : digits(medianRatio(ours.cpuMs, cpuMs)),
    ]),
    remarks: [
      `Ours: of ${sent} cards ${clean.lost} were lost, ${clean.doubled} doubled. Each was committed first, with its follow-up, promise and history; the others keep nothing and verify nothing.`,
      ...remarks,
    ],
  };
  return [speed, withFaults];
};

async function start({ server, progress }: BenchContext) {
  const program = await installNodeRed(progress);
  progress('delivered: starting');
  const slack = await startSlack();
  const app = await startApp({
    databaseUrl: await server.makeDatabase('delivered'),
    slack,
    config: UNPACED,
  });
  const bolt = await startChild({
    program: 'processes/bare-bolt.ts',
    env: { SLACK_API_URL: apiUrlOf(slack), SLACK_SIGNING_SECRET: SIGNING_SECRET, BENCH_POSTS: 'yes' },
  });
  const rival = (name: string, child: Child): Rival => ({
    name,
    child,
    target: openTarget(child.port),
    rates: [],
    cpuMs: [],
  });
  const rivals = [rival('rNPS Loop', app), rival('bare Bolt + WebClient', bolt)];
  if (program) rivals.push(rival('Node-RED', await startNodeRed(program, apiUrlOf(slack))));
  const first = makeWebhooks(3, ACCOUNTS);
  await sendAll(rivals[0]!.target, first, AT_ONCE);
  await awaitCards(slack, first);
  const remarks = program ? [] : ['Node-RED could not be installed here, so it is left out.'];
  return { slack, rivals, remarks };
}

async function countFaults({ quick, progress }: BenchContext, slack: Child, rivals: Rival[]): Promise<Table> {
  const count = quick ? 60 : 300;
  const control = openTarget(slack.port);
  const sent: Webhook[][] = [];
  let faults = 0;
  for (const [i, rival] of rivals.entries()) {
    progress(`delivered: ${rival.name}, while one post in ${FAULT_EVERY} goes wrong`);
    const webhooks = makeWebhooks(0x480 + i, count);
    faults = 0;
    for (let from = 0; from < count; from += FAULT_EVERY) {
      const fault = { ...FAULTS[faults++ % FAULTS.length], method: 'chat.postMessage', times: 1 };
      await control.post('/faults', JSON.stringify(fault), { 'content-type': 'application/json' });
      await sendAll(rival.target, webhooks.slice(from, from + FAULT_EVERY), AT_ONCE);
      await delay(50);
    }
    await awaitCards(slack, webhooks, SETTLED_MS);
    sent.push(webhooks);
  }
  progress('delivered: waiting for whoever tries again');
  // Somebody who posts twice does so later.
  await awaitCards(slack, [], QUIET_MS);
  const rows: string[][] = [];
  for (const [i, webhooks] of sent.entries()) {
    const { lost, doubled } = await awaitCards(slack, webhooks, 0);
    rows.push([rivals[i]!.name, String(count), String(faults), String(lost), String(doubled)]);
  }
  await control.close();
  return {
    title: `The same while one post in ${FAULT_EVERY} goes wrong: 429, 500, or posted but the answer lost`,
    head: ['', 'webhooks', 'faults', 'lost', 'doubled'],
    rows,
    remarks: [],
  };
}

interface Seen {
  lost: number;
  doubled: number;
  /** When the last of them was seen, on the clock of performance.now(). */
  lastAt: number;
}

/** Waits until each has its card, or nothing new comes for `quietMs`; then tells who has none and who has two. */
async function awaitCards(slack: Child, webhooks: Webhook[], quietMs = QUIET_MS): Promise<Seen> {
  let total = -1;
  let lastAt = performance.now();
  for (;;) {
    const cards = await slack.ask<Map<string, number>>('cards');
    const all = [...cards.values()].reduce((sum, n) => sum + n, 0);
    if (all !== total) lastAt = performance.now();
    total = all;
    const counts = webhooks.map(({ nonce }) => cards.get(nonce) ?? 0);
    const there = counts.filter((n) => n > 0).length;
    const complete = webhooks.length > 0 && there === webhooks.length;
    if (complete || performance.now() - lastAt >= quietMs) {
      const posted = counts.reduce((sum, n) => sum + n, 0);
      return { lost: webhooks.length - there, doubled: posted - there, lastAt };
    }
    await delay(20);
  }
}
