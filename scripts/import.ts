import { UserError } from '../src/domain/errors';
import { readArguments, USAGE } from '../src/import/arguments';
import { howItWasRead, summary } from '../src/import/import-words';
import { progressLine } from '../src/import/progress-line';
import { runImport } from '../src/import/run-import';
import { mindClosedPipe } from './closed-pipe';
import { openForImport } from './open-for-import';
import { readEnvFile } from './read-env-file';
import { inWords } from './start-trouble';

/** npm run import: brings past answers and accounts from a file. Exit code 0: all of it, 1: some rows rejected, 2: refused or broken off. */
async function main(): Promise<number> {
  const options = readArguments(process.argv.slice(2));
  if (!options) {
    console.log(USAGE);
    return 0;
  }
  readEnvFile();
  const { deps, whose, close } = await openForImport(process.env, { needsSlack: options.openFollowUps });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void brokenOff(close));
  const line = progressLine(process.stdout, () => performance.now());
  const from = performance.now();
  try {
    const result = await runImport(deps, options, {
      onLooked: (looked) => {
        line.done();
        console.log([`${options.file}, into ${whose}`, ...howItWasRead(looked, 'terminal')].join('\n'));
      },
      onProgress: line.show,
    });
    line.done();
    console.log(`\n${summary(options, result, (performance.now() - from) / 1000, 'terminal').join('\n')}`);
    return result.rejected > 0 ? 1 : 0;
  } finally {
    line.done();
    await close();
  }
}

async function brokenOff(close: () => Promise<void>): Promise<void> {
  console.error('\nBroken off. What was imported stays; the same command goes on from there.');
  await close();
  process.exit(2);
}

mindClosedPipe();
main().then(
  (code) => process.exit(code),
  (error) => {
    const told = inWords(error) as Error;
    // Never the error itself: one of the database's holds the rows that were to be written.
    console.error(`\n${told instanceof UserError ? told.message : told.stack}\n`);
    process.exit(2);
  },
);
