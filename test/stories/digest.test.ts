import { Client } from 'pg';
import type { Sandbox } from '../../sandbox/start-sandbox';
import { keepDigestFiles } from '../../src/delivery/digest-files';
import { AccessRefused } from '../../src/use-cases/authorize';
import { askForDigest } from '../../src/use-cases/digests/ask-for-digest';
import { changeDigest } from '../../src/use-cases/digests/change-digest';
import { draftMonthlyDigest } from '../../src/use-cases/digests/draft-monthly-digest';
import { genericAnswer } from '../support/answers';
import { databaseAt, MONDAY_AT_TEN } from '../support/business-time';
import { submit, windowOf } from '../support/card';
import {
  clicksDigest,
  delivered,
  digestForm,
  digestMessage,
  digestRow,
  drafted,
  editsDigest,
  pressDigest,
  published,
  refusedDigest,
  said,
} from '../support/digests';
import type { FreshDatabase } from '../support/fresh-database';
import { typed } from '../support/gestures';
import { made, nothingOwed, sendsAbout } from '../support/initiatives';
import { type Running, runApp } from '../support/run-app';
import { clicks } from '../support/slack-requests';
import { clicksWaiting } from '../support/waiting-clicks';

let database: FreshDatabase;
let run: Running;
let needed: 1 | 2 = 1;
let channels = ['rnps-announcements'];
const start = (sandbox?: Sandbox) =>
  runApp({
    databaseUrl: database.url,
    config: () => ({ digest: { approvals: needed, channels } }),
    ...(sandbox ? { sandbox } : {}),
  });
beforeEach(async () => {
  needed = 1;
  channels = ['rnps-announcements'];
  database = await databaseAt(MONDAY_AT_TEN);
  run = await start();
});
afterEach(async () => {
  await run.app.stop();
  await run.sandbox.close();
  await database.drop();
});

/** Another process on the same database and workspace; what happens between the two is `meanwhile`. */
async function startAgain(meanwhile: () => unknown) {
  await run.app.stop();
  await meanwhile();
  run = await start(run.sandbox);
}

const words = (message: { blocks?: unknown }) => JSON.stringify(message.blocks);
const history = (id: string) =>
  run.sql<{ verb: string; by_id: string; revision: number }>(
    'SELECT verb, by_id, revision FROM digest_history WHERE digest_id = $1 ORDER BY id',
    [id],
  );
const state = async (id: string) =>
  (
    await run.sql<{ state: string; revision: number }>('SELECT state, revision FROM digests WHERE id = $1', [
      id,
    ])
  )[0]!;

/** What the two files hold, by their ending, once both are there as they are to be. */
function files(): Promise<Record<string, string>> {
  return run.until('both files', async () => {
    await nothingOwed(run);
    await keepDigestFiles(run.app.deps);
    const rows = await run.sql<{ id: string; format: string; state: string }>(
      'SELECT file_id AS id, format, state FROM digest_files ORDER BY format',
    );
    if (rows.length !== 2 || rows.some((row) => row.state !== 'shown')) return null;
    const held = run.sandbox.state.files();
    return Object.fromEntries(
      rows.map(({ id, format }) => {
        const content = held.find((file) => file.id === id)!.content;
        return [format, Buffer.from(content, 'base64').toString()];
      }),
    );
  });
}

test('from an initiative that was delivered to what customers read: drafted, edited, approved, published', async () => {
  await said(run, { mayQuote: true });
  await said(run);
  await said(run, { account: 'Firm twice' });
  await said(run, { account: 'Firm twice' });
  await said(run, { score: 10, comment: 'Your support team is wonderful.' });
  await delivered(run);
  const { id } = await drafted(run, 'U0RUTH');
  const draft = await digestMessage(run, id);
  expect(draft.text).toBe('Draft. You asked, we delivered: March 2030');
  expect(words(draft)).toContain(
    '3 customers spoke of Billing and contracts in the year before · since 4 Mar 2030',
  );
  expect(words(draft)).toContain('Nobody has approved it yet.');

  await pressDigest(run, 'U0GRACE', id, 'Edit');
  expect(words(await windowOf(run, 'U0GRACE'))).toContain('One invoice a month.');
  await submit(run, 'U0GRACE', digestForm([{ title: 'Invoices', words: 'They are right now.' }]));
  const preview = await run.until('the preview', () => {
    const view = run.sandbox.state.views('U0GRACE').at(-1);
    return view && JSON.stringify(view).includes('Saved') ? view : null;
  });
  expect(words(preview)).toContain('They are right now.');
  expect(words(preview)).toContain('## Invoices');

  await pressDigest(run, 'U0GRACE', id, 'Publish');
  expect(await published(run)).toEqual([]);
  await pressDigest(run, 'U0GRACE', id, 'Approve');
  await pressDigest(run, 'U0RUTH', id, 'Publish');
  const [post] = await published(run);
  expect(words(post!)).toContain('They are right now.');
  expect(words(post!)).toContain('The invoice was wrong again');
  expect(await history(id)).toEqual([
    { verb: 'drafted', by_id: 'U0RUTH', revision: 1 },
    { verb: 'edited', by_id: 'U0GRACE', revision: 2 },
    { verb: 'approved', by_id: 'U0GRACE', revision: 2 },
    { verb: 'published', by_id: 'U0RUTH', revision: 2 },
  ]);
  const after = words(await digestMessage(run, id));
  expect(after).toContain('#rnps-announcements');
  expect(after).toMatch(/Drafted by <@U0RUTH>, .* Edited by <@U0GRACE>, .*; approved by <@U0GRACE>, /);
  const { md, html } = await files();
  for (const text of [md!, html!]) {
    expect(text).toContain('They are right now.');
    expect(text).toContain('The invoice was wrong again');
    expect(text).toContain('3 customers spoke of Billing and contracts in the year before.');
    expect(text).not.toMatch(/Firm|Mira|96|olsen|U0/i);
  }
  const again = await typed(run, 'U0MAYA', 'digest 2030-03');
  expect(again.words).toContain('They are right now.');
});

test('where nothing was delivered it says so, and offers nothing to publish', async () => {
  await said(run);
  await made(run, 'U0GRACE', 'billing');
  const answer = await typed(run, 'U0RUTH', 'digest this month');
  expect(answer.words).toContain('No initiative was marked delivered in March 2030');
  expect(answer.words).not.toContain('"actions"');
  expect(await run.sql('SELECT 1 FROM digests')).toEqual([]);
  const ahead = await typed(run, 'U0RUTH', 'digest 2030-04');
  expect(ahead.words).toContain('April 2030 has not begun');
  expect((await typed(run, 'U0RUTH', 'digest soon')).words).toContain(
    '“soon” is neither a month nor a quarter',
  );
});

test('one that was declined is told only when the committee says so, with its reason', async () => {
  await delivered(run);
  const other = await made(run, 'U0GRACE', 'pricing', { title: 'Lower prices' });
  await sendsAbout(run, 'U0GRACE', other, { decline: 'Prices stay as they are.' });
  const { id } = await drafted(run);
  expect(words(await digestMessage(run, id))).not.toContain('Prices stay');
  expect(words(await digestMessage(run, id))).toContain('1 theme was declined');
  const entries = [{ title: 'Invoices' }, { title: 'Prices', words: 'Prices stay as they are.' }];
  await editsDigest(run, 'U0RUTH', { id, seen: 1 }, digestForm(entries, { declined: true }));
  expect(words(await digestMessage(run, id))).toContain('What we decided against, and why');
  expect(words(await digestMessage(run, id))).toContain('Prices stay as they are.');
});

test('what is left out is told nowhere; with everything left out there is nothing to publish', async () => {
  await delivered(run);
  await delivered(run, { theme: 'pricing', title: 'Fair prices', what: 'Fewer plans.' });
  const { id } = await drafted(run);
  await editsDigest(run, 'U0RUTH', { id, seen: 1 }, digestForm([{ title: 'Invoices' }, { leaveOut: true }]));
  expect(words(await digestMessage(run, id))).toContain('1 entry left out');
  await editsDigest(run, 'U0RUTH', { id, seen: 2 }, digestForm([{ leaveOut: true }, { leaveOut: true }]));
  expect(await refusedDigest(run, 'U0RUTH', 'digest_approve', `${id}:3`)).toContain('nothing to publish');
});

test('an edit voids approvals, and saving what was there voids none', async () => {
  await delivered(run);
  const { id } = await drafted(run);
  await clicksDigest(run, 'U0RUTH', 'digest_approve', `${id}:1`);
  const same = digestForm([{ title: 'Clear invoices', words: 'One invoice a month.' }], {
    intro: 'You told us what to do better. This is what came of it in March 2030.',
  });
  await editsDigest(run, 'U0GRACE', { id, seen: 1 }, same);
  expect(await state(id)).toMatchObject({ revision: 1 });
  expect(words(await digestMessage(run, id))).toContain('Approved by <@U0RUTH>');
  await editsDigest(run, 'U0GRACE', { id, seen: 1 }, digestForm([{ title: 'Other' }]));
  const edited = words(await digestMessage(run, id));
  expect(edited).toContain('Nobody has approved it yet');
  expect(edited).toMatch(/Approved by <@U0RUTH>, [^;]* \(as it was before an edit\); edited by <@U0GRACE>, /);
  // Of what they have not seen nobody approves or publishes anything, and nobody writes over it.
  for (const action of ['digest_approve', 'digest_publish', 'digest_discard'])
    expect(await refusedDigest(run, 'U0RUTH', action, `${id}:1`)).toContain('changed this draft meanwhile');
  const late = await editsDigest(run, 'U0RUTH', { id, seen: 1 }, digestForm([{ title: 'Mine' }]));
  expect(JSON.stringify(late.body)).toContain('changed this draft meanwhile');
  expect(words(await digestMessage(run, id))).toContain('Other');
});

test('where two are needed, those who wrote it are never enough, however many', async () => {
  await startAgain(() => {
    needed = 2;
  });
  await delivered(run);
  const { id } = await drafted(run, 'U0RUTH');
  await editsDigest(run, 'U0GRACE', { id, seen: 1 }, digestForm([{ title: 'Invoices' }]));
  await clicksDigest(run, 'U0RUTH', 'digest_approve', `${id}:2`);
  expect(await refusedDigest(run, 'U0RUTH', 'digest_approve', `${id}:2`)).toContain('approved this already');
  await clicksDigest(run, 'U0GRACE', 'digest_approve', `${id}:2`);
  expect(await refusedDigest(run, 'U0RUTH', 'digest_publish', `${id}:2`)).toContain(
    'Only people who wrote it',
  );
  expect(await state(id)).toMatchObject({ state: 'draft' });
  await clicksDigest(run, 'U0INES', 'digest_approve', `${id}:2`);
  await clicksDigest(run, 'U0RUTH', 'digest_publish', `${id}:2`);
  expect(await published(run)).toHaveLength(1);
});

test('one reader who wrote nothing is not two', async () => {
  await startAgain(() => {
    needed = 2;
  });
  await delivered(run);
  const { id } = await drafted(run, 'U0RUTH');
  await clicksDigest(run, 'U0INES', 'digest_approve', `${id}:1`);
  expect(await refusedDigest(run, 'U0INES', 'digest_publish', `${id}:1`)).toContain('only one has so far');
});

test('two press Publish at the same instant, in two channels: each channel has it once, and the second is told who was first', async () => {
  await startAgain(() => {
    channels = ['rnps-announcements', 'rnps-cx'];
  });
  await delivered(run);
  const { id } = await drafted(run);
  await clicksDigest(run, 'U0RUTH', 'digest_approve', `${id}:1`);
  await nothingOwed(run);
  const holder = new Client({ connectionString: run.databaseUrl });
  await holder.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT FROM digests WHERE id = $1 FOR UPDATE', [id]);
  const both = ['U0RUTH', 'U0GRACE'].map((who) => clicksDigest(run, who, 'digest_publish', `${id}:1`));
  await clicksWaiting(run, 2);
  await holder.query('ROLLBACK');
  await holder.end();
  await Promise.all(both);
  const told = await run.until('one of them to be told', () => {
    const all = ['U0RUTH', 'U0GRACE'].flatMap((who) => run.sandbox.state.ephemerals(who));
    return all.find(({ text }) => text.includes('already published this one'));
  });
  const lines = (await history(id)).filter(({ verb }) => verb === 'published');
  expect(lines).toHaveLength(1);
  expect(told.text).toContain(`<@${lines[0]!.by_id}>`);
  expect(await published(run)).toHaveLength(1);
  expect(await published(run, 'C0CX')).toHaveLength(1);
  await Promise.all([keepDigestFiles(run.app.deps), keepDigestFiles(run.app.deps)]);
  expect(Object.keys(await files()).sort()).toEqual(['html', 'md']);
  expect(await run.sql('SELECT 1 FROM digest_files')).toHaveLength(2);
  const shared = run.sandbox.state.files().filter(({ name }) => name.startsWith('you-asked'));
  expect(shared.filter(({ channels }) => channels.length > 0)).toHaveLength(2);
});

test('the database refuses to change or shorten the history of a digest', async () => {
  await delivered(run);
  const { id } = await drafted(run);
  await expect(run.sql(`UPDATE digest_history SET by_id = 'U0EVE'`)).rejects.toThrow('append-only');
  await expect(run.sql('DELETE FROM digest_history')).rejects.toThrow('append-only');
  await expect(run.sql('TRUNCATE digest_history')).rejects.toThrow('append-only');
  expect(await history(id)).toEqual([{ verb: 'drafted', by_id: 'U0RUTH', revision: 1 }]);
});

test('two ask for a digest at the same instant: it is drafted once, and both have it', async () => {
  await delivered(run);
  const holder = new Client({ connectionString: run.databaseUrl });
  await holder.connect();
  await holder.query('BEGIN');
  // Both may look, and nobody may write.
  await holder.query('LOCK TABLE digests IN SHARE MODE');
  const both = ['U0RUTH', 'U0GRACE'].map((by) => askForDigest(run.app.deps, { by, period: '2030-03' }));
  await clicksWaiting(run, 2);
  await holder.query('ROLLBACK');
  await holder.end();
  expect((await Promise.all(both)).map(({ kind }) => kind).sort()).toEqual(['draft', 'drafted']);
  expect(await run.sql('SELECT 1 FROM digests')).toHaveLength(1);
});

test('a process that ends between the commit and Slack loses nothing: the next one posts it, once', async () => {
  await delivered(run);
  const { id } = await drafted(run);
  await clicksDigest(run, 'U0RUTH', 'digest_approve', `${id}:1`);
  await nothingOwed(run);
  await startAgain(asIfKilledWhenItWasCommitted);
  expect(await published(run)).toHaveLength(1);
  expect(await refusedDigest(run, 'U0RUTH', 'digest_publish', `${id}:1`)).toContain('already published');
  await startAgain(() => {});
  expect(await published(run)).toHaveLength(1);
});

async function asIfKilledWhenItWasCommitted() {
  const db = new Client({ connectionString: database.url });
  await db.connect();
  await db.query(
    `UPDATE digests SET state = 'published', closed_by = 'U0RUTH', closed_at = drafted_at, channels = '{rnps-announcements}',
            files_wanted_at = clock_timestamp()`,
  );
  await db.query(
    `INSERT INTO outbox (key, kind, intent, lane, urgency)
     SELECT 'digest_post:' || id || ':rnps-announcements', 'digest_post',
            jsonb_build_object('kind', 'digest_post', 'digestId', id, 'channel', 'rnps-announcements'),
            'channel:rnps-announcements', 8 FROM digests`,
  );
  await db.end();
}

test('somebody who is erased leaves what was published, and the files; the words of the committee stay', async () => {
  const tool = await said(run, { mayQuote: true, comment: 'The invoice was wrong in every line of it.' });
  await delivered(run);
  const { id } = await drafted(run);
  await clicksDigest(run, 'U0RUTH', 'digest_approve', `${id}:1`);
  await clicksDigest(run, 'U0RUTH', 'digest_publish', `${id}:1`);
  expect(words((await published(run))[0]!)).toContain('wrong in every line');
  const before = await files();
  expect(before.md).toContain('wrong in every line');
  await run.deliver('generic', { type: 'rnps.response.deleted', data: { id: tool } });
  const after = await files();
  expect(Object.keys(after)).toEqual(['html', 'md']);
  const [post] = await published(run);
  for (const text of [words(post!), words(await digestMessage(run, id)), after.md!, after.html!]) {
    expect(text).not.toContain('wrong in every line');
    expect(text).toContain('One invoice a month.');
  }
  const left = run.sandbox.state.allMessages().map((message) => JSON.stringify(message));
  expect(left.filter((text) => text.includes('wrong in every line'))).toEqual([]);
});

test('what becomes confidential after it was published leaves it, and the files', async () => {
  const answer = (comment: string, at: string) =>
    genericAnswer({
      score: 2,
      comment,
      may_quote: true,
      submitted_at: at,
      person: { external_id: 'usr_turn', email: 'turn@southbank.example', name: 'Ada Turn' },
      account: {
        external_id: 'acc_turn',
        name: 'Southbank Mills',
        owner_email: 'tomas.rivera@larkspur.example',
      },
    });
  await run.deliver('generic', answer('The invoice was wrong in every line of it.', '2030-02-12T12:00:00Z'));
  await delivered(run);
  const { id } = await drafted(run);
  await clicksDigest(run, 'U0RUTH', 'digest_approve', `${id}:1`);
  await clicksDigest(run, 'U0RUTH', 'digest_publish', `${id}:1`);
  expect(words((await published(run))[0]!)).toContain('wrong in every line');
  expect((await files()).md).toContain('wrong in every line');

  await run.deliver('generic', answer('Tomás promised a new one and was rude.', '2030-03-04T12:00:00Z'));
  const after = await files();
  const [post] = await published(run);
  for (const text of [words(post!), words(await digestMessage(run, id)), after.md!, after.html!]) {
    expect(text).not.toContain('wrong in every line');
    expect(text).toContain('One invoice a month.');
  }
});

test('whoever takes consent back leaves what customers read, and stays in what colleagues read', async () => {
  const tool = await said(run, { mayQuote: true, comment: 'The invoice was wrong in every line of it.' });
  await delivered(run);
  const { id } = await drafted(run);
  await clicksDigest(run, 'U0RUTH', 'digest_approve', `${id}:1`);
  await clicksDigest(run, 'U0RUTH', 'digest_publish', `${id}:1`);
  expect((await files()).html).toContain('wrong in every line');
  await run.deliver('generic', {
    type: 'rnps.response.updated',
    data: { id: tool, score: 2, may_quote: false },
  });
  const after = await files();
  expect(after.html).not.toContain('wrong in every line');
  expect(after.md).not.toContain('wrong in every line');
  expect(words((await published(run))[0]!)).toContain('wrong in every line');
});

test('somebody who is quoted is erased while the files are about to be uploaded: no file holds their words', async () => {
  const tool = await said(run, { mayQuote: true, comment: 'The invoice was wrong in every line.' });
  await delivered(run);
  const { id } = await drafted(run);
  const { files: inSlack } = run.app.deps.slack.reader;
  const { getUploadURLExternal } = inSlack;
  let written = 0;
  // Slack names the place only once somebody was erased; by then what goes there is written.
  inSlack.getUploadURLExternal = async (...asked) => {
    written += 1;
    if (written === 1) await run.deliver('generic', { type: 'rnps.response.deleted', data: { id: tool } });
    return getUploadURLExternal(...asked);
  };
  await clicksDigest(run, 'U0RUTH', 'digest_approve', `${id}:1`);
  await clicksDigest(run, 'U0RUTH', 'digest_publish', `${id}:1`);
  for (const text of Object.values(await files())) {
    expect(text).toContain('One invoice a month.');
    expect(text).not.toContain('wrong in every line');
  }
});

test('whoever is quoted as having raised it is no promoter, where somebody else said it too', async () => {
  await said(run, { mayQuote: true, comment: 'The invoice was wrong again and nobody explained it.' });
  const later = '2030-02-20T12:00:00Z';
  await said(run, {
    score: 10,
    mayQuote: true,
    comment: 'The invoice was wrong once, and never since.',
    at: later,
  });
  await delivered(run);
  const { id } = await drafted(run);
  expect(words(await digestMessage(run, id))).toContain('The invoice was wrong again');
  await pressDigest(run, 'U0RUTH', id, 'Preview');
  const preview = JSON.stringify(await windowOf(run, 'U0RUTH'));
  expect(preview).toContain('The invoice was wrong again');
  expect(preview).not.toContain('wrong once');
});

test('customers read no words that name somebody, whoever agreed to be quoted, and none without consent', async () => {
  await said(run, {
    account: 'Northwind Freight',
    name: 'Ola Berg',
    mayQuote: true,
    comment: 'Northwind Freight got a wrong invoice.',
  });
  await said(run, { mayQuote: true, comment: 'Ask ola@firm.example about the wrong invoice please.' });
  await said(run, { mayQuote: true, comment: 'Ola waited weeks for a correct invoice.' });
  await said(run, { comment: 'The invoices are a scandal, every single month.' });
  await delivered(run);
  const { id } = await drafted(run);
  await pressDigest(run, 'U0RUTH', id, 'Preview');
  const preview = JSON.stringify(await windowOf(run, 'U0RUTH'));
  const customers = preview.slice(preview.indexOf('What customers may read'));
  expect(customers).toContain('Clear invoices');
  expect(customers).not.toMatch(/Northwind|Ola|ola@|scandal/);
  // What the committee writes is its own; it is told that a name stands in it.
  await editsDigest(run, 'U0RUTH', { id, seen: 1 }, digestForm([{ words: 'As Northwind Freight asked.' }]));
  expect(words(await digestMessage(run, id))).toContain('names or reaches somebody: Northwind Freight');
});

test('an entry that is to stand without a quote has none, for colleagues and for customers', async () => {
  await said(run, { mayQuote: true });
  await delivered(run);
  const { id } = await drafted(run);
  const preview = async () => {
    const before = run.sandbox.state.views('U0RUTH').at(-1)?.id;
    await pressDigest(run, 'U0RUTH', id, 'Preview');
    const view = await run.until('the preview', () => {
      const latest = run.sandbox.state.views('U0RUTH').at(-1);
      return latest?.id === before ? null : latest;
    });
    return JSON.stringify(view);
  };
  expect(words(await digestMessage(run, id))).toContain('wrong again');
  expect(await preview()).toContain('wrong again');
  await editsDigest(run, 'U0GRACE', { id, seen: 1 }, digestForm([{ withoutQuote: true }]));
  expect(words(await digestMessage(run, id))).not.toContain('wrong again');
  expect(await preview()).not.toContain('wrong again');
});

test('what was taken up again is not published as delivered', async () => {
  const initiative = await delivered(run);
  const { id } = await drafted(run);
  await clicksDigest(run, 'U0RUTH', 'digest_approve', `${id}:1`);
  await sendsAbout(run, 'U0GRACE', initiative, { edit: { due: '2030-04-10' }, seen: 2, reopens: true });
  expect(await refusedDigest(run, 'U0RUTH', 'digest_publish', `${id}:1`)).toContain('was taken up again');
  expect(await state(id)).toMatchObject({ state: 'draft' });
});

test('what is delivered after the digest of its month was published can be told too, and nothing twice', async () => {
  await delivered(run);
  const { id } = await drafted(run);
  await clicksDigest(run, 'U0RUTH', 'digest_approve', `${id}:1`);
  await clicksDigest(run, 'U0RUTH', 'digest_publish', `${id}:1`);
  expect((await typed(run, 'U0RUTH', 'digest this month')).words).not.toContain('Draft what is new');
  await delivered(run, { theme: 'pricing', title: 'Fair prices', what: 'Fewer plans.' });
  expect((await typed(run, 'U0MAYA', 'digest this month')).words).not.toContain('Draft what is new');
  expect((await typed(run, 'U0RUTH', 'digest this month')).words).toContain(
    '1 more was marked delivered since',
  );
  await clicksDigest(run, 'U0RUTH', 'digest_draft', '2030-03');
  const second = await run.until('the second draft', async () => {
    const row = await digestRow(run);
    return row.id === id ? null : row;
  });
  const message = await digestMessage(run, second.id);
  expect(words(message)).toContain('Fair prices');
  expect(words(message)).not.toContain('Clear invoices');
});

test('a draft that is discarded can be drafted anew, and closes its buttons', async () => {
  await delivered(run);
  const { id } = await drafted(run);
  await clicksDigest(run, 'U0RUTH', 'digest_discard', `${id}:1`);
  expect(words(await digestMessage(run, id))).toContain('was discarded by <@U0RUTH>');
  expect(await refusedDigest(run, 'U0GRACE', 'digest_approve', `${id}:1`)).toContain(
    'already discarded this draft',
  );
  await typed(run, 'U0RUTH', 'digest this month');
  expect(await run.sql(`SELECT 1 FROM digests WHERE state = 'draft'`)).toHaveLength(1);
});

test('a title and a quote that are written to do harm stand there as they were written', async () => {
  const evil =
    '<!channel> invoice *wrong* https://evil.example <img src=x onerror=alert(1)> [a](javascript:alert(1))';
  await said(run, { comment: evil, mayQuote: true });
  await delivered(run, {
    title: '<@U0RUTH> # [x](http://evil.example) <b>',
    what: '- <script>alert(1)</script>\n1. https://evil.example',
  });
  const { id } = await drafted(run);
  await clicksDigest(run, 'U0RUTH', 'digest_approve', `${id}:1`);
  await clicksDigest(run, 'U0RUTH', 'digest_publish', `${id}:1`);
  const [post] = await published(run);
  const types = JSON.stringify(post!.blocks).match(/"type":"(link|user|broadcast|channel)"/g);
  expect(types).toBeNull();
  const { md, html } = await files();
  expect(html).not.toMatch(/<script|<img|<b>|<a |https?:\/\/evil/);
  expect(html).toContain('&lt;script&gt;');
  expect(md).not.toMatch(/(?<!\\)<|(?<!\\)\[|https?:\/\/evil|^1\. |^- /m);
});

test('every field of the form says beside it what is wrong', async () => {
  await delivered(run);
  const { id } = await drafted(run);
  const answer = await editsDigest(run, 'U0RUTH', { id, seen: 1 }, digestForm([{ title: ' ', words: '' }]));
  expect(Object.keys(answer.body.errors).sort()).toEqual(['digest_title_0', 'digest_words_0']);
  const long = await editsDigest(
    run,
    'U0RUTH',
    { id, seen: 1 },
    digestForm([{ title: 'x'.repeat(121), words: 'y'.repeat(1001) }], { intro: 'z'.repeat(601) }),
  );
  expect(Object.keys(long.body.errors).sort()).toEqual(['digest_intro', 'digest_title_0', 'digest_words_0']);
});

test('it goes to the channels of the day on which it is published, whatever the configuration says later', async () => {
  await delivered(run);
  const { id } = await drafted(run);
  await clicksDigest(run, 'U0RUTH', 'digest_approve', `${id}:1`);
  await clicksDigest(run, 'U0RUTH', 'digest_publish', `${id}:1`);
  expect(await published(run)).toHaveLength(1);
  await startAgain(() => {
    channels = ['rnps-cx'];
  });
  expect((await digestRow(run)).channels).toEqual(['rnps-announcements']);
  expect(await published(run, 'C0CX')).toEqual([]);
  expect(await published(run)).toHaveLength(1);
});

describe('by itself', () => {
  const tick = (at: string) => draftMonthlyDigest({ ...run.app.deps, now: () => new Date(at) });

  test('on the working day after the report’s, once, though two processes tick at once', async () => {
    await delivered(run);
    expect(await tick('2030-04-02T12:59:59Z')).toBe(0);
    expect(await run.sql(`SELECT 1 FROM digests`)).toEqual([]);
    await Promise.all([tick('2030-04-02T13:00:00Z'), tick('2030-04-02T13:00:00Z')]);
    expect(await tick('2030-04-03T13:00:00Z')).toBe(0);
    expect(await run.sql('SELECT period, drafted_by FROM digests')).toEqual([
      { period: '2030-03', drafted_by: 'app' },
    ]);
    const { id } = await digestRow(run);
    expect(words(await digestMessage(run, id))).toContain('Clear invoices');
  });

  test('a month in which nothing was delivered says nothing, and one that was missed is made up', async () => {
    await tick('2030-04-02T13:00:00Z');
    await delivered(run);
    expect(await tick('2030-04-03T13:00:00Z')).toBe(0);
    await run.sql(`UPDATE initiatives SET closed_at = '2030-04-20T12:00:00Z'`);
    expect(await tick('2030-07-02T13:00:00Z')).toBe(1);
    expect(await run.sql('SELECT period FROM digests')).toEqual([{ period: '2030-04' }]);
  });

  test('what somebody drafted or discarded before is not drafted again', async () => {
    await delivered(run);
    const { id } = await drafted(run);
    await clicksDigest(run, 'U0RUTH', 'digest_discard', `${id}:1`);
    expect(await tick('2030-04-02T13:00:00Z')).toBe(0);
  });

  test('it waits until the comments that tell who raised it are read', async () => {
    const tool = await said(run);
    await delivered(run);
    // Whoever reads comments passes by one that somebody holds.
    const holder = new Client({ connectionString: run.databaseUrl });
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT FROM responses WHERE source_response_id = $1 FOR NO KEY UPDATE', [tool]);
    await run.sql(
      `INSERT INTO comments_to_annotate (response_id, answered_at)
       SELECT response_id, '2030-02-12T12:00:00Z' FROM annotations`,
    );
    expect(await tick('2030-04-02T13:00:00Z')).toBe(0);
    const { words: told } = await typed(run, 'U0RUTH', 'digest this month');
    expect(told).toContain('1 comment is still being read');
    await run.sql('DELETE FROM comments_to_annotate');
    await holder.query('ROLLBACK');
    await holder.end();
    expect(await tick('2030-04-02T13:00:00Z')).toBe(1);
  });

  test('one that failed before waits for comments, too, and is drafted when they are read', async () => {
    const tool = await said(run);
    await delivered(run);
    const holder = new Client({ connectionString: run.databaseUrl });
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT FROM responses WHERE source_response_id = $1 FOR NO KEY UPDATE', [tool]);
    await run.sql(
      `INSERT INTO comments_to_annotate (response_id, answered_at)
       SELECT response_id, '2030-02-12T12:00:00Z' FROM annotations`,
    );
    // A later month was looked at meanwhile, so that it is owed for its failure alone.
    await run.sql(`INSERT INTO digest_months (month, at) VALUES ('2030-04', now())`);
    await run.sql(
      `INSERT INTO stuck_work (topic, step, error, attempts, tries_left, episode, next_at)
       VALUES ('digest_draft:2030-03', 'made', 'TypeError', 1, 1, now(), now())`,
    );
    expect(await tick('2030-05-02T13:00:00Z')).toBe(0);
    await run.sql('DELETE FROM comments_to_annotate');
    await holder.query('ROLLBACK');
    await holder.end();
    await run.until('its draft', async () => {
      await tick('2030-05-02T13:00:00Z');
      return (await run.sql(`SELECT FROM digests WHERE period = '2030-03'`)).length > 0;
    });
    expect(await run.sql('SELECT FROM stuck_work')).toEqual([]);
  });
});

test('guests are refused, members read what is published, and the committee alone drafts', async () => {
  await delivered(run);
  expect((await typed(run, 'U0MAYA', 'digest this month')).words).toContain('The committee drafts it');
  expect(await run.sql('SELECT 1 FROM digests')).toEqual([]);
  const { id } = await drafted(run, 'U0RUTH');
  expect((await typed(run, 'U0MAYA', 'digest this month')).words).not.toContain('Clear invoices');
  // Where she is: in the committee's channel Slack would show her nothing.
  const before = run.sandbox.state.ephemerals('U0MAYA').length;
  await clicks(run, 'U0MAYA', 'digest_preview', `${id}:1`);
  const told = await run.until('her to be refused', () => run.sandbox.state.ephemerals('U0MAYA')[before]);
  expect(told.text).toContain('Only the committee');
  expect((await typed(run, 'U0GUS', 'digest this month', 'C0GENERAL')).words).toContain(
    'Guests can read along',
  );
});

test('the committee alone sees a draft and decides about it, whatever somebody else sends', async () => {
  await delivered(run);
  const { id } = await drafted(run);
  const { deps } = run.app;
  expect((await askForDigest(deps, { by: 'U0RUTH', period: '2030-03' })).kind).toBe('draft');
  expect((await askForDigest(deps, { by: 'U0MAYA', period: '2030-03' })).kind).toBe('not_published');
  const words = { intro: 'Mine.', tellsDeclined: false, entries: [] };
  const edit = { kind: 'edit' as const, seen: 1, words };
  const others = (['approve', 'publish', 'discard'] as const).map((kind) => ({ kind, seen: 1 }));
  for (const event of [edit, ...others])
    await expect(changeDigest(deps, { digestId: id, by: 'U0MAYA', event })).rejects.toThrow(AccessRefused);
  expect(await state(id)).toMatchObject({ state: 'draft', revision: 1 });
  expect(await run.sql('SELECT verb FROM digest_history')).toEqual([{ verb: 'drafted' }]);
});

test('a draft stands in the Home of whoever may approve it, and says for whom it waits', async () => {
  needed = 2;
  await startAgain(() => {});
  await delivered(run);
  const { id } = await drafted(run);
  await digestMessage(run, id);
  // What is seen first may be the Home of before, with its picture.
  const homeSays = async (as: string, what: string) => {
    await run.page('/ui/home-opened', { as });
    await run.until(`the Home of ${as} to say ${what}`, () =>
      JSON.stringify(run.sandbox.state.home(as)?.blocks ?? '').includes(what),
    );
  };
  const firstHome = async (as: string) => {
    await run.page('/ui/home-opened', { as });
    return JSON.stringify(await run.until('the Home', () => run.sandbox.state.home(as)?.blocks));
  };
  await homeSays('U0INES', 'waits for your approval');
  expect(await firstHome('U0MAYA')).not.toContain('Before customers are told');

  await pressDigest(run, 'U0INES', id, 'Approve');
  await homeSays('U0INES', 'you approved it; waits for somebody else');
  await pressDigest(run, 'U0GRACE', id, 'Approve');
  await homeSays('U0INES', 'approved; it can be published');
  await pressDigest(run, 'U0INES', id, 'Publish');
  await published(run);
  expect(await firstHome('U0RUTH')).not.toContain('Before customers are told');
});
