import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = join(__dirname, '../../..');

/**
 * A process of its own, whose zone can be changed as it runs: for each host zone, everything is loaded afresh, and
 * ten thousand due times with their rungs and, for one in ten, words, in five calendars, become one hash.
 */
const PROBE = `
  const hours = { opens: '09:00', closes: '17:00' };
  const week = { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours };
  const places = { 'America/New_York': 'US', 'Asia/Jerusalem': 'IL', 'Pacific/Auckland': 'NZ', 'Asia/Kolkata': 'IN', 'America/Santiago': 'CL' };
  const everyMs = Math.floor(365 * 86_400_000 / 2000);
  for (const host of process.argv.slice(1)) {
    process.env.TZ = host;
    for (const file of Object.keys(require.cache)) {
      if (/src.domain|date-holidays/.test(file)) delete require.cache[file];
    }
    const { compileCalendar } = require('./src/domain/sla/calendar');
    const { slaFor } = require('./src/domain/sla/sla');
    const { whyDueThen } = require('./src/domain/sla/sla-words');
    const hash = require('node:crypto').createHash('sha256');
    for (const [zone, country] of Object.entries(places)) {
      const calendar = compileCalendar({ zone, week, holidays: { country }, closures: [], halfDays: [] });
      for (let n = 0; n < 2000; n++) {
        const startedAt = new Date(Date.UTC(2026, 0, 1) + n * everyMs);
        const sla = slaFor(calendar, startedAt);
        const why = n % 10 === 0 ? whyDueThen(calendar, { startedAt, dueAt: sla.dueAt }) : null;
        hash.update(JSON.stringify([sla, why]));
      }
    }
    console.log(new Date(0).getTimezoneOffset(), hash.digest('hex'));
  }
`;

test('the time zone of the host changes nothing', async () => {
  const hosts = ['UTC', 'Pacific/Apia', 'America/Los_Angeles'];
  const { stdout } = await run(
    process.execPath,
    ['-r', './scripts/typescript-hook.js', '-e', PROBE, ...hosts],
    {
      cwd: root,
    },
  );
  const answers = stdout.trim().split('\n');
  const [offsets, hashes] = [0, 1].map((n) => new Set(answers.map((answer) => answer.split(' ')[n])));
  expect(offsets!.size).toBe(hosts.length);
  expect([...hashes!]).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
});

test('no file of the engine asks the host for its zone or for the time', () => {
  const folder = join(root, 'src/domain/sla');
  const files = readdirSync(folder).filter((name) => /^(calendar|holidays|business-time|sla)/.test(name));
  expect(files.length).toBeGreaterThanOrEqual(7);
  for (const name of files) {
    const hostLocal =
      /\.(get|set)(Hours|Minutes|Day|Date|Month|FullYear|TimezoneOffset)\(|new Date\(\)|Date\.now|toLocale/;
    expect({ name, found: hostLocal.exec(readFileSync(join(folder, name), 'utf8'))?.[0] }).toEqual({ name });
  }
});
