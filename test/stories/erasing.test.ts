import { createHmac, randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { IMPORT_GATE } from '../../src/use-cases/history/import-gate';
import { genericAnswer } from '../support/answers';
import { databaseAt, MONDAY_AT_TEN, moveClockTo } from '../support/business-time';
import { cardOf, contactForm, press, submit, threadSays, windowOf } from '../support/card';
import type { FreshDatabase } from '../support/fresh-database';
import { typed } from '../support/gestures';
import { comesBack, replyOf, write } from '../support/replying';
import { type Running, runApp } from '../support/run-app';
import { foundInDatabase, foundInSlack } from '../support/scan';

const WORDS = [
  'Zwetana',
  'Quibblefix',
  'zwetana.q@northwind.example',
  'usr_zwq77',
  'Glimmerwort',
  'Snarkelbee',
  'Plunkettine',
];
const PERSON = {
  external_id: 'usr_zwq77',
  email: 'Zwetana.Q@northwind.example',
  name: 'Zwetana Quibblefix',
  title: 'Head of Glimmerwort',
};
const erased = (person: Record<string, unknown> = { email: PERSON.email.toUpperCase() }) => ({
  type: 'rnps.person.erased',
  timestamp: new Date().toISOString(),
  data: { person },
});
const deleted = (id: string) => ({
  type: 'rnps.response.deleted',
  timestamp: new Date().toISOString(),
  data: { id },
});

let database: FreshDatabase;
let run: Running;
let logged: string[];
beforeEach(async () => {
  logged = [];
  database = await databaseAt(MONDAY_AT_TEN);
  run = await runApp({ databaseUrl: database.url, logTo: (line) => logged.push(line) });
});
afterEach(async () => {
  await run.stop();
  await database.drop();
});

const nothingIsOwed = () =>
  run.until('Slack to be shown everything', async () => {
    const rows = await run.sql<{ n: string }>(
      `SELECT count(*) AS n FROM outbox WHERE kind = 'erase_message' OR (state = 'waiting' AND sent_revision < revision)`,
    );
    return rows[0]!.n === '0';
  });
const word = (value: string) => ({ erase_word: { erase_word_text: { type: 'plain_text_input', value } } });
const count = async (what: string) =>
  Number((await run.sql<{ n: string }>(`SELECT count(*) AS n FROM ${what}`))[0]!.n);

/** Somebody with two answers, a long comment, notes, reminders, and a delivery that nobody could read. */
async function aKnownPerson() {
  const first = genericAnswer({
    person: PERSON,
    score: 2,
    comment: `Glimmerwort. ${'The invoice fails. '.repeat(170)}Snarkelbee.`,
  });
  const firstId = `msg_${randomUUID()}`;
  await run.deliver('generic', first, firstId);
  const card = await cardOf(run, first.data.id);
  const second = genericAnswer({ person: PERSON, score: 1, comment: 'Snarkelbee again.' });
  await run.deliver('generic', second);
  const parked = { ...genericAnswer({ person: PERSON, score: 77 }) };
  const parkedId = `msg_usr_zwq77_${randomUUID()}`;
  expect((await run.deliver('generic', parked, parkedId)).body.status).toBe('parked');
  await press(run, card, 'U0MAYA', 'Claim');
  await press(run, card, 'U0MAYA', 'Log contact');
  await windowOf(run, 'U0MAYA');
  await submit(run, 'U0MAYA', contactForm({ reached: false, note: 'Plunkettine did not pick up.' }));
  await run.advance('P3DT5H');
  await nothingIsOwed();
  return { card, first, firstId, second, parked, parkedId };
}

test('somebody is erased: no table, no message and no line of the log holds a word of them, and nothing brings them back', async () => {
  const other = genericAnswer({ score: 4, comment: 'I stay.' });
  await run.deliver('generic', other);
  const { first, firstId, second, parked, parkedId } = await aKnownPerson();
  expect(new Set((await foundInDatabase(run, WORDS)).map((at) => at.split('.')[0]))).toEqual(
    new Set(['respondents', 'responses', 'raw_deliveries', 'notes']),
  );
  expect(foundInSlack(run, WORDS).length).toBeGreaterThan(2);
  const history = await count('history');

  expect((await run.deliver('generic', erased())).body.status).toBe('ignored');
  await nothingIsOwed();
  expect(await foundInDatabase(run, [...WORDS, first.data.id, second.data.id])).toEqual([]);
  expect(foundInSlack(run, WORDS)).toEqual([]);
  expect(
    logged.filter((line) => WORDS.some((word) => line.toLowerCase().includes(word.toLowerCase()))),
  ).toEqual([]);
  const [audit] = await run.sql<any>('SELECT by_id, kind, counts FROM erasures');
  expect(audit).toMatchObject({
    by_id: 'app',
    kind: 'person',
    counts: { answers: 2, followUps: 1, people: 1, notes: 1 },
  });
  expect(await count('history')).toBe(history);
  expect(await count('responses')).toBe(1);
  await cardOf(run, other.data.id);

  expect((await run.deliver('generic', first, firstId)).body.status).toBe('duplicate');
  expect((await run.deliver('generic', parked, parkedId)).body.status).toBe('duplicate');
  expect((await run.deliver('generic', first)).body).toMatchObject({ status: 'ignored' });
  const byAnotherId = genericAnswer({ person: { ...PERSON, external_id: 'usr_other' } });
  expect((await run.deliver('generic', byAnotherId)).body.status).toBe('ignored');
  const unreadable = { ...genericAnswer({ person: PERSON, score: 7.5 }) };
  expect((await run.deliver('generic', unreadable)).status).toBe(200);
  const ofNoInterest = { type: 'something.else', data: { contact: { id: PERSON.external_id } } };
  expect((await run.deliver('generic', ofNoInterest)).status).toBe(200);
  expect(await foundInDatabase(run, [...WORDS, first.data.id])).toEqual([]);
  expect(await count('responses')).toBe(1);
});

test('what was written to somebody, and what they answered, goes with them, and so do the lines in Slack', async () => {
  const answer = genericAnswer({ person: PERSON });
  await run.deliver('generic', answer);
  const card = await cardOf(run, answer.data.id);
  await write(run, card, { way: 'copied', subject: 'Glimmerwort', body: 'Dear Quibblefix, Plunkettine.' });
  const { tag } = await replyOf(run, card);
  const mail = { to: `replies+${tag}@larkspur.example`, from: PERSON.email, text: 'Snarkelbee, I said.' };
  expect((await comesBack(run, mail)).body.status).toBe('recorded');
  await threadSays(run, card, 'An answer to the e-mail came');
  await nothingIsOwed();
  const found = await foundInDatabase(run, WORDS);
  expect(found).toContain('replies.body: Plunkettine');
  expect(found).toContain('replies.to_address: zwetana.q@northwind.example');
  expect(found).toContain('notes.body: Snarkelbee');
  await run.deliver('generic', erased());
  await nothingIsOwed();
  expect(await foundInDatabase(run, [...WORDS, tag])).toEqual([]);
  expect(foundInSlack(run, [...WORDS, 'The customer has answered'])).toEqual([]);
  expect(logged.filter((line) => [...WORDS, tag].some((one) => line.includes(one)))).toEqual([]);
  expect((await comesBack(run, mail)).body).toMatchObject({ status: 'parked', reason: 'no_such_reply' });
  expect(await foundInDatabase(run, WORDS)).toEqual([]);
});

test('of two answers one is deleted by its source: the card goes on with the other, and its score decides', async () => {
  const worse = genericAnswer({ person: PERSON, score: 1, comment: 'Snarkelbee.' });
  const better = genericAnswer({ person: PERSON, score: 8, comment: 'Fine now.' });
  await run.deliver('generic', worse);
  const card = await cardOf(run, worse.data.id);
  await run.deliver('generic', better);
  expect((await run.deliver('generic', deleted(worse.data.id))).body.status).toBe('ignored');
  await nothingIsOwed();
  expect(foundInSlack(run, ['Snarkelbee'])).toEqual([]);
  expect(await foundInDatabase(run, ['Snarkelbee', worse.data.id])).toEqual([]);
  const [row] = await run.sql<any>(
    `SELECT r.score, f.sla_cycle, f.due_at FROM follow_ups f JOIN responses r ON r.id = f.current_response_id AND r.id = f.response_id
      WHERE f.id = $1`,
    [card.followUpId],
  );
  expect(row).toMatchObject({ score: 8, sla_cycle: 2 });
  expect(foundInSlack(run, ['Fine now.'])).toHaveLength(1);
  expect((await run.deliver('generic', worse)).body.status).toBe('ignored');
  expect(await count('responses')).toBe(1);
});

test('an admin erases with a word typed: numbers first, then what was removed, and links to what people wrote', async () => {
  const { card } = await aKnownPerson();
  await run.page('/ui/message', {
    as: 'U0MAYA',
    channel: card.channel,
    text: 'I called her.',
    threadTs: card.ts,
  });
  const asked = await typed(run, 'U0RUTH', `erase ${PERSON.email.toLowerCase()}`);
  expect(asked.words).toContain('A window asks');
  const window = await windowOf(run, 'U0RUTH');
  expect(JSON.stringify(window.blocks)).toMatch(/2 answers, 1 follow-up with all notes, and \d+ messages/);
  expect((await submit(run, 'U0RUTH', word('erase'))).body).toMatchObject({ errors: expect.anything() });
  expect(await count('erasures')).toBe(0);
  await submit(run, 'U0RUTH', word('ERASE'));
  await nothingIsOwed();
  expect(await foundInDatabase(run, WORDS)).toEqual([]);
  expect(foundInSlack(run, WORDS)).toEqual([]);
  const report = await run.until('the report', () =>
    run.sandbox.state
      .messages('DRUTH')
      .concat(run.sandbox.state.messages('D0RUTH'))
      .find(({ text }) => text === 'Somebody was erased'),
  );
  const words = JSON.stringify(report.blocks);
  expect(words).toContain('2 answers, 1 follow-up');
  expect(words).toContain(`thread_ts=${card.ts}&cid=${card.channel}`);
  expect((await typed(run, 'U0RUTH', 'erase zwetana.q@northwind.example')).words).toContain('I know nobody');
});

test('somebody of whom there are only deliveries that nobody could read is erased by their address, too', async () => {
  const lost = { ...PERSON, external_id: 'usr_lost77', email: 'lost.quibblefix@northwind.example' };
  expect((await run.deliver('generic', genericAnswer({ person: lost, score: 77 }))).body.status).toBe(
    'parked',
  );
  expect((await typed(run, 'U0RUTH', 'erase nobody@northwind.example')).words).toContain('I know nobody');
  expect((await typed(run, 'U0RUTH', `erase ${lost.email}`)).words).toContain('A window asks');
  const window = await windowOf(run, 'U0RUTH');
  expect(JSON.stringify(window.blocks)).toContain('1 delivery that nobody could read as an answer');
  await submit(run, 'U0RUTH', word('ERASE'));
  expect(await foundInDatabase(run, ['lost.quibblefix', 'usr_lost77'])).toEqual([]);
  expect((await run.deliver('generic', genericAnswer({ person: lost }))).body.status).toBe('ignored');
});

test.each(['the erasure first', 'the update first'])(
  'an update of an answer and the erasure of its person come at the same instant, %s: nothing is left',
  async (first) => {
    const answer = genericAnswer({ person: PERSON, score: 3, comment: 'Snarkelbee.' });
    await run.deliver('generic', answer);
    await cardOf(run, answer.data.id);
    const update = { ...answer, data: { ...answer.data, score: 1, comment: 'Plunkettine.' } };
    const bodies = first === 'the erasure first' ? [erased(), update] : [update, erased()];
    const holder = new Client({ connectionString: database.url });
    await holder.connect();
    await holder.query('SELECT pg_advisory_lock($1)', [IMPORT_GATE]);
    const sent: Promise<{ status: number; body: any }>[] = [];
    for (const [i, body] of bodies.entries()) {
      sent.push(run.deliver('generic', body));
      await run.until(
        'it to wait',
        async () => (await count(`pg_locks WHERE locktype = 'advisory' AND NOT granted`)) > i,
      );
    }
    await holder.end();
    const answers = await Promise.all(sent);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    await nothingIsOwed();
    expect(await foundInDatabase(run, WORDS)).toEqual([]);
    expect(foundInSlack(run, WORDS)).toEqual([]);
    expect(await count('responses')).toBe(0);
  },
);

test('a card whose answer from Slack was lost as its person was erased is looked for, and deleted', async () => {
  await run.stop();
  // Longer than any story: the app must not find out by itself how the post ended.
  run = await runApp({
    databaseUrl: database.url,
    config: (shipped) => ({ delivery: { ...shipped.delivery, settleMs: 3_600_000 } }),
  });
  const fault = await fetch(`${run.sandbox.url}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ method: 'chat.postMessage', kind: 'drop_after', times: 1 }),
  });
  expect(fault.status).toBe(200);
  await run.deliver('generic', genericAnswer({ person: PERSON, comment: 'Snarkelbee.' }));
  await run.until(
    'the app to wait, not knowing',
    async () =>
      (await count(
        `outbox WHERE kind = 'card' AND attempted_at IS NOT NULL AND message_ts IS NULL AND lease_until IS NULL`,
      )) === 1,
  );
  expect(foundInSlack(run, WORDS).length).toBeGreaterThan(0);
  await run.deliver('generic', erased());
  expect(foundInSlack(run, WORDS).length).toBeGreaterThan(0);
  await run.sql(
    `UPDATE outbox SET attempted_at = attempted_at - interval '2 hours', not_before = clock_timestamp() WHERE kind = 'erase_message'`,
  );
  await run.advance('PT1S');
  await nothingIsOwed();
  expect(foundInSlack(run, WORDS)).toEqual([]);
});

test('the app stops between the commit and the deletions: the next start goes on', async () => {
  const answer = genericAnswer({ person: PERSON, comment: 'Snarkelbee.' });
  await run.deliver('generic', answer);
  await cardOf(run, answer.data.id);
  await run.sql(`INSERT INTO lanes (lane, next_at) VALUES ('method:chat.delete', now() + interval '1 hour')`);
  await run.deliver('generic', erased());
  expect(await count(`outbox WHERE kind = 'erase_message'`)).toBe(1);
  await run.app.stop();
  expect(foundInSlack(run, ['Snarkelbee'])).toHaveLength(1);
  await moveClockTo(database.url, MONDAY_AT_TEN);
  const again = await runApp({ databaseUrl: database.url, sandbox: run.sandbox });
  await again.sql(`DELETE FROM lanes WHERE lane = 'method:chat.delete'`);
  await again.until('the card to be deleted', () => foundInSlack(again, ['Snarkelbee']).length === 0);
  await again.stop();
});

test('keyed hashes are HMAC-SHA256 of the key in the database', async () => {
  const [row] = await run.sql<{ inner_pad: Buffer; hash: Buffer }>(
    `SELECT inner_pad, tombstone_of('a name') AS hash FROM tombstone_key`,
  );
  const key = row!.inner_pad.map((byte) => byte ^ 0x36);
  expect(row!.hash.equals(createHmac('sha256', key).update('a name').digest())).toBe(true);
});
