import { randomUUID } from 'node:crypto';
import { openDatabase } from '../../src/db/data-source';
import { readArguments } from '../../src/import/arguments';
import { runImport } from '../../src/import/run-import';
import { answer, ready } from './probe';

// What `npm run import -- responses FILE` does, without its words.
answer('run', async ({ file }) => {
  const db = await openDatabase({ url: process.env.DATABASE_URL!, poolSize: 4, onPoolError: () => {} });
  const deps = { db, now: () => new Date(), newId: randomUUID, full: null, sources: () => [] };
  const options = readArguments(['responses', String(file)])!;
  const from = performance.now();
  await runImport(deps, options, { onLooked: () => {}, onProgress: () => {} });
  const seconds = (performance.now() - from) / 1000;
  await db.destroy();
  return { seconds, peakMb: process.resourceUsage().maxRSS / 1024 };
});

ready();
