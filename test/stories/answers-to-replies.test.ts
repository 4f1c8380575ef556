import { databaseAt, MONDAY_AT_TEN } from '../support/business-time';
import { type Card, choose, rowOf, submit, threadOf, threadSays, waitForm } from '../support/card';
import type { FreshDatabase } from '../support/fresh-database';
import { startMailServer, type TestMailServer } from '../support/mail-server';
import { claimedCard, closeWindow, comesBack, mailSettings, replyOf, write } from '../support/replying';
import { type Running, runApp } from '../support/run-app';

let database: FreshDatabase;
let mail: TestMailServer;
let run: Running;
beforeAll(async () => {
  database = await databaseAt(MONDAY_AT_TEN);
  mail = await startMailServer();
  run = await runApp({ databaseUrl: database.url, config: () => mailSettings(mail) });
});
beforeEach(() => {
  run.app.deps.config.reply.countsAsContact = false;
});
afterAll(async () => {
  await run.stop();
  await mail.stop();
  await database.drop();
});

const messagesTo = (userId: string) => run.sandbox.state.messages(`D${userId.slice(1)}`);

/** A reply that went out, and the address under which it is answered. */
async function sentReply(): Promise<Card & { email: string; to: string; tag: string }> {
  const card = await claimedCard(run);
  await write(run, card);
  await run.until('the reply to be sent', async () => (await replyOf(run, card))?.state === 'sent');
  const { tag } = await replyOf(run, card);
  return { ...card, tag, to: `replies+${tag}@larkspur.example` };
}

const promiseOf = async (card: Card) =>
  (
    await run.sql('SELECT contacted_at, worked_s FROM promises WHERE follow_up_id = $1', [card.followUpId])
  )[0];

test('an answer stands in the thread as it was written and no more, its owner is told, and a wait is over', async () => {
  const card = await sentReply();
  await closeWindow(run, 'U0MAYA');
  await choose(run, card, 'U0MAYA', 'Waiting on customer…');
  await submit(run, 'U0MAYA', waitForm('2'));
  const before = messagesTo('U0MAYA').length;
  const text = `<!channel> *Look* <https://evil.example|here> @here\u202e\n> mine\n\n${'x'.repeat(200_000)}`;
  const quoted = '\n\nOn Monday, Maya wrote:\n> Hello, what happened?';
  const answer = { to: `Replies <${card.to.toUpperCase()}>`, from: `Mira <${card.email.toUpperCase()}>` };
  expect(await comesBack(run, { ...answer, text: text + quoted })).toMatchObject({ status: 200 });
  const line = await threadSays(run, card, 'An answer to the e-mail came');
  expect(line.text).toBe('An answer to the e-mail came');
  const quote = (line.blocks as any[]).find(({ type }) => type === 'rich_text').elements[0];
  expect(quote.type).toBe('rich_text_quote');
  expect(quote.elements).toHaveLength(1);
  expect(quote.elements[0].text.startsWith('<!channel> *Look* <https://evil.example|here> @here\n')).toBe(
    true,
  );
  expect(quote.elements[0].text.length).toBeLessThan(5000);
  const told = await run.until('the owner to be told', () => messagesTo('U0MAYA')[before]);
  expect(JSON.stringify(told.blocks)).toContain('The customer has answered the e-mail');
  expect(JSON.stringify(told.blocks)).not.toContain('evil');
  expect(
    await run.sql('SELECT FROM waits WHERE follow_up_id = $1 AND ended_at IS NULL', [card.followUpId]),
  ).toEqual([]);
});

test('what was quoted from our mail is left out, and what is delivered twice stands there once', async () => {
  const card = await sentReply();
  const answer = {
    to: ['care@larkspur.example', card.to],
    from: card.email,
    text: 'It is mended.\r\n\r\nOn Monday, Maya wrote:\r\n> Hello, what happened?\r\n>\r\n',
  };
  expect((await comesBack(run, answer, 'twice')).body.status).toBe('recorded');
  expect((await comesBack(run, answer, 'twice')).body.status).toBe('duplicate');
  await threadSays(run, card, 'An answer to the e-mail came');
  const lines = (await threadOf(run, card)).filter(({ text }) => text.includes('An answer'));
  expect(lines).toHaveLength(1);
  expect(JSON.stringify(lines)).toContain('It is mended.');
  expect(JSON.stringify(lines)).not.toContain('wrote:');
});

test('an answer that lost the tag of its address is known by what it refers to; a later reply refers to it', async () => {
  const card = await sentReply();
  const id = '<abc@mail.northwind.example>';
  const headers = [
    { name: 'In-Reply-To', value: `<${card.tag}.rnps@larkspur.example>` },
    { name: 'Message-ID', value: id },
  ];
  await comesBack(run, { to: 'care@larkspur.example', from: 'boss@northwind.example', headers });
  await threadSays(run, card, 'from another address than the one we wrote to');
  const before = mail.taken.length;
  await write(run, card, { subject: 'Re' });
  await run.until('the second reply', () => mail.taken.length > before);
  expect(mail.taken.at(-1)!.headers.get('in-reply-to')).toBe(id);
  expect(mail.taken.at(-1)!.headers.get('references')).toBe(`<${card.tag}.rnps@larkspur.example> ${id}`);
});

test('an id that would begin a header of its own is not repeated', async () => {
  const card = await sentReply();
  const headers = { 'Message-ID': '<a@b>\r\nBcc: <all@larkspur.example>' };
  await comesBack(run, { to: card.to, from: card.email, headers });
  const before = mail.taken.length;
  await write(run, card);
  await run.until('the second reply', () => mail.taken.length > before);
  expect(mail.taken.at(-1)!.headers.get('in-reply-to')).toBe(`<${card.tag}.rnps@larkspur.example>`);
  expect(mail.taken.at(-1)!.headers.has('bcc')).toBe(false);
});

test('an absence is said to be automatic, and nobody is rung for it', async () => {
  const card = await sentReply();
  const before = messagesTo('U0MAYA').length;
  await comesBack(run, { to: card.to, from: card.email, headers: { 'Auto-Submitted': 'auto-replied' } });
  await threadSays(run, card, 'An automatic answer to the e-mail came; nobody wrote it');
  expect(messagesTo('U0MAYA')).toHaveLength(before);
});

const DSN = { 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=x' };

test('a bounce takes back that the customer was reached: the promise runs on with its reminders', async () => {
  run.app.deps.config.reply.countsAsContact = true;
  const card = await sentReply();
  expect((await rowOf(run, card)).contacted_at).not.toBeNull();
  expect(await promiseOf(card)).not.toMatchObject({ contacted_at: null });
  const before = messagesTo('U0MAYA').length;
  await comesBack(run, { to: card.to, from: 'MAILER-DAEMON@mx.northwind.example', headers: DSN });
  await threadSays(run, card, 'The e-mail came back: it was not delivered.');
  const row = await rowOf(run, card);
  expect(row).toMatchObject({ contacted_at: null, contacted_by: null, owner_id: 'U0MAYA' });
  expect(row.next_rung_at).not.toBeNull();
  expect(await promiseOf(card)).toEqual({ contacted_at: null, worked_s: null });
  expect((await replyOf(run, card)).bounced_at).not.toBeNull();
  const told = await run.until('the owner to be told', () => messagesTo('U0MAYA')[before]);
  expect(JSON.stringify(told.blocks)).toContain('came back undelivered');
  await comesBack(run, { to: card.to, from: 'x@y.example', bounced: true });
  // Of the thread itself one could not tell that nothing more is on its way.
  const said = await run.sql(`SELECT FROM history WHERE follow_up_id = $1 AND verb = 'reply_bounced'`, [
    card.followUpId,
  ]);
  expect(said).toHaveLength(1);
});

test('a bounce that is faster than the server’s own answer leaves the customer not reached', async () => {
  run.app.deps.config.reply.countsAsContact = true;
  mail.onMessage = async ({ headers }) => {
    await comesBack(run, { to: headers.get('reply-to'), from: 'x@y.example', bounced: true });
    return null;
  };
  const card = await sentReply();
  mail.onMessage = async () => null;
  expect((await replyOf(run, card)).bounced_at).not.toBeNull();
  expect(await rowOf(run, card)).toMatchObject({ contacted_at: null, contacted_by: null });
  expect(await promiseOf(card)).toMatchObject({ contacted_at: null });
  const contacts = await run.sql('SELECT reached FROM contacts WHERE follow_up_id = $1', [card.followUpId]);
  expect(contacts).toEqual([{ reached: false }]);
});

test('a bounce takes nothing back where somebody reached them in another way, or before', async () => {
  run.app.deps.config.reply.countsAsContact = true;
  const card = await sentReply();
  const second = await rowOf(run, card);
  await run.sql(
    `INSERT INTO contacts (id, follow_up_id, channel, reached, at, by_id)
     VALUES (gen_random_uuid(), $1, 'phone', true, $2::timestamptz + interval '1 minute', 'U0TOMAS')`,
    [card.followUpId, second.contacted_at],
  );
  await comesBack(run, { to: card.to, from: 'x@y.example', bounced: true });
  await threadSays(run, card, 'The e-mail came back');
  expect(await rowOf(run, card)).toMatchObject({ contacted_by: 'U0TOMAS', next_rung_at: null });
  expect((await promiseOf(card))!.contacted_at).not.toBeNull();
});

test('a bounce of what had answered an earlier promise takes nothing back of the one that runs now', async () => {
  run.app.deps.config.reply.countsAsContact = true;
  const card = await sentReply();
  // As when they answer again with a worse score.
  await run.sql(
    'UPDATE follow_ups SET sla_cycle = sla_cycle + 1, contacted_at = NULL, contacted_by = NULL WHERE id = $1',
    [card.followUpId],
  );
  await comesBack(run, { to: card.to, from: 'x@y.example', bounced: true });
  const said = await run.sql(
    `SELECT detail ->> 'undone' AS undone FROM history WHERE follow_up_id = $1 AND verb = 'reply_bounced'`,
    [card.followUpId],
  );
  expect(said).toEqual([{ undone: 'false' }]);
  expect(await rowOf(run, card)).toMatchObject({ contacted_at: null, next_rung_at: null });
  expect((await promiseOf(card))!.contacted_at).not.toBeNull();
});

test('a mail that is only late is no bounce', async () => {
  run.app.deps.config.reply.countsAsContact = true;
  const card = await sentReply();
  const late = { to: card.to, from: 'MAILER-DAEMON@mx.example', headers: DSN, subject: 'Delayed Mail' };
  expect((await comesBack(run, late)).body.status).toBe('recorded');
  expect(await rowOf(run, card)).toMatchObject({ contacted_by: 'U0MAYA' });
  expect((await replyOf(run, card)).bounced_at).toBeNull();
});

test.each([
  ['a tag that nobody knows', { to: `replies+${'0'.repeat(32)}@larkspur.example` }, 'no_such_reply'],
  ['no tag', { to: 'care@larkspur.example' }, 'no_such_reply'],
  ['no address', { to: 7 }, 'bad_field'],
])('%s is kept, parked with its reason', async (_what, body, reason) => {
  const id = `parked_${reason}_${JSON.stringify(body).length}`;
  expect(await comesBack(run, body, id)).toMatchObject({ status: 200, body: { status: 'parked', reason } });
  const [row] = await run.sql<any>(
    'SELECT source, result, reason FROM raw_deliveries WHERE delivery_id = $1',
    [id],
  );
  expect(row).toMatchObject({ source: 'mail', result: 'parked' });
  expect(row.reason).toContain(`${reason}: `);
});

test('a mail that nobody signed is refused, and nothing of it is kept', async () => {
  const card = await sentReply();
  const body = JSON.stringify({ to: card.to, from: card.email, text: 'Forged.' });
  const response = await fetch(`${run.url}/hooks/mail`, { method: 'POST', body });
  expect(response.status).toBe(401);
  expect(
    await run.sql('SELECT FROM reply_answers r JOIN replies p ON p.id = r.reply_id WHERE p.tag = $1', [
      card.tag,
    ]),
  ).toEqual([]);
});

test('more mails than the configured pace are asked to come again, and so are strangers; nothing of them is kept', async () => {
  const card = await sentReply();
  const { reply } = run.app.deps.config;
  const usual = reply.rateLimit;
  reply.rateLimit = { perSecond: 0.1, burst: 1 };
  try {
    const from = card.email;
    const heard = [];
    for (let n = 0; n < 3; n++)
      heard.push(await comesBack(run, { to: card.to, from, text: `Mail ${n} of a flood` }));
    expect(heard.map(({ status }) => status)).toEqual([200, 429, 429]);
    expect(Number(heard[1]!.headers.get('retry-after'))).toBeGreaterThan(0);
    const stranger = () => fetch(`${run.url}/hooks/mail`, { method: 'POST', body: '{}' });
    expect((await stranger()).status).toBe(429);
  } finally {
    reply.rateLimit = usual;
  }
  const notes = await run.sql(`SELECT 1 FROM notes WHERE body LIKE 'Mail % of a flood'`);
  expect(notes).toHaveLength(1);
});
