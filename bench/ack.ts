import { signedHeaders } from '../sandbox/gestures/signature';
import { ACCOUNTS, makeWebhooks } from './answers';
import { type Benchmark, roundsOf, verdict } from './benchmark';
import { startChild } from './child';
import { openTarget, sendAll, sendAtRate, type Target } from './load';
import { median, percentile } from './measure';
import { apiUrlOf, SIGNING_SECRET, startApp, startSlack } from './start-app';
import { digits } from './table';

/** Half of them commands, half clicks. */
const ACKS_PER_SECOND = 50;
const ANSWERS_PER_SECOND = 40;
/** Who is in the channel of each team, and may claim its work. */
const PEOPLE: Record<string, string[]> = {
  cx: ['U0MAYA', 'U0TOMAS', 'U0INES'],
  product: ['U0OWEN', 'U0PRIYA'],
  success: ['U0LENA', 'U0SAM'],
  sales: ['U0NOAH', 'U0GRACE'],
};
const EVERYBODY = Object.values(PEOPLE).flat();
const AIM_MS = 100;

interface Latencies {
  queue: number[];
  claim: number[];
}

/** How soon a command and a click are acknowledged while answers pour in; a claim is committed by then. */
export const ack: Benchmark = async ({ server, quick, progress }) => {
  const rounds = quick ? 1 : 4;
  const seconds = quick ? 3 : 8;
  progress('ack: starting');
  const slack = await startSlack();
  const url = await server.makeDatabase('ack');
  const app = await startApp({ databaseUrl: url, slack });
  const bolt = await startChild({
    program: 'processes/bare-bolt.ts',
    env: { SLACK_API_URL: apiUrlOf(slack), SLACK_SIGNING_SECRET: SIGNING_SECRET },
  });
  const ours = openTarget(app.port);
  const bare = openTarget(bolt.port);

  progress('ack: filling the queue');
  await sendAll(ours, makeWebhooks(4, ACCOUNTS), 16);
  await sendAll(ours, makeWebhooks(5, Math.ceil((rounds + 1) * seconds * ACKS_PER_SECOND * 0.75)), 16);
  const looking = await server.connect(url);
  const { rows: unclaimed } = await looking.query<{ id: string; team: string }>(
    'SELECT id, team FROM follow_ups WHERE owner_id IS NULL ORDER BY id',
  );
  for (const target of [ours, bare])
    await Promise.all(EVERYBODY.map((person) => sends(target, queue(person))));

  const results = { ours: [] as Latencies[], bare: [] as Latencies[] };
  let clicked = 0;
  let failed = 0;
  for (const { round, name, counts } of roundsOf(rounds, quick)) {
    for (const [whose, target] of [['ours', ours] as const, ['bare', bare] as const]) {
      progress(`ack: ${whose}, ${name}`);
      const latencies: Latencies = { queue: [], claim: [] };
      const kinds: (keyof Latencies)[] = [];
      const webhooks = makeWebhooks(
        0x800 + 2 * (round + 1) + (whose === 'ours' ? 0 : 1),
        ANSWERS_PER_SECOND * seconds * 2,
      );
      const acks = sendAtRate({ perSecond: ACKS_PER_SECOND, seconds, seed: round + 2 }, async (number) => {
        const kind = number % 2 === 0 ? 'queue' : 'claim';
        kinds[number] = kind;
        if (kind === 'queue') return sends(target, queue(EVERYBODY[number % EVERYBODY.length]!));
        const { id, team } = unclaimed[clicked % unclaimed.length]!;
        if (whose === 'ours') clicked += 1;
        const people = PEOPLE[team]!;
        return sends(target, claim(people[number % people.length]!, id));
      });
      const pouring = sendAtRate({ perSecond: ANSWERS_PER_SECOND, seconds, seed: 100 + round }, (number) => {
        const { body, headers } = webhooks[number]!;
        return target.post('/hooks/generic', body, headers).then(({ status }) => status === 200);
      });
      const [ackedMs, pouredMs] = await Promise.all([acks, pouring]);
      for (const [number, ms] of ackedMs.entries()) latencies[kinds[number]!].push(ms);
      failed += [...ackedMs, ...pouredMs].filter((ms) => !Number.isFinite(ms)).length;
      if (counts) results[whose].push(latencies);
    }
  }
  const claimed = await looking.query<{ n: string }>(
    'SELECT count(*) AS n FROM follow_ups WHERE owner_id IS NOT NULL',
  );
  await Promise.all([ours.close(), bare.close(), app.stop(), bolt.stop(), slack.stop()]);

  const row = (name: string, whose: keyof typeof results, kind: keyof Latencies) => [
    name,
    ...[0.5, 0.95, 0.99].map((share) =>
      digits(median(results[whose].map((round) => percentile(round[kind], share)))),
    ),
    digits(Math.max(...results[whose].flatMap((round) => round[kind]))),
  ];
  const table = [
    row('rNPS Loop, /rnps queue', 'ours', 'queue'),
    row('rNPS Loop, Claim, committed', 'ours', 'claim'),
    row('bare Bolt, a command', 'bare', 'queue'),
    row('bare Bolt, a click', 'bare', 'claim'),
  ];
  const met = table.slice(0, 2).every((cells) => Number(cells[3]) < AIM_MS);
  return [
    {
      title: `Acknowledgement at ${ACKS_PER_SECOND} a second while ${ANSWERS_PER_SECOND} answers a second pour in: ${rounds} rounds of ${seconds} s`,
      head: ['', 'p50 ms', 'p95 ms', 'p99 ms', 'worst ms'],
      rows: table,
      remarks: [
        `Percentiles are medians of the rounds. Aim: p99 under ${AIM_MS} ms. ${verdict(met)}`,
        `Of ${clicked} claims ${claimed.rows[0]!.n} were committed; ${failed} requests failed.`,
        'The bare Bolt only acknowledges, and only parses the answers that pour in.',
      ],
    },
  ];
};

const TEAM = { id: 'T0SANDBOX', domain: 'larkspur' };

function queue(person: string): string {
  return new URLSearchParams({
    team_id: TEAM.id,
    user_id: person,
    channel_id: 'C0CX',
    command: '/rnps',
    text: 'queue',
    trigger_id: '1.1',
    response_url: 'http://127.0.0.1:9/',
  }).toString();
}

function claim(person: string, followUpId: string): string {
  const payload = {
    type: 'block_actions',
    team: TEAM,
    user: { id: person, team_id: TEAM.id },
    api_app_id: 'A0RNPS',
    trigger_id: '1.1',
    channel: { id: 'C0CX', name: 'rnps-cx' },
    actions: [
      { type: 'button', action_id: 'follow_up_claim', block_id: 'b', value: followUpId, action_ts: '1' },
    ],
  };
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
}

async function sends(target: Target, body: string): Promise<boolean> {
  const { status } = await target.post('/slack/events', body, {
    'content-type': 'application/x-www-form-urlencoded',
    ...signedHeaders(SIGNING_SECRET, body, Date.now()),
  });
  return status === 200;
}
