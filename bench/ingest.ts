import { ACCOUNTS, makeWebhooks, type Webhook } from './answers';
import { type BenchContext, type Benchmark, roundsOf, verdict } from './benchmark';
import { type Child, startChild } from './child';
import { openTarget, sendAll } from './load';
import { median, medianRatio } from './measure';
import { hasPgbench, MOST_SCRIPTS, preparePgbench } from './pgbench';
import type { Transaction } from './replay';
import { startApp, startSlack } from './start-app';
import { digits } from './table';

const AT_ONCE = 16;
/** As many connections as the app's own pool has. */
const POOL = 10;
const AIM = 0.7;

interface Runner {
  name: string;
  child: Child | null;
  /** Returns answers a second. */
  run: (webhooks: Webhook[]) => Promise<number>;
}

/** From the webhook to the committed answer, against what the same statements cost without an app around them. */
export const ingest: Benchmark = async (context) => {
  const { server, quick, progress } = context;
  const rounds = quick ? 1 : 7;
  const count = quick ? 300 : 1200;
  const { recorded, kept, appUrl, loopUrl, pgbenchUrl, slack } = await record(context);

  const app = await startApp({ databaseUrl: appUrl, slack });
  const target = openTarget(app.port);
  const looking = await server.connect(appUrl);
  const loop = await startChild({
    program: 'processes/pg-loop.ts',
    env: { DATABASE_URL: loopUrl, BENCH_POOL: String(POOL) },
  });
  await loop.ask('learn', { recorded, kept: [...kept] });
  const http = await startChild({ program: 'processes/bare-fastify.ts' });
  const httpTarget = openTarget(http.port);
  const pgbench =
    pgbenchUrl === null ? null : preparePgbench(pgbenchUrl, recorded.slice(0, MOST_SCRIPTS), kept);
  const runners: Runner[] = [
    {
      name: 'rNPS Loop',
      child: app,
      run: async (webhooks) => {
        const before = await countAnswers(looking);
        const { seconds, refused } = await sendAll(target, webhooks, AT_ONCE);
        wrong.refused += refused.length;
        wrong.missing += count - refused.length - ((await countAnswers(looking)) - before);
        return count / seconds;
      },
    },
    {
      name: `its ${recorded[0]!.length} statements, bare pg loop`,
      child: loop,
      run: async () => count / (await loop.ask<number>('run', { count, atOnce: AT_ONCE })),
    },
    ...(pgbench ? [{ name: 'the same, pgbench', child: null, run: () => pgbench.run(count, POOL) }] : []),
    {
      name: 'bare Fastify, keeps nothing',
      child: http,
      run: async (webhooks) => {
        // Thrice, because it is over so soon.
        const { seconds } = await sendAll(httpTarget, [...webhooks, ...webhooks, ...webhooks], AT_ONCE);
        return (3 * count) / seconds;
      },
    },
  ];
  const rates = runners.map((): number[] => []);
  const cpuMs = runners.map((): number[] => []);
  const wrong = { refused: 0, missing: 0 };
  let sent = 0;
  for (const { round, name, counts } of roundsOf(rounds, quick)) {
    progress(`ingest: ${name}`);
    const webhooks = makeWebhooks(0x100 + round + 1, count);
    sent += count;
    for (const [i, { child, run }] of runners.entries()) {
      const before = (await child?.cpuMs()) ?? Number.NaN;
      const rate = await run(webhooks);
      const after = (await child?.cpuMs()) ?? Number.NaN;
      if (!counts) continue;
      rates[i]!.push(rate);
      cpuMs[i]!.push((after - before) / (child === http ? 3 * count : count));
    }
  }
  await Promise.all([target.close(), httpTarget.close(), app.stop(), loop.stop(), http.stop(), slack.stop()]);
  const ratio = (i: number) => medianRatio(rates[0]!, rates[i]!);
  return [
    {
      title: `Webhook to committed answer: ${rounds} rounds of ${count}, ${AT_ONCE} at once`,
      head: ['', 'answers/s', 'ours / theirs', 'CPU ms an answer'],
      rows: runners.map(({ name }, i) => [
        name,
        digits(median(rates[i]!)),
        i === 0 ? '' : digits(ratio(i)),
        digits(median(cpuMs[i]!)),
      ]),
      remarks: [
        `Aim: at least ${AIM} of the bare loop. ${verdict(ratio(1) >= AIM)}`,
        `Of ${sent} answers ${wrong.refused} were refused; of those answered 200, ${wrong.missing} are not in the database.`,
        'CPU is that of the named process alone, without PostgreSQL and without who sends the webhooks.',
        ...(pgbench ? [] : ['pgbench is not installed here.']),
      ],
    },
  ];
};

/** What the app tells the database for one answer, taken from real ones, and databases to say it again in. */
async function record({ server, quick, progress }: BenchContext) {
  progress('ingest: recording what the app tells the database');
  const appUrl = await server.makeDatabase('ingest');
  const slack = await startSlack();
  const app = await startApp({ databaseUrl: appUrl, slack, record: true });
  const target = openTarget(app.port);
  // The first answer of each account makes it; the second is like those that are measured.
  await sendAll(target, makeWebhooks(1, ACCOUNTS), AT_ONCE);
  await app.ask('recorded');
  await sendAll(target, makeWebhooks(2, quick ? 40 : ACCOUNTS), 1);
  const all = await app.ask<Transaction[]>('recorded');
  const recorded = all.filter((statements) =>
    statements.some(({ text }) => text.includes('INSERT INTO raw_deliveries')),
  );
  await Promise.all([target.close(), app.stop()]);
  if (recorded.length === 0)
    throw new Error(
      'No answer was committed while the statements were recorded: POST /hooks/generic does not work.',
    );
  const looking = await server.connect(appUrl);
  const { rows } = await looking.query<{ id: string }>('SELECT id FROM accounts');
  await looking.end();
  const pgbench = await hasPgbench();
  return {
    recorded,
    kept: new Set(rows.map((row) => row.id)),
    appUrl,
    slack,
    loopUrl: await server.makeDatabase('loop', appUrl),
    pgbenchUrl: pgbench ? await server.makeDatabase('pgbench', appUrl) : null,
  };
}

async function countAnswers(client: { query: (sql: string) => Promise<{ rows: { n: string }[] }> }) {
  const { rows } = await client.query('SELECT count(*) AS n FROM responses');
  return Number(rows[0]!.n);
}
