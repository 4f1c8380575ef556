import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { genericAnswer } from '../support/answers';
import { startMailServer, type TestMailServer } from '../support/mail-server';
import { signStandardWebhooks } from '../support/sign';
import { useLoneApp } from './lone-app';
import { until } from './world/until';

jest.setTimeout(300_000);

let mail: TestMailServer;
const app = useLoneApp();
let folder: string;

beforeEach(async () => {
  mail = await startMailServer();
  folder = mkdtempSync(join(tmpdir(), 'reply-'));
});
afterEach(async () => {
  await mail.stop();
  rmSync(folder, { recursive: true });
});

const start = () => {
  const configFile = join(folder, 'rnps.config.yaml');
  const shipped = readFileSync(resolve(__dirname, '../../rnps.config.yaml'), 'utf8');
  const smtp = `{ from: care@larkspur.example, host: 127.0.0.1, port: ${mail.port}, tls: none }`;
  writeFileSync(configFile, `${shipped}\nsmtp: ${smtp}\n`);
  return app.start({ configFile });
};

/** Replies that somebody wrote, as the form keeps them. */
async function written(url: string, n: number): Promise<void> {
  const body = JSON.stringify(genericAnswer());
  const headers = signStandardWebhooks(body, { id: 'msg_1' });
  expect((await fetch(`${url}/hooks/generic`, { method: 'POST', body, headers })).status).toBe(200);
  await app.db.query(
    `INSERT INTO replies (id, follow_up_id, form_id, by_id, at, from_name, to_address, subject, body, tag, state)
     SELECT gen_random_uuid(), f.id, gen_random_uuid(), 'U0MAYA', now(), 'Maya Chen', 'mira' || n || '@northwind.example',
            'Hello', 'Hello', replace(gen_random_uuid()::text, '-', ''), 'waiting'
       FROM follow_ups f, generate_series(1, $1::int) n`,
    [n],
  );
}
const states = async () =>
  (await app.db.query('SELECT DISTINCT state FROM replies')).rows.map(({ state }) => state).join();
const untilAll = (state: string) => until(`all to be ${state}`, async () => (await states()) === state);
/** A process that is gone holds its lease for a minute and a half. */
const leasesRunOut = () => app.db.query(`UPDATE replies SET lease_until = now() WHERE lease IS NOT NULL`);

test('killed before the message was begun: the next start sends it, once', async () => {
  mail.onRecipient = () => new Promise(() => {});
  const first = await start();
  await written(first.url, 1);
  await until('the server to be asked', () => mail.recipients.length > 0);
  await first.kill();
  mail.onRecipient = async () => null;
  await leasesRunOut();
  await start();
  await untilAll('sent');
  expect(mail.taken).toHaveLength(1);
});

test('killed when the server had the whole message and had not said so: unknown, and never sent again', async () => {
  let seen = 0;
  mail.onMessage = () => {
    seen += 1;
    return new Promise(() => {});
  };
  const first = await start();
  await written(first.url, 1);
  await until('the message to be there', () => seen > 0);
  await first.kill();
  mail.onMessage = async () => {
    seen += 1;
    return null;
  };
  await leasesRunOut();
  await start();
  await untilAll('unknown');
  expect(seen).toBe(1);
  const lines = await app.db.query(`SELECT verb FROM history WHERE verb LIKE 'reply%'`);
  expect(lines.rows).toEqual([{ verb: 'reply_unknown' }]);
});

test('two processes share 12 replies: each is sent once', async () => {
  const [first] = await Promise.all([start(), start()]);
  await written(first!.url, 12);
  await untilAll('sent');
  expect(mail.taken.map(({ to }) => to[0]).sort()).toEqual(
    Array.from({ length: 12 }, (_, i) => `mira${i + 1}@northwind.example`).sort(),
  );
});
