import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { whyDue } from '../../src/presenters/why-due';
import { followUpDetail } from '../../src/queries/follow-ups/follow-up-detail';
import { databaseAt, MONDAY_AT_TEN } from '../support/business-time';
import { cardOf, press, resolveForm, submit, threadSays, windowOf } from '../support/card';
import type { FreshDatabase } from '../support/fresh-database';
import { pressIn } from '../support/gestures';
import { directMessages, nothingOwed } from '../support/initiatives';
import { smtpError, startMailServer, type TestMailServer } from '../support/mail-server';
import { replyForm } from '../support/reply';
import { comesBack, mailSettings } from '../support/replying';
import { type Running, runApp } from '../support/run-app';
import { clicks, sendsForm } from '../support/slack-requests';
import { asks, delivered, people, tellMessage } from '../support/tellings';
import { clicksWaiting } from '../support/waiting-clicks';

let database: FreshDatabase;
let mail: TestMailServer;
let run: Running;
// Monday, 4 March 2030, at ten in New York.
beforeEach(async () => {
  database = await databaseAt(MONDAY_AT_TEN);
  mail = await startMailServer();
  run = await runApp({ databaseUrl: database.url, config: () => mailSettings(mail) });
});
afterEach(async () => {
  await run.stop();
  await mail.stop();
  await database.drop();
});

const one = async (initiativeId: string) => (await people(run, initiativeId))[0]!;
const isTold = (initiativeId: string) =>
  run.until('them to be told', async () => (await one(initiativeId)).state === 'told');

/** Opens the reply from the message that asks somebody, as they would. */
async function opens(as: string, initiativeId: string) {
  await pressIn(run, as, await tellMessage(run, initiativeId, as), 'Reply by e-mail…');
  return run.until('the form', async () => {
    const view = await windowOf(run, as);
    return view.callback_id === 'reply_submit' ? view : null;
  });
}

/** Sends the form of a reply that tells somebody, opened on its own. */
async function sends(as: string, initiativeId: string, formId = randomUUID()) {
  const [row] = await run.sql<{ tellingId: string; followUpId: string; to: string }>(
    `SELECT t.id AS "tellingId", f.id AS "followUpId", p.email AS to FROM tellings t
       JOIN respondents p ON p.id = t.respondent_id JOIN responses r ON r.respondent_id = p.id
       JOIN follow_ups f ON f.response_id = r.id WHERE t.initiative_id = $1`,
    [initiativeId],
  );
  return sendsForm(
    run,
    as,
    'reply_submit',
    JSON.stringify({ ...row, formId }),
    replyForm({ body: 'Here it is.' }),
  );
}

async function bounces() {
  const [{ tag }] = (await run.sql<{ tag: string }>('SELECT tag FROM replies')) as [{ tag: string }];
  await comesBack(run, {
    to: `replies+${tag}@larkspur.example`,
    from: 'mailer-daemon@mx.example',
    subject: 'Undelivered',
    text: 'Action: failed',
    headers: { 'content-type': 'multipart/report; report-type=delivery-status' },
  });
}

test('whoever looks after a customer writes to them from the message, in whose team their follow-up ever is; one that comes back does not tell', async () => {
  const answer = await asks(run, { name: 'Mira Olsen' });
  const card = await cardOf(run, answer.id);
  await clicks(run, 'U0MAYA', 'follow_up_claim', card.followUpId, {
    channel: { id: card.channel, name: 'x' },
  });
  const id = await delivered(run);
  const window = await opens('U0LENA', id);
  expect(JSON.stringify(window.blocks)).toContain('This is what became of it');
  expect(JSON.stringify(window.blocks)).toContain('From Lena Fischer');
  await submit(run, 'U0LENA', replyForm({ subject: 'You asked, we delivered', body: 'Here it is.' }));
  await isTold(id);
  expect(mail.taken).toHaveLength(1);
  expect(await one(id)).toMatchObject({ by: 'U0LENA', via: 'email' });
  expect(await run.sql('SELECT by_id, from_name FROM replies')).toEqual([
    { by_id: 'U0LENA', from_name: 'Lena Fischer' },
  ]);
  expect(await run.sql('SELECT 1 FROM survey_queue')).toHaveLength(1);
  await threadSays(run, card, 'wrote to the customer by e-mail');
  await bounces();
  expect((await one(id)).state).toBe('not_told');
  expect(await run.sql('SELECT 1 FROM survey_queue')).toEqual([]);
  // Whoever wrote it hears of it, though somebody else has the follow-up.
  await nothingOwed(run);
  const heard = async (as: string) => (await directMessages(run, as)).map(({ text }) => text);
  expect((await heard('U0LENA')).filter((text) => text.startsWith('Undelivered'))).toHaveLength(1);
  expect((await heard('U0MAYA')).filter((text) => text.startsWith('Undelivered'))).toEqual([]);
});

test('beside what they asked stands the score that they gave with it, whatever they said since', async () => {
  const { id: asked, person } = await asks(run, { name: 'Mira Olsen', score: 9 });
  const card = await cardOf(run, asked);
  await press(run, card, 'U0MAYA', 'Resolve');
  await run.until('the form', async () => (await windowOf(run, 'U0MAYA')).callback_id === 'resolve_submit');
  await submit(run, 'U0MAYA', resolveForm({ outcome: 'no_action_possible', told: false }));
  await run.until('it to be resolved', async () => {
    const [row] = await run.sql<{ at: Date | null }>('SELECT resolved_at AS at FROM follow_ups');
    return row!.at;
  });
  await asks(run, { name: 'Mira Olsen', score: 0, comment: 'The mobile app crashes all day.', person });
  const words = JSON.stringify((await opens('U0LENA', await delivered(run))).blocks);
  expect(words).toContain('The invoice was wrong again.');
  expect(words).toContain('Promoter 9/10 · Mira Olsen');
});

test('a customer whose follow-up is resolved is written to all the same: it stays resolved, and reaches nothing', async () => {
  run.app.deps.config.reply.countsAsContact = true;
  const answer = await asks(run, { name: 'Mira Olsen', score: 9 });
  const card = await cardOf(run, answer.id);
  await press(run, card, 'U0MAYA', 'Resolve');
  await run.until('the form', async () => (await windowOf(run, 'U0MAYA')).callback_id === 'resolve_submit');
  await submit(run, 'U0MAYA', resolveForm({ outcome: 'no_action_possible', told: false }));
  const row = () => run.sql('SELECT resolved_at, contacted_at, owner_id FROM follow_ups');
  await run.until('it to be resolved', async () => (await row())[0]!.resolved_at);
  const before = await row();
  const id = await delivered(run);
  expect(JSON.stringify((await opens('U0LENA', id)).blocks)).toContain('is resolved and stays so');
  await submit(run, 'U0LENA', replyForm({ body: 'Here it is.' }));
  await isTold(id);
  expect(mail.taken).toHaveLength(1);
  expect(await row()).toEqual(before);
  expect(await run.sql('SELECT reached FROM contacts')).toEqual([{ reached: false }]);
  // Without somebody to tell it is refused, as ever.
  const [{ email }] = (await run.sql<{ email: string }>('SELECT email FROM respondents')) as [
    { email: string },
  ];
  const metadata = JSON.stringify({ followUpId: card.followUpId, formId: randomUUID(), to: email });
  const { body } = await sendsForm(
    run,
    'U0RUTH',
    'reply_submit',
    metadata,
    replyForm({ body: 'Once more.' }),
  );
  expect(JSON.stringify(body)).toContain('already resolved this one');
  expect(await run.sql('SELECT 1 FROM replies')).toHaveLength(1);
});

test('a reply that was copied and sent by hand tells, and of what is resolved it reaches nothing', async () => {
  run.app.deps.config.reply.countsAsContact = true;
  const answer = await asks(run, { name: 'Mira Olsen' });
  const { followUpId } = await cardOf(run, answer.id);
  await run.sql(
    `UPDATE follow_ups SET owner_id = 'U0MAYA', claimed_at = now(), resolved_at = now(), resolved_by = 'U0MAYA', outcome = 'explained'`,
  );
  const id = await delivered(run);
  const metadata = { followUpId, tellingId: (await one(id)).id, formId: randomUUID(), to: answer.email };
  await sendsForm(run, 'U0LENA', 'reply_submit', JSON.stringify(metadata), replyForm({ way: 'copied' }));
  expect(await one(id)).toMatchObject({ state: 'told', by: 'U0LENA', via: 'said' });
  expect(mail.taken).toEqual([]);
  expect(await run.sql('SELECT reached FROM contacts')).toEqual([{ reached: false }]);
  expect(await run.sql('SELECT contacted_at FROM follow_ups')).toEqual([{ contacted_at: null }]);
});

test.each([
  ['by the server', 'email'],
  ['by hand', 'copied'],
] as const)(
  'the news of what was delivered, sent %s, stops no clock of what they said since; a reply to that does',
  async (_, way) => {
    run.app.deps.config.reply.countsAsContact = true;
    const old = await asks(run, { name: 'Mira Olsen' });
    await run.sql(
      `UPDATE follow_ups SET owner_id = 'U0MAYA', claimed_at = now(), resolved_at = now(), resolved_by = 'U0MAYA', outcome = 'explained'`,
    );
    await run.advance('PT1M');
    const newer = await asks(run, { person: old.person, comment: 'Nobody here is happy.', score: 1 });
    const { followUpId } = await cardOf(run, newer.id);
    const clock = async () =>
      (
        await run.sql(
          'SELECT contacted_at, owner_id, next_rung_at IS NOT NULL AS runs FROM follow_ups WHERE id = $1',
          [followUpId],
        )
      )[0];
    const id = await delivered(run);
    const form = await opens('U0LENA', id);
    expect(JSON.stringify(form.blocks)).toContain('It stops no clock');
    expect(JSON.parse(form.private_metadata!).followUpId).toBe(followUpId);
    await submit(run, 'U0LENA', replyForm({ way }));
    await isTold(id);
    expect(await clock()).toEqual({ contacted_at: null, owner_id: null, runs: true });
    expect(await run.sql('SELECT reached FROM contacts')).toEqual([{ reached: false }]);
    const metadata = { followUpId, formId: randomUUID(), to: newer.email };
    await sendsForm(run, 'U0MAYA', 'reply_submit', JSON.stringify(metadata), replyForm({ way }));
    await run.until('it to count', async () => (await clock())!.contacted_at);
    expect(await clock()).toMatchObject({ owner_id: 'U0MAYA', runs: false });
  },
);

test.each(['email', 'copied'] as const)(
  'the news of what was delivered, sent as %s, puts off no reminder of what they said since',
  async (way) => {
    const { followUpId } = await cardOf(run, (await asks(run, { name: 'Mira Olsen' })).id);
    const id = await delivered(run);
    await run.advance('P1DT2H'); // Tuesday at noon
    const rungs = async () =>
      (await run.sql<{ rung: string }>('SELECT rung FROM rung_events ORDER BY owed_at')).map(
        ({ rung }) => rung,
      );
    await run.until('half of the time to be said', async () => (await rungs()).length > 0);
    await opens('U0LENA', id);
    await submit(run, 'U0LENA', replyForm({ way }));
    await isTold(id);
    const { ladder } = await whyDue(run.app.deps, (await followUpDetail(run.app.deps.db, followUpId))!);
    expect(ladder.join()).not.toContain('put off');
    // Three quarters are over at two, and less than half a day has passed since the e-mail.
    await run.advance('PT2H5M');
    expect(await rungs()).toEqual(['half', 'three_quarters']);
  },
);

test('an e-mail on its way to somebody who leaves the list meanwhile stops no clock either', async () => {
  run.app.deps.config.reply.countsAsContact = true;
  await asks(run, { name: 'Mira Olsen' });
  const id = await delivered(run);
  mail.onRecipient = async () => smtpError(451);
  await sends('U0LENA', id);
  await run.until('the server to be asked', () => mail.recipients.length > 0);
  await run.sql('DELETE FROM telling_answers');
  await run.sql('DELETE FROM tellings');
  mail.onRecipient = async () => null;
  await run.until('it to go out', async () => {
    await run.sql(`UPDATE replies SET not_before = now() WHERE state = 'waiting'`);
    return (await run.sql(`SELECT 1 FROM replies WHERE state = 'sent'`)).length > 0;
  });
  expect(await run.sql('SELECT contacted_at FROM follow_ups')).toEqual([{ contacted_at: null }]);
});

test('whose e-mail comes back after the reminder was due is reminded of again', async () => {
  await asks(run, { name: 'Mira Olsen' });
  const id = await delivered(run);
  await sends('U0LENA', id);
  await isTold(id);
  await run.advance('P4D');
  const due = async () => (await run.sql('SELECT next_telling_at AS at FROM initiatives'))[0]!.at;
  expect(await due()).toBeNull();
  await bounces();
  expect(await due()).not.toBeNull();
});

test('whose e-mail comes back before it is known to have gone out is not told, and can be written to again', async () => {
  await asks(run, { name: 'Mira Olsen' });
  const id = await delivered(run);
  mail.onMessage = async () => {
    await bounces();
    return null;
  };
  await sends('U0LENA', id);
  const settled = async () => (await run.sql(`SELECT 1 FROM replies WHERE state = 'sent'`)).length > 0;
  await run.until('the e-mail to be settled', settled);
  expect((await one(id)).state).toBe('not_told');
  expect(await run.sql('SELECT reply_id FROM tellings')).toEqual([{ reply_id: null }]);
  expect(await run.sql('SELECT 1 FROM survey_queue')).toEqual([]);
  mail.onMessage = async () => null;
  await sends('U0LENA', id);
  await isTold(id);
});

test('while an e-mail waits, no second one goes out, also when somebody told them meanwhile and took that back', async () => {
  await asks(run, { name: 'Mira Olsen' });
  const id = await delivered(run);
  mail.onRecipient = async () => smtpError(451);
  await sends('U0LENA', id);
  const { id: tellingId } = await one(id);
  for (const press of ['telling.told', 'telling.undo']) await clicks(run, 'U0GRACE', press, tellingId);
  expect((await one(id)).state).toBe('not_told');
  expect(JSON.stringify((await sends('U0GRACE', id)).body)).toContain('on its way already');
  await run.until('the server to be asked', () => mail.recipients.length > 0);
  mail.onRecipient = async () => null;
  await run.until('it to go out after all', async () => {
    await run.sql(`UPDATE replies SET not_before = now() WHERE state = 'waiting'`);
    return mail.taken.length > 0;
  });
  await isTold(id);
  expect(await one(id)).toMatchObject({ by: 'U0LENA', via: 'email' });
  expect(await run.sql('SELECT state FROM replies')).toEqual([{ state: 'sent' }]);
});

test('whom somebody told by hand stays told, though an e-mail that was on its way goes out and comes back', async () => {
  await asks(run, { name: 'Mira Olsen' });
  const id = await delivered(run);
  mail.onRecipient = async () => smtpError(451);
  await sends('U0LENA', id);
  await run.until('the server to be asked', () => mail.recipients.length > 0);
  await clicks(run, 'U0GRACE', 'telling.told', (await one(id)).id);
  await isTold(id);
  mail.onRecipient = async () => null;
  await run.until('it to go out after all', async () => {
    await run.sql(`UPDATE replies SET not_before = now() WHERE state = 'waiting'`);
    return (await run.sql(`SELECT 1 FROM replies WHERE state = 'sent'`)).length > 0;
  });
  expect(await one(id)).toMatchObject({ state: 'told', by: 'U0GRACE', via: 'said' });
  await bounces();
  expect(await one(id)).toMatchObject({ state: 'told', by: 'U0GRACE', via: 'said' });
  expect(await run.sql('SELECT verb FROM telling_history')).toEqual([{ verb: 'told' }]);
  expect(await run.sql('SELECT 1 FROM survey_queue')).toHaveLength(1);
});

test('two who may tell send at once: one e-mail goes out, and the second is told why not', async () => {
  await asks(run, { name: 'Mira Olsen' });
  const id = await delivered(run);
  const holder = new Client({ connectionString: run.databaseUrl });
  await holder.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT 1 FROM follow_ups FOR UPDATE');
  const both = [sends('U0LENA', id), sends('U0GRACE', id)];
  await clicksWaiting(run, 2);
  await holder.query('ROLLBACK');
  await holder.end();
  const words = (await Promise.all(both)).map(({ body }) => JSON.stringify(body));
  expect(words.filter((text) => /on its way already|already told them/.test(text))).toHaveLength(1);
  await isTold(id);
  expect(mail.taken).toHaveLength(1);
  expect(await run.sql('SELECT 1 FROM replies')).toHaveLength(1);
});

test('the same form sent twice is one e-mail', async () => {
  await asks(run, { name: 'Mira Olsen' });
  const id = await delivered(run);
  const formId = randomUUID();
  const answers = await Promise.all([sends('U0LENA', id, formId), sends('U0LENA', id, formId)]);
  expect(answers.map(({ body }) => JSON.stringify(body).includes('on its way to the mail server'))).toEqual([
    true,
    true,
  ]);
  await isTold(id);
  expect(mail.taken).toHaveLength(1);
});

test('who neither tells them nor is of the committee sends nothing, whatever team they are in', async () => {
  const answer = await asks(run, { name: 'Mira Olsen' });
  const card = await cardOf(run, answer.id);
  await clicks(run, 'U0MAYA', 'follow_up_claim', card.followUpId, {
    channel: { id: card.channel, name: 'x' },
  });
  const id = await delivered(run);
  const { body } = await sends('U0MAYA', id);
  expect(JSON.stringify(body)).toContain('Only whoever looks after this customer');
  expect(await run.sql('SELECT 1 FROM replies')).toEqual([]);
});

test('nothing goes out to somebody who was told, who need not be, who is gone, or once it was taken up again', async () => {
  await asks(run, { name: 'Mira Olsen' });
  const id = await delivered(run);
  const refused = async (words: string) => {
    expect(JSON.stringify((await sends('U0LENA', id)).body)).toContain(words);
    expect(await run.sql('SELECT 1 FROM replies')).toEqual([]);
  };
  const { id: tellingId } = await one(id);
  await clicks(run, 'U0GRACE', 'telling.told', tellingId);
  await refused('already told them');
  await clicks(run, 'U0GRACE', 'telling.undo', tellingId);
  await clicks(run, 'U0GRACE', 'telling.not_needed', tellingId);
  await refused('need not be told');
  await clicks(run, 'U0GRACE', 'telling.undo', tellingId);
  await run.sql(
    `UPDATE initiatives SET status = 'open', closed_at = NULL, closed_by = NULL, delivered_since = NULL, next_telling_at = NULL`,
  );
  await refused('taken up again');
});

test('of another customer’s follow-up nobody is told, and of one with a lead alone neither', async () => {
  await asks(run, { name: 'Mira Olsen' });
  const other = await asks(run, {
    name: 'Jon Dahl',
    account: 'Zenith Labs',
    comment: 'Great people.',
    score: 10,
  });
  const id = await delivered(run);
  const card = await cardOf(run, other.id);
  const { id: tellingId } = await one(id);
  const metadata = { followUpId: card.followUpId, tellingId, formId: randomUUID(), to: other.email };
  const wrong = await sendsForm(run, 'U0LENA', 'reply_submit', JSON.stringify(metadata), replyForm());
  expect(JSON.stringify(wrong.body)).toContain('not on the list any more');
  await run.sql(`UPDATE follow_ups SET confidential = true, confidential_to = 'U0GRACE'`);
  for (const as of ['U0GRACE', 'U0LENA', 'U0RUTH']) await sends(as, id);
  expect(await run.sql('SELECT 1 FROM replies')).toEqual([]);
});

test('of two answers of a customer one is with a lead alone: that one lists nobody, and its thread tells nobody', async () => {
  const hushed = await asks(run, { name: 'Mira Olsen' });
  const secret = await cardOf(run, hushed.id);
  await run.sql(
    `UPDATE follow_ups SET owner_id = 'U0MAYA', claimed_at = now(), resolved_at = now(), resolved_by = 'U0MAYA', outcome = 'explained'`,
  );
  await run.advance('PT1M');
  const open = await asks(run, { person: hushed.person, comment: 'Great people.', score: 10 });
  const card = await cardOf(run, open.id);
  const id = await delivered(run);
  const { id: tellingId } = await one(id);
  await run.sql(`UPDATE follow_ups SET confidential = true WHERE id = $1`, [secret.followUpId]);
  const writes = async (followUpId: string) => {
    const metadata = { followUpId, tellingId, formId: randomUUID(), to: hushed.email };
    const { body } = await sendsForm(
      run,
      'U0RUTH',
      'reply_submit',
      JSON.stringify(metadata),
      replyForm({ body: 'Here it is.' }),
    );
    return JSON.stringify(body);
  };
  expect(await writes(card.followUpId)).toContain('not on the list any more');
  await run.sql(
    `INSERT INTO telling_answers (telling_id, response_id, found_by)
     SELECT $1::uuid, response_id, 'hand' FROM follow_ups WHERE id = $2`,
    [tellingId, card.followUpId],
  );
  expect(await writes(secret.followUpId)).toContain('is with a team lead alone');
  expect(await run.sql('SELECT 1 FROM replies')).toEqual([]);
});

test('where the address is none, there is no button that would be refused', async () => {
  await asks(run, { name: 'Mira Olsen' });
  await asks(run, { name: 'Jon Dahl' });
  await run.sql(`UPDATE respondents SET email = 'no address' WHERE name = 'Mira Olsen'`);
  const id = await delivered(run);
  const buttons = (
    JSON.stringify((await tellMessage(run, id, 'U0LENA')).blocks).match(/"Reply by e-mail: [^"]*"/g) ?? []
  ).join();
  expect(buttons).toContain('Jon Dahl');
  expect(buttons).not.toContain('Mira');
});
