import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { filesUnder } from './read-imports';

const root = resolve(__dirname, '../..');
const linesOf = (file: string) => readFileSync(join(root, file), 'utf8').split('\n');

/** Where the machine's time enters; everybody else is handed a clock. */
const ASKS_THE_MACHINE = ['src/app.ts'];

/** Rooms whose times are about the world outside: signatures, leases, caches, time limits. Business time may be moved ahead. */
const REAL_TIME_ROOMS = /^src\/(ingest|slack|http\/(?!clock-route)|db)/;
/** Rooms whose times are about people's work: received, due, claimed, contacted. */
const BUSINESS_TIME_ROOMS = /^src\/(use-cases|queries|domain|views)\//;

test('nothing asks the machine for the time but the file that hands the clocks out', () => {
  expect(
    linesMatching(/new Date\(\)|Date\.now\b|performance\.now/, (file) => !ASKS_THE_MACHINE.includes(file)),
  ).toEqual([]);
});

test('signatures, caches and time limits never read the business clock', () => {
  expect(linesMatching(/\b(deps|o|clock)\.now\(/, (file) => REAL_TIME_ROOMS.test(file))).toEqual([]);
});

test('what people did is never dated by the real clock', () => {
  expect(linesMatching(/realNow/, (file) => BUSINESS_TIME_ROOMS.test(file))).toEqual([]);
});

test('leases and pacing are timed by the database, so that processes with odd clocks agree', () => {
  const outbox = /^src\/delivery\/(claim-due|settle|outbox|send-message|dispatcher)\.ts$/;
  expect(linesMatching(/\.now\(|realNow/, (file) => outbox.test(file))).toEqual([]);
});

function linesMatching(pattern: RegExp, isAbout: (file: string) => boolean): string[] {
  return filesUnder(root, 'src', /\.ts$/)
    .filter(isAbout)
    .flatMap((file) =>
      linesOf(file).flatMap((line, i) =>
        pattern.test(line.replace(/\/\/.*|^\s*\*.*/, '')) ? [`${file}:${i + 1}: ${line.trim()}`] : [],
      ),
    );
}
