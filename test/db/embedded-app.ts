import { createInterface } from 'node:readline';
import { startEmbedded } from '../../src/db/embedded/start-embedded';

// A stand-in for the app: starts the database with the options given as JSON, prints what it got or why not,
// and stops it on the line 'stop'.
async function main(options: { dataDir: string; systemDirs?: string[]; durable?: boolean }) {
  const database = await startEmbedded({ ...options, log: () => {}, realNow: Date.now });
  console.log(JSON.stringify({ url: database.url, adopted: database.adopted, pid: process.pid }));
  for await (const line of createInterface({ input: process.stdin })) {
    if (line === 'stop') break;
  }
  await database.stop();
  process.exit(0);
}

main(JSON.parse(process.argv[2]!)).catch((error) => {
  console.log(JSON.stringify({ error: error.message }));
  process.exit(1);
});
