import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArguments } from '../../src/import/arguments';
import { runImport } from '../../src/import/run-import';
import { databaseAt, MONDAY_AT_TEN } from '../support/business-time';
import { submit, windowOf } from '../support/card';
import type { FreshDatabase } from '../support/fresh-database';
import { pressIn } from '../support/gestures';
import { directMessages, nothingOwed } from '../support/initiatives';
import { smtpError, startMailServer, type TestMailServer } from '../support/mail-server';
import { type ReplyValues, replyForm } from '../support/reply';
import { comesBack, mailSettings } from '../support/replying';
import { type Running, runApp } from '../support/run-app';
import { clicks, sendsForm } from '../support/slack-requests';
import { asks, delivered, LENA, people, tellMessage } from '../support/tellings';

let database: FreshDatabase;
let mail: TestMailServer;
let run: Running;
let dir: string;
// Monday, 4 March 2030, at ten in New York.
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'rnps-telling-'));
  database = await databaseAt(MONDAY_AT_TEN);
  mail = await startMailServer();
  run = await runApp({ databaseUrl: database.url, config: () => mailSettings(mail) });
});
afterEach(async () => {
  await run.stop();
  await mail.stop();
  await database.drop();
  rmSync(dir, { recursive: true, force: true });
});

const MIRA = 'mira@northwind.example';

/** Brings an answer of before, which opens no follow-up; Lena looks after its account. */
async function askedBefore(name = 'Mira Olsen', email = MIRA) {
  const file = join(dir, `${randomUUID()}.csv`);
  writeFileSync(
    file,
    `Response ID,Score,Comment,Name,Email,Company,Submitted at\nold-${email},9,The invoice was wrong again.,${name},${email},Northwind,2030-01-15T12:00:00Z\n`,
  );
  const { db, now, newId } = run.app.deps;
  await runImport(
    { db, now, newId, full: run.app.deps, sources: () => run.app.deps.config.sources },
    readArguments(['responses', file, '--source', 'generic'])!,
    { onLooked: () => {}, onProgress: () => {} },
  );
  await run.sql('UPDATE accounts SET owner_email = $1', [LENA]);
}

const one = async (initiativeId: string) => (await people(run, initiativeId))[0]!;
const isTold = (initiativeId: string) =>
  run.until('them to be told', async () => (await one(initiativeId)).state === 'told');

/** Opens the reply from the message that asks Lena, as she would. */
async function opens(initiativeId: string) {
  await pressIn(run, 'U0LENA', await tellMessage(run, initiativeId, 'U0LENA'), 'Reply by e-mail…');
  return run.until('the form', async () => {
    const view = await windowOf(run, 'U0LENA');
    return view.callback_id === 'reply_submit' ? view : null;
  });
}

/** Sends such a form, opened on its own. */
async function sends(as: string, initiativeId: string, values: ReplyValues = {}, formId = randomUUID()) {
  const { id: tellingId } = await one(initiativeId);
  const metadata = JSON.stringify({ tellingId, formId, to: MIRA });
  return JSON.stringify((await sendsForm(run, as, 'reply_submit', metadata, replyForm(values))).body);
}

async function tag() {
  const [row] = await run.sql<{ tag: string }>('SELECT tag FROM replies');
  return row!.tag;
}

async function bounces() {
  await comesBack(run, {
    to: `replies+${await tag()}@larkspur.example`,
    from: 'mailer-daemon@mx.example',
    subject: 'Undelivered',
    text: 'Action: failed',
    headers: { 'content-type': 'multipart/report; report-type=delivery-status' },
  });
}

const heard = async (as: string, words: string) =>
  (await directMessages(run, as)).filter(({ text, blocks }) =>
    `${text}\n${JSON.stringify(blocks)}`.includes(words),
  );

test('somebody of whom only history is known is told by an e-mail in the name of whoever looks after them', async () => {
  await askedBefore();
  const id = await delivered(run);
  expect(await run.sql('SELECT 1 FROM follow_ups')).toEqual([]);
  const window = JSON.stringify((await opens(id)).blocks);
  for (const words of [
    'The invoice was wrong again.',
    'This is what became of it',
    'They never had a follow-up',
  ])
    expect(window).toContain(words);
  await submit(run, 'U0LENA', replyForm({ subject: 'You asked, we delivered', body: 'Here it is.' }));
  expect(JSON.stringify((await windowOf(run, 'U0LENA')).blocks)).toContain('you hear what comes of it');
  await isTold(id);
  expect(mail.taken).toHaveLength(1);
  expect(mail.taken[0]!.to).toEqual([MIRA]);
  expect(mail.taken[0]!.headers.get('from')).toContain('Lena Fischer');
  expect(await one(id)).toMatchObject({ by: 'U0LENA', via: 'email' });
  expect(await run.sql('SELECT 1 FROM survey_queue')).toHaveLength(1);
  // It makes no work, and no contact, for the numbers to count.
  for (const table of ['follow_ups', 'contacts', 'history'])
    expect(await run.sql(`SELECT 1 FROM ${table}`)).toEqual([]);
});

test('what comes back is heard by whoever wrote it and whoever looks after them, with what the customer wrote, once', async () => {
  await askedBefore();
  const id = await delivered(run);
  await sends('U0GRACE', id);
  await isTold(id);
  const answer = { to: `replies+${await tag()}@larkspur.example`, from: MIRA };
  const text = 'Thank you <!channel>, at last!\n\nOn Monday, Lena wrote:\n> Hello';
  for (const _ of ['once', 'and once more']) await comesBack(run, { ...answer, text }, 'mail_same');
  for (const as of ['U0GRACE', 'U0LENA']) {
    const [said, more] = await heard(as, 'An answer to the e-mail came');
    expect(more).toBeUndefined();
    expect(said!.text).toBe('Mira Olsen: An answer to the e-mail came');
    const quote = (said!.blocks as any[]).find((block) => JSON.stringify(block).includes('rich_text_quote'));
    expect(quote.elements[0].elements).toEqual([{ type: 'text', text: 'Thank you <!channel>, at last!' }]);
  }
  // Both may read what was written, and others not.
  for (const as of ['U0GRACE', 'U0LENA']) {
    const [said] = await heard(as, 'An answer to the e-mail came');
    const place = { channel: `D${as.slice(1)}`, messageTs: said!.ts };
    await pressIn(run, as, { place, blocks: said!.blocks }, 'Show');
    await run.until('what was written', async () =>
      JSON.stringify((await windowOf(run, as)).blocks).includes('what happened?'),
    );
  }
  const [reply] = await run.sql<{ id: string }>('SELECT id FROM replies');
  await clicks(run, 'U0MAYA', 'reply_show', reply!.id, { channel: { id: 'D0MAYA', name: 'x' } });
  await run.until('her to be refused', () =>
    run.sandbox.state.ephemerals('U0MAYA').find(({ text }) => text.includes('Only whoever looks after')),
  );
});

test('one that comes back undelivered does not tell: they are on the list again, and can be written to again', async () => {
  await askedBefore();
  const id = await delivered(run);
  await sends('U0LENA', id);
  await isTold(id);
  await bounces();
  expect((await one(id)).state).toBe('not_told');
  expect(await run.sql('SELECT 1 FROM survey_queue')).toEqual([]);
  expect(await heard('U0LENA', 'The e-mail came back')).toHaveLength(1);
  const first = mail.taken[0]!.headers.get('message-id');
  await opens(id);
  await submit(run, 'U0LENA', replyForm({ body: 'Once more.' }));
  await isTold(id);
  expect(mail.taken[1]!.headers.get('in-reply-to')).toBe(first);
});

test('one to somebody who leaves the list meanwhile goes out, and its writer hears when it comes back', async () => {
  await askedBefore();
  const id = await delivered(run);
  mail.onRecipient = async () => smtpError(451);
  await sends('U0GRACE', id);
  await run.until('the server to be asked', () => mail.recipients.length > 0);
  await run.until(
    'her to hear of the delay',
    async () => (await heard('U0GRACE', 'has not gone out yet')).length === 1,
  );
  await run.sql('DELETE FROM telling_answers');
  await run.sql('DELETE FROM tellings');
  mail.onRecipient = async () => null;
  await run.until('it to go out', async () => {
    await run.sql(`UPDATE replies SET not_before = now() WHERE state = 'waiting'`);
    return (await run.sql(`SELECT 1 FROM replies WHERE state = 'sent'`)).length > 0;
  });
  await bounces();
  expect(await heard('U0GRACE', 'The e-mail came back')).toHaveLength(1);
  expect(await heard('U0LENA', 'The e-mail came back')).toEqual([]);
});

test('one that the server refuses stands as such in the list, and its writer hears why', async () => {
  await askedBefore();
  const id = await delivered(run);
  mail.onRecipient = async () => smtpError(550);
  await sends('U0LENA', id);
  await run.until(
    'it to fail',
    async () => (await run.sql(`SELECT 1 FROM replies WHERE state = 'failed'`))[0],
  );
  expect(await heard('U0LENA', 'The e-mail did not go out: the mail server refused it (550)')).toHaveLength(
    1,
  );
  const { words } = await tellMessage(run, id, 'U0LENA');
  expect(words).toContain('the e-mail did not go out');
  expect(words).not.toContain('on its way');
  expect(words).toContain('Reply by e-mail');
});

test('the same form sent twice is one e-mail, and of two forms at once the second is told why not', async () => {
  await askedBefore();
  const id = await delivered(run);
  mail.onRecipient = async () => smtpError(451);
  const formId = randomUUID();
  const same = await Promise.all([1, 2].map(() => sends('U0LENA', id, {}, formId)));
  for (const words of same) expect(words).toContain('on its way to the mail server');
  expect(await sends('U0GRACE', id)).toContain('on its way already');
  expect(await run.sql('SELECT 1 FROM replies')).toHaveLength(1);
});

test('nothing is written by others, to another address, or once they have a follow-up', async () => {
  await askedBefore();
  const id = await delivered(run);
  expect(await sends('U0MAYA', id)).toContain('Only whoever looks after this customer');
  const { id: tellingId } = await one(id);
  const metadata = JSON.stringify({ tellingId, formId: randomUUID(), to: 'eve@evil.example' });
  const { body } = await sendsForm(run, 'U0LENA', 'reply_submit', metadata, replyForm());
  expect(JSON.stringify(body)).toContain('address of this customer has changed');
  await asks(run, { person: { email: MIRA }, comment: 'Great people.', score: 10 });
  expect(await sends('U0LENA', id)).toContain('has answered again meanwhile');
  expect(await run.sql('SELECT 1 FROM replies')).toEqual([]);
});

test('where all that they have is with a lead alone, there is no button, and a form is refused', async () => {
  await askedBefore();
  await asks(run, { person: { email: MIRA }, comment: 'Great people.', score: 10 });
  await run.sql('UPDATE follow_ups SET confidential = true');
  const id = await delivered(run);
  expect((await tellMessage(run, id, 'U0LENA')).words).not.toContain('Reply by e-mail');
  expect(await sends('U0LENA', id)).not.toContain('on its way');
  expect(await run.sql('SELECT 1 FROM replies')).toEqual([]);
});

test('words that were copied and sent by hand tell as well', async () => {
  await askedBefore();
  const id = await delivered(run);
  await sends('U0LENA', id, { way: 'copied' });
  expect(await one(id)).toMatchObject({ state: 'told', by: 'U0LENA', via: 'said' });
  expect(mail.taken).toEqual([]);
  // Nobody knows that it was an e-mail.
  await pressIn(run, 'U0LENA', await tellMessage(run, id, 'U0LENA'), 'See all 1…');
  const words = JSON.stringify((await windowOf(run, 'U0LENA')).blocks);
  expect(words).toContain('✓ Told in a message of their own');
  expect(words).not.toContain('e-mail');
});

test.each(['before it goes out', 'after it was answered'] as const)(
  'with a person who is erased %s goes the e-mail, what they answered, and what was said of it in Slack',
  async (when) => {
    await askedBefore();
    await askedBefore('Jon Dahl', 'jon@northwind.example');
    const id = await delivered(run);
    const mira = (await people(run, id)).find(({ name }) => name === 'Mira Olsen')!;
    if (when === 'before it goes out') mail.onRecipient = async () => smtpError(451);
    const metadata = JSON.stringify({ tellingId: mira.id, formId: randomUUID(), to: MIRA });
    await sendsForm(run, 'U0LENA', 'reply_submit', metadata, replyForm());
    if (when === 'before it goes out') await run.until('it to be tried', () => mail.recipients.length > 0);
    else {
      await run.until('it to go out', () => mail.taken.length > 0);
      await comesBack(run, {
        to: `replies+${await tag()}@larkspur.example`,
        from: MIRA,
        text: 'Quibblefix says thanks.',
      });
      expect(await heard('U0LENA', 'Quibblefix')).toHaveLength(1);
    }
    await run.deliver('generic', {
      type: 'rnps.person.erased',
      timestamp: new Date().toISOString(),
      data: { person: { email: MIRA } },
    });
    mail.onRecipient = async () => null;
    for (const table of ['replies', 'reply_lines', 'reply_answers'])
      expect(await run.sql(`SELECT 1 FROM ${table}`)).toEqual([]);
    await nothingOwed(run);
    expect(await heard('U0LENA', 'Quibblefix')).toEqual([]);
    expect(await heard('U0LENA', 'Mira Olsen')).toEqual([]);
    expect(await heard('U0LENA', 'Jon Dahl')).toHaveLength(1);
    expect(mail.taken).toHaveLength(when === 'before it goes out' ? 0 : 1);
  },
);
