import { useLoneApp } from './lone-app';
import { until } from './world/until';

jest.setTimeout(300_000);

const ADMIN = 'U0RUTH';
const CHANNEL = 'D0RUTH';
const ROWS = 20_000;

const app = useLoneApp();

const start = async () => {
  const started = await app.start();
  const { url } = started;
  app.sandbox.setApp({
    eventsUrl: `${url}/slack/events`,
    hooksUrl: `${url}/hooks`,
    clockUrl: `${url}/clock`,
  });
  return started;
};

/** Answers without an id, of which some say the same: the hardest to know again. */
function answers(): string {
  const rows = Array.from({ length: ROWS }, (_, i) => {
    const at = new Date(Date.UTC(2026, 0, 1) + (i >> 1) * 1000).toISOString();
    return `${at},${i % 997 === 0 ? 'eleven' : (i >> 1) % 11},person-${i >> 1}@northwind.example`;
  });
  return `Timestamp,How likely are you to recommend us?,Email Address\n${rows.join('\n')}\n`;
}

test('killed in the middle of importing a dropped file: the next start ends it, with nothing lost or doubled', async () => {
  const first = await start();
  const content = Buffer.from(answers()).toString('base64');
  const sent = await fetch(`${app.sandbox.url}/ui/message`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as: ADMIN, channel: CHANNEL, files: [{ name: 'forms.csv', content }] }),
  });
  expect(await sent.json()).toMatchObject({ ok: true });
  await until('the first rows', async () => (await app.count('responses')) > 0);
  await first.kill();
  const rejected = Math.ceil(ROWS / 997);
  expect(await app.count('responses')).toBeLessThan(ROWS - rejected);
  await start();
  await until(
    'the import',
    async () => (await app.count("dropped_files WHERE state = 'done'")) === 1,
    90_000,
  );
  expect(await app.count('responses')).toBe(ROWS - rejected);
  const said = () => app.sandbox.state.messages(CHANNEL).filter((m) => m.bot_id);
  await until('the words', () => said().some((m) => /imported in part/.test(m.text)));
  expect(said().filter((m) => !m.files)).toHaveLength(1);
  expect(said().filter((m) => m.files)).toHaveLength(1);
});
