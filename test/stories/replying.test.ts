import { type ClaimedReply, noteAttempt } from '../../src/mail/claim-reply';
import { settleReply } from '../../src/use-cases/replies/settle-reply';
import { databaseAt, MONDAY_AT_TEN } from '../support/business-time';
import { choose, rowOf, submit, threadOf, threadSays, windowOf } from '../support/card';
import type { FreshDatabase } from '../support/fresh-database';
import { pressIn } from '../support/gestures';
import { smtpError, startMailServer, type TestMailServer } from '../support/mail-server';
import { replyForm } from '../support/reply';
import { claimedCard, closeWindow, mailSettings, replyOf, write } from '../support/replying';
import { type Running, runApp } from '../support/run-app';
import { clicks, sendsForm } from '../support/slack-requests';

let database: FreshDatabase;
let mail: TestMailServer;
let run: Running;
beforeAll(async () => {
  database = await databaseAt(MONDAY_AT_TEN);
  mail = await startMailServer();
  run = await runApp({ databaseUrl: database.url, config: () => mailSettings(mail) });
});
beforeEach(() => {
  mail.onRecipient = async () => null;
  mail.onMessage = async () => null;
  mail.taken.length = 0;
  mail.recipients.length = 0;
  run.app.deps.config.reply.countsAsContact = false;
});
afterAll(async () => {
  await run.stop();
  await mail.stop();
  await database.drop();
});

const stateOf = (card: Parameters<typeof replyOf>[1]) => async () => (await replyOf(run, card))?.state;
const untilState = (card: Parameters<typeof replyOf>[1], state: string) =>
  run.until(`the reply to be ${state}`, async () => (await stateOf(card)()) === state);
const tryAgainNow = () => run.sql(`UPDATE replies SET not_before = now() WHERE state = 'waiting'`);

test('a reply is drafted, edited, sent as the owner, and told in the thread as an attempt', async () => {
  const card = await claimedCard(run);
  await choose(run, card, 'U0MAYA', 'Reply to customer…');
  const shown = JSON.stringify((await windowOf(run, 'U0MAYA')).blocks);
  expect(shown).toContain('Hello Mira Olsen,');
  expect(shown).toContain('Kind regards\\nMaya Chen');
  expect(shown).toContain('Acknowledge what went wrong');
  expect(shown).toContain(`from care@larkspur.example to ${card.email}`);
  const body = 'Hello Mira,\n\nwhat was wrong? See https://help.larkspur.example/invoices.\n.\nMaya – ✓';
  await submit(run, 'U0MAYA', replyForm({ subject: 'Your invoice', body }));
  await threadSays(run, card, 'Maya Chen wrote to the customer by e-mail; an attempt');
  expect(mail.taken).toHaveLength(1);
  const sent = mail.taken[0]!;
  const { tag } = await replyOf(run, card);
  expect(sent).toMatchObject({ from: `replies+${tag}@larkspur.example`, to: [card.email], text: body });
  expect(Object.fromEntries(sent.headers)).toMatchObject({
    from: 'Maya Chen <care@larkspur.example>',
    to: card.email,
    'reply-to': `replies+${tag}@larkspur.example`,
    subject: 'Your invoice',
    'message-id': `<${tag}.rnps@larkspur.example>`,
    'content-type': 'text/plain; charset=utf-8',
  });
  expect(await rowOf(run, card)).toMatchObject({ contacted_at: null, owner_id: 'U0MAYA' });
  expect(
    await run.sql('SELECT channel, reached, by_id FROM contacts WHERE follow_up_id = $1', [card.followUpId]),
  ).toEqual([{ channel: 'email', reached: false, by_id: 'U0MAYA' }]);
  expect(JSON.stringify(await threadOf(run, card))).not.toContain('what was wrong');
});

test('whoever writes it, it goes out in the name of whoever has the work, and is logged as the writer’s', async () => {
  const card = await claimedCard(run);
  await write(run, card, {}, 'U0TOMAS');
  await untilState(card, 'sent');
  expect(mail.taken.map(({ headers }) => headers.get('from'))).toEqual(['Maya Chen <care@larkspur.example>']);
  expect(await run.sql('SELECT by_id FROM contacts WHERE follow_up_id = $1', [card.followUpId])).toEqual([
    { by_id: 'U0TOMAS' },
  ]);
});

test('what was settled is not settled again, whatever another process has found out', async () => {
  const card = await claimedCard(run);
  await write(run, card);
  await untilState(card, 'sent');
  const { id } = await replyOf(run, card);
  const again = (kind: 'sent' | 'unknown') =>
    settleReply(run.app.deps, { id, followUpId: card.followUpId, lease: null }, { kind });
  expect([await again('sent'), await again('unknown')]).toEqual([false, false]);
  expect(await replyOf(run, card)).toMatchObject({ state: 'sent' });
  expect(await run.sql('SELECT FROM contacts WHERE follow_up_id = $1', [card.followUpId])).toHaveLength(1);
});

test('what was begun is not begun a second time, nor what is over or is another’s to send', async () => {
  mail.onRecipient = async () => smtpError(451);
  const card = await claimedCard(run);
  await write(run, card);
  await run.until('a first try', async () => (await replyOf(run, card))?.attempts === 1);
  const lease = run.app.deps.newId();
  await run.sql(
    `UPDATE replies SET lease = $2, lease_until = now() + interval '1 hour' WHERE follow_up_id = $1`,
    [card.followUpId, lease],
  );
  const reply = (await replyOf(run, card)) as ClaimedReply;
  const begin = (changes: Partial<ClaimedReply> = {}) =>
    noteAttempt(run.app.deps.db, { ...reply, ...changes }).then(
      () => 'begun',
      () => 'refused',
    );
  expect(await begin({ lease: run.app.deps.newId() })).toBe('refused');
  expect(await begin()).toBe('begun');
  expect(await begin()).toBe('refused');
  await run.sql(`UPDATE replies SET state = 'failed', attempted_at = NULL WHERE id = $1`, [reply.id]);
  expect(await begin()).toBe('refused');
});

test('where the configuration says so, it counts as contact once it has gone out', async () => {
  run.app.deps.config.reply.countsAsContact = true;
  const card = await claimedCard(run);
  await write(run, card);
  await threadSays(run, card, 'it counts as contact');
  expect(await rowOf(run, card)).toMatchObject({ contacted_by: 'U0MAYA', next_rung_at: null });
});

test('a form that is sent twice at once is one mail, and so is one that is sent again later', async () => {
  const card = await claimedCard(run);
  const metadata = JSON.stringify({
    followUpId: card.followUpId,
    formId: run.app.deps.newId(),
    to: card.email,
  });
  const send = () => sendsForm(run, 'U0MAYA', 'reply_submit', metadata, replyForm());
  const answers = await Promise.all([send(), send(), send()]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  await untilState(card, 'sent');
  expect(JSON.stringify((await send()).body)).toContain('on its way');
  expect(await run.sql('SELECT FROM replies WHERE follow_up_id = $1', [card.followUpId])).toHaveLength(1);
  await run.advance('PT1S');
  expect(mail.taken).toHaveLength(1);
});

test('a second reply belongs to the conversation of the first', async () => {
  const card = await claimedCard(run);
  await write(run, card, { subject: 'First' });
  await untilState(card, 'sent');
  await write(run, card, { subject: 'Second' });
  await run.until('both', () => mail.taken.length === 2);
  const [first, second] = mail.taken;
  const id = first!.headers.get('message-id');
  expect(first!.headers.has('in-reply-to')).toBe(false);
  expect(second!.headers.get('in-reply-to')).toBe(id);
  expect(second!.headers.get('references')).toBe(id);
  expect(second!.headers.get('message-id')).not.toBe(id);
});

test.each([
  ['an unknown mailbox', 550, 'refused it (550). Check the customer’s address'],
  ['a full mailbox', 552, 'refused it (552). Their mailbox may be full'],
])('%s is told in the thread with what to do, and not tried again', async (_what, code, words) => {
  mail.onRecipient = async () => smtpError(code);
  const card = await claimedCard(run);
  await write(run, card);
  await threadSays(run, card, words);
  mail.onRecipient = async () => null;
  await tryAgainNow();
  await run.advance('PT1S');
  expect(mail.taken).toHaveLength(0);
  expect(await replyOf(run, card)).toMatchObject({ state: 'failed' });
});

test('a message that is refused when all of it was read is told too', async () => {
  mail.onMessage = async () => smtpError(554);
  const card = await claimedCard(run);
  await write(run, card);
  await threadSays(run, card, 'refused it (554). An admin finds the reason');
});

test('a server that is away is tried again: the thread says so once, and the mail goes out once', async () => {
  mail.onRecipient = async () => smtpError(451);
  const card = await claimedCard(run);
  await write(run, card);
  await threadSays(run, card, 'asked to come back later (451)');
  const again = async (attempts: number) => {
    await tryAgainNow();
    await run.until('another attempt', async () => (await replyOf(run, card)).attempts === attempts);
  };
  await again(2);
  expect(await replyOf(run, card)).toMatchObject({ state: 'waiting', attempted_at: null });
  mail.onRecipient = async () => null;
  await tryAgainNow();
  await untilState(card, 'sent');
  expect(mail.taken).toHaveLength(1);
  const lines = (await threadOf(run, card)).filter(({ text }) => text.includes('has not gone out yet'));
  expect(lines).toHaveLength(1);
});

test('after a day it is given up, in words', async () => {
  mail.onMessage = async () => smtpError(452);
  const card = await claimedCard(run);
  await write(run, card);
  await threadSays(run, card, 'has not gone out yet');
  await run.sql(`UPDATE replies SET created_at = now() - interval '25 hours' WHERE state = 'waiting'`);
  await tryAgainNow();
  await threadSays(run, card, 'The e-mail did not go out: the mail server asked to come back later (452)');
  expect(await replyOf(run, card)).toMatchObject({ state: 'failed' });
});

test('a connection that is lost after the message was handed over leaves it unknown, and nobody sends it again', async () => {
  let seen = 0;
  mail.onMessage = async (_taken, socket) => {
    seen += 1;
    socket?.destroy();
    return null;
  };
  const card = await claimedCard(run);
  await write(run, card);
  await threadSays(run, card, 'nobody knows whether it went out');
  mail.onMessage = async () => {
    seen += 1;
    return null;
  };
  await tryAgainNow();
  await run.advance('PT1S');
  expect(await replyOf(run, card)).toMatchObject({ state: 'unknown' });
  expect(seen).toBe(1);
  expect(await run.sql('SELECT FROM contacts WHERE follow_up_id = $1', [card.followUpId])).toEqual([]);
});

describe('how it went cannot be written down', () => {
  /** What would make a reply to this address be in a state fails so often; a sequence counts, which no rollback undoes. */
  const failing = async (address: string, state: string, times: number) => {
    await run.sql('CREATE SEQUENCE failures');
    await run.sql(`
      CREATE FUNCTION fail_some() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF nextval('failures') <= ${times} THEN RAISE EXCEPTION 'no' USING ERRCODE = '57P01'; END IF;
        RETURN NEW; END $$`);
    await run.sql(`
      CREATE TRIGGER fail_some BEFORE UPDATE OF state ON replies FOR EACH ROW
        WHEN (NEW.state = '${state}' AND NEW.to_address = '${address}') EXECUTE FUNCTION fail_some()`);
  };
  afterEach(async () => {
    await run.sql('DROP FUNCTION fail_some CASCADE');
    await run.sql('DROP SEQUENCE failures');
  });

  test('at once: it is tried again, and nobody is told that it may not have gone out', async () => {
    const card = await claimedCard(run);
    await failing(card.email, 'sent', 1);
    await write(run, card);
    await untilState(card, 'sent');
    expect(mail.taken).toHaveLength(1);
  });

  test('for one that another process began: others go out all the same', async () => {
    const stuck = await claimedCard(run);
    await failing(stuck.email, 'unknown', 1_000_000);
    mail.onRecipient = async () => smtpError(451);
    await write(run, stuck);
    await run.until('it to be tried', async () => (await replyOf(run, stuck)).attempts > 0);
    await run.sql('UPDATE replies SET attempted_at = now() WHERE id = $1', [(await replyOf(run, stuck)).id]);
    mail.onRecipient = async () => null;
    const card = await claimedCard(run);
    await write(run, card);
    await untilState(card, 'sent');
    expect(mail.taken).toHaveLength(1);
    await run.sql('UPDATE replies SET attempted_at = NULL, not_before = now() WHERE id = $1', [
      (await replyOf(run, stuck)).id,
    ]);
    await untilState(stuck, 'sent');
  });
});

test('a person who is erased while the server makes up its mind gets nothing', async () => {
  let letGo = () => {};
  mail.onRecipient = () =>
    new Promise((resolve) => {
      letGo = () => resolve(null);
    });
  let begun = 0;
  mail.onMessage = async () => {
    begun += 1;
    return null;
  };
  const card = await claimedCard(run);
  await write(run, card);
  await run.until('the server to be asked', () => mail.recipients.length === 1);
  const event = { type: 'rnps.person.erased', timestamp: new Date().toISOString() };
  await run.deliver('generic', { ...event, data: { person: { email: card.email } } });
  expect(await run.sql('SELECT FROM replies WHERE follow_up_id = $1', [card.followUpId])).toEqual([]);
  letGo();
  const other = await claimedCard(run);
  mail.onRecipient = async () => null;
  await write(run, other);
  await untilState(other, 'sent');
  expect(mail.taken.map(({ to }) => to)).toEqual([[other.email]]);
  expect(begun).toBe(1);
});

test('the address is the person’s own, and never one that a comment or a form names', async () => {
  const card = await claimedCard(run);
  const metadata = { followUpId: card.followUpId, formId: run.app.deps.newId(), to: 'ceo@larkspur.example' };
  const { body } = await sendsForm(run, 'U0MAYA', 'reply_submit', JSON.stringify(metadata), replyForm());
  expect(body.errors.reply_way).toContain('The address of this customer has changed');
  const unknown = await claimedCard(run, { email: null });
  await choose(run, unknown, 'U0MAYA', 'Reply to customer…');
  const words = async () => JSON.stringify((await windowOf(run, 'U0MAYA')).blocks);
  // The window of the story before may still be open.
  await run.until('the form', async () =>
    (await words()).includes('No e-mail address of this customer is known'),
  );
  const shown = await words();
  expect(shown).not.toContain('Send it by e-mail');
  expect(mail.recipients).toEqual([]);
});

test.each([
  [
    'two lines in the subject',
    { subject: 'Hello\r\nBcc: all@larkspur.example' },
    'reply_subject',
    'one line',
  ],
  ['a NUL in the subject', { subject: 'Hello\0there' }, 'reply_subject', 'one line'],
  ['nothing but spaces', { body: '  \n ' }, 'reply_body', 'Write something'],
  ['a link elsewhere', { body: 'See https://evil.example/x' }, 'reply_body', 'This links to evil.example.'],
  [
    'a link in the subject',
    { subject: 'See www.evil.example' },
    'reply_subject',
    'links to www.evil.example',
  ],
])('%s is told beside its field, and nothing is kept', async (_what, values, block, words) => {
  const card = await claimedCard(run);
  const metadata = { followUpId: card.followUpId, formId: run.app.deps.newId(), to: card.email };
  const { body } = await sendsForm(
    run,
    'U0MAYA',
    'reply_submit',
    JSON.stringify(metadata),
    replyForm(values),
  );
  expect(body.errors[block]).toContain(words);
  expect(await run.sql('SELECT FROM replies WHERE follow_up_id = $1', [card.followUpId])).toEqual([]);
});

test('a name of two lines begins no second header', async () => {
  const card = await claimedCard(run);
  await write(run, card);
  await untilState(card, 'sent');
  await run.sql(
    `UPDATE replies SET state = 'waiting', lease = NULL, attempted_at = NULL, subject = E'Hi\\r\\nBcc: x@evil.example',
            from_name = E'Maya\\r\\nBcc: y@evil.example' WHERE follow_up_id = $1`,
    [card.followUpId],
  );
  await run.until('the second mail', () => mail.taken.length === 2);
  const { headers, to } = mail.taken[1]!;
  expect(to).toEqual([card.email]);
  expect(headers.has('bcc')).toBe(false);
  expect(headers.get('subject')).toBe('Hi Bcc: x@evil.example');
});

test('a reply that was copied is logged, and nothing is sent; Show has the words for those who may read it', async () => {
  const card = await claimedCard(run);
  await write(run, card, { way: 'copied', body: 'Sent from my own *mailbox*.' });
  const told = await threadSays(run, card, 'Maya Chen copied a reply and sent it; an attempt');
  expect(mail.recipients).toEqual([]);
  const [line] = await run.sql<{ channel_id: string; message_ts: string }>(
    `SELECT channel_id, message_ts FROM outbox WHERE thread_of = $1 ORDER BY id DESC LIMIT 1`,
    [`card:${card.followUpId}`],
  );
  await closeWindow(run, 'U0TOMAS');
  const place = { channel: line!.channel_id, messageTs: line!.message_ts };
  await pressIn(run, 'U0TOMAS', { place, blocks: told.blocks }, 'Show');
  expect(JSON.stringify((await windowOf(run, 'U0TOMAS')).blocks)).toContain('Sent from my own *mailbox*.');
  const { id } = await replyOf(run, card);
  await clicks(run, 'U0GUS', 'reply_show', id);
  expect(run.sandbox.state.views('U0GUS')).toEqual([]);
});
