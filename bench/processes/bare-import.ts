import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { Client } from 'pg';
import { answer, ready } from './probe';

const BATCH = 2000;
/** Id, score, comment, time and wave. */
const CELLS = [0, 1, 2, 3, 12];
const INSERT = `INSERT INTO responses (id, source, source_response_id, score, comment, answered_at, received_at, wave, account_facts, properties)
  SELECT gen_random_uuid(), 'bare', id, score, comment, at, now(), wave, '{}', '{}'
    FROM unnest($1::text[], $2::smallint[], $3::text[], $4::timestamptz[], $5::text[]) AS r (id, score, comment, at, wave)`;

// The least that has to be done: read the rows, and insert some of their cells, a transaction for each batch.
answer('run', async ({ file }) => {
  const client = new Client({ connectionString: process.env.DATABASE_URL! });
  await client.connect();
  const from = performance.now();
  let columns: string[][] = [[], [], [], [], []];
  const flush = async () => {
    const values = columns;
    columns = [[], [], [], [], []];
    await client.query(INSERT, values);
  };
  const parser = createReadStream(String(file)).pipe(parse({ from_line: 2 }));
  for await (const row of parser as AsyncIterable<string[]>) {
    for (const [i, at] of CELLS.entries()) columns[i]!.push(row[at]!);
    if (columns[0]!.length === BATCH) await flush();
  }
  if (columns[0]!.length > 0) await flush();
  const seconds = (performance.now() - from) / 1000;
  await client.end();
  return { seconds, peakMb: process.resourceUsage().maxRSS / 1024 };
});

ready();
