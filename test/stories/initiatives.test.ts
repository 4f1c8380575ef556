import { Client } from 'pg';
import { decisionsToShow } from '../../src/queries/committee/decisions';
import { AccessRefused } from '../../src/use-cases/authorize';
import { changeInitiative } from '../../src/use-cases/initiatives/change-initiative';
import { declineTheme } from '../../src/use-cases/initiatives/decline-theme';
import { makeInitiative } from '../../src/use-cases/initiatives/make-initiative';
import { genericAnswer } from '../support/answers';
import { databaseAt, MONDAY_AT_TEN } from '../support/business-time';
import { submit, windowOf } from '../support/card';
import type { FreshDatabase } from '../support/fresh-database';
import { pressIn, typed } from '../support/gestures';
import {
  COMMITTEE,
  dayFromNow,
  declineForm,
  deliverForm,
  directMessages,
  initiativeSays,
  made,
  makes,
  messageOfInitiative,
  nothingOwed,
  rowOfInitiative,
  sendsAbout,
  termsForm,
} from '../support/initiatives';
import { type Running, runApp } from '../support/run-app';
import { sendsForm, types } from '../support/slack-requests';
import { clicksWaiting } from '../support/waiting-clicks';

let database: FreshDatabase;
let run: Running;
beforeEach(async () => {
  database = await databaseAt(MONDAY_AT_TEN);
  run = await runApp({ databaseUrl: database.url });
});
afterEach(async () => {
  await run.stop();
  await database.drop();
});

const rows = () =>
  run.sql<{ status: string; title: string }>('SELECT * FROM initiatives ORDER BY decided_at');
const history = (id: string) =>
  run.sql<{ verb: string; by_id: string; detail: object }>(
    'SELECT verb, by_id, detail FROM initiative_history WHERE initiative_id = $1 ORDER BY id',
    [id],
  );
const text = (answer: { body: unknown }) => JSON.stringify(answer.body);
const at = (message: { ts: string; blocks?: unknown }) => ({
  place: { channel: COMMITTEE, messageTs: message.ts },
  blocks: message.blocks,
});

/** Presses a button of the first message that the app sent to somebody. */
async function pressDirect(userId: string, label: string) {
  const [message] = await directMessages(run, userId);
  const place = { channel: `D${userId.slice(1)}`, messageTs: message!.ts };
  return pressIn(run, userId, { place, blocks: message!.blocks }, label);
}

async function threadOf(id: string): Promise<string[]> {
  await nothingOwed(run);
  const { ts } = await messageOfInitiative(run, id);
  const { body } = await run.page(`/ui/thread?channel=${COMMITTEE}&ts=${ts}&as=U0RUTH`);
  return body.messages.slice(1).map((m: { text: string }) => m.text);
}

test('from what customers speak of: the committee makes an initiative, its channel and its owner hear of it', async () => {
  await run.deliver('generic', genericAnswer({ score: 2, submitted_at: run.app.deps.now().toISOString() }));
  const themes = await typed(run, 'U0GRACE', 'themes', COMMITTEE);
  await pressIn(run, 'U0GRACE', themes, 'Make initiative', 'Billing');
  const view = await windowOf(run, 'U0GRACE');
  expect(JSON.stringify(view)).toContain('Billing and contracts');
  const due = dayFromNow(run, 30);
  await submit(run, 'U0GRACE', termsForm({ title: 'Clear invoices', due, step: 'Ask ten customers' }));
  const [row] = await run.sql<{ id: string }>('SELECT * FROM initiatives');
  expect(row).toMatchObject({
    theme: 'billing',
    month: '2030-02',
    title: 'Clear invoices',
    owner_id: 'U0LENA',
    first_step: 'Ask ten customers',
    status: 'open',
    decided_by: 'U0GRACE',
  });
  const message = await messageOfInitiative(run, row!.id);
  expect(message.text).toBe('Initiative: Clear invoices');
  expect(JSON.stringify(message.blocks)).toContain('from /rnps themes');
  const [dm] = await directMessages(run, 'U0LENA');
  expect(dm!.text).toBe('An initiative is yours: Clear invoices');
  expect(await threadOf(row!.id)).toEqual([]);
  // The theme shows it now, and offers no second one.
  const again = await typed(run, 'U0GRACE', 'themes billing', COMMITTEE);
  expect(again.words).toContain('Clear invoices');
  expect(again.words).not.toContain('Make initiative');
});

test('whoever is not of the committee is shown no button beside a theme', async () => {
  await run.deliver('generic', genericAnswer({ score: 2, submitted_at: run.app.deps.now().toISOString() }));
  expect(text(await types(run, 'U0MAYA', 'themes'))).toContain('Billing and contracts');
  expect(text(await types(run, 'U0MAYA', 'themes'))).not.toContain('Make initiative');
});

test('the committee alone makes and declines, and its owner carries it through; nobody else changes anything', async () => {
  const { deps } = run.app;
  const about = { month: '2030-02', theme: 'billing' };
  const terms = { title: 'Clear invoices', owner: 'U0LENA', dueOn: dayFromNow(run, 30), firstStep: null };
  const refused = (done: Promise<unknown>) => expect(done).rejects.toThrow(AccessRefused);
  await refused(makeInitiative(deps, { by: 'U0LENA', about, terms }));
  await refused(declineTheme(deps, { by: 'U0LENA', about, reason: 'No.' }));
  const initiativeId = await made(run, 'U0GRACE', 'billing');
  const deliver = { kind: 'deliver', what: 'It.', since: dayFromNow(run, 0) } as const;
  const edit = { kind: 'edit', terms: { ...terms, title: 'Mine' }, seen: 1 } as const;
  const decline = { kind: 'decline', reason: 'No.' } as const;
  for (const event of [deliver, edit, decline])
    await refused(changeInitiative(deps, { initiativeId, by: 'U0NOAH', event }));
  // What the committee decided, the owner does not undo.
  await refused(changeInitiative(deps, { initiativeId, by: 'U0LENA', event: decline }));
  expect(await rows()).toMatchObject([{ status: 'open', title: 'Clear invoices', revision: 1 }]);
});

test('a guest has no initiative, neither a new one nor one that is handed on', async () => {
  expect(text(await makes(run, 'U0GRACE', 'billing', { owner: 'U0GUS' }))).toContain('errors');
  expect(await rows()).toEqual([]);
  const id = await made(run, 'U0GRACE', 'billing');
  const handed = await sendsAbout(run, 'U0GRACE', id, { edit: { owner: 'U0GUS' }, seen: 1 });
  expect(text(handed)).toContain('errors');
  expect(await rowOfInitiative(run, id)).toMatchObject({ owner_id: 'U0LENA', revision: 1 });
});

test('one that was declined is not taken up again beside another of its theme', async () => {
  const first = await made(run, 'U0GRACE', 'billing');
  await sendsAbout(run, 'U0GRACE', first, { decline: 'Not now.' });
  await made(run, 'U0GRACE', 'billing', { title: 'Another way' });
  const { revision } = await rowOfInitiative(run, first);
  const edit = { due: dayFromNow(run, 30) };
  const again = await sendsAbout(run, 'U0GRACE', first, { edit, seen: revision, reopens: true });
  expect(text(again)).toContain('Another way');
  expect(await rowOfInitiative(run, first)).toMatchObject({ status: 'declined', revision });
});

test('another first step is not done yet', async () => {
  const initiativeId = await made(run, 'U0GRACE', 'billing', { step: 'Ask five of them.' });
  const event = { kind: 'step_done' } as const;
  await changeInitiative(run.app.deps, { initiativeId, by: 'U0LENA', event });
  const done = await rowOfInitiative(run, initiativeId);
  expect(done.first_step_done_at).not.toBeNull();
  const edit = { step: 'Write it down.', due: done.due };
  await sendsAbout(run, 'U0LENA', initiativeId, { edit, seen: done.revision });
  expect(await rowOfInitiative(run, initiativeId)).toMatchObject({
    first_step: 'Write it down.',
    first_step_done_at: null,
  });
});

test('two make one of the same theme at once: there is one, and the second is told who was first', async () => {
  const holder = new Client({ connectionString: run.databaseUrl });
  await holder.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT pg_advisory_xact_lock(7264018)');
  const both = [
    makes(run, 'U0GRACE', 'billing', { title: 'Of Grace' }),
    makes(run, 'U0RUTH', 'billing', { title: 'Of Ruth' }),
  ];
  await clicksWaiting(run, 2);
  await holder.query('ROLLBACK');
  await holder.end();
  const answers = await Promise.all(both);
  const [won] = await rows();
  expect(await rows()).toHaveLength(1);
  const second = answers[won!.title === 'Of Grace' ? 1 : 0]!;
  const first = won!.title === 'Of Grace' ? 'U0GRACE' : 'U0RUTH';
  expect(answers.filter(({ body }) => !body)).toHaveLength(1);
  expect(text(second)).toContain(`<@${first}> already made an initiative of this theme`);
  expect(text(second)).toContain(won!.title);
});

test('the database itself refuses a second open one of a theme', async () => {
  await made(run, 'U0GRACE', 'billing');
  await expect(
    run.sql(
      `INSERT INTO initiatives (id, theme, month, title, status, decided_by, decided_at)
       VALUES (gen_random_uuid(), 'billing', '2030-02', 'x', 'open', 'U0RUTH', now())`,
    ),
  ).rejects.toMatchObject({ driverError: { code: '23505' } });
});

test('one delivers while another declines: whoever is second is told how it was closed, and by whom', async () => {
  const id = await made(run, 'U0GRACE', 'billing');
  const holder = new Client({ connectionString: run.databaseUrl });
  await holder.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT 1 FROM initiatives WHERE id = $1 FOR UPDATE', [id]);
  const both = [
    sendsAbout(run, 'U0LENA', id, { deliver: ['New invoices', '2030-03-01'] }),
    sendsAbout(run, 'U0RUTH', id, { decline: 'Too dear' }),
  ];
  await clicksWaiting(run, 2);
  await holder.query('ROLLBACK');
  await holder.end();
  const answers = await Promise.all(both);
  const { status, closed_by } = await rowOfInitiative(run, id);
  const second = answers.find(({ body }) => body)!;
  expect(text(second)).toContain(`<@${closed_by}> already closed this one`);
  expect(text(second)).toContain(status);
  expect((await history(id)).map(({ verb }) => verb)).toEqual(['made', status]);
});

test('a theme is declined with a reason, once a month, and taken up again from its message', async () => {
  const about = JSON.stringify({ about: '2030-02:pricing' });
  const decline = (as: string, reason: string) =>
    sendsForm(run, as, 'initiative_decline_submit', about, declineForm(reason));
  expect((await decline('U0GRACE', 'The price stays as it is.')).body).toBeFalsy();
  expect(text(await decline('U0RUTH', 'Me too'))).toContain('<@U0GRACE> already declined this theme');
  const [row] = await run.sql<{ id: string }>('SELECT id FROM initiatives');
  const id = row!.id;
  await initiativeSays(run, id, 'The price stays as it is.');
  expect(await decisionsToShow(run.app.deps.db, '2030-03')).toMatchObject([
    { theme: 'pricing', status: 'declined', reason: 'The price stays as it is.', owner: null },
  ]);
  const message = await messageOfInitiative(run, id);
  await pressIn(run, 'U0RUTH', at(message), 'Take it up again');
  await submit(run, 'U0RUTH', termsForm({ title: 'A cheaper plan', due: dayFromNow(run, 60) }));
  await initiativeSays(run, id, 'A cheaper plan');
  expect(await rowOfInitiative(run, id)).toMatchObject({
    status: 'open',
    decided_by: 'U0RUTH',
    closed_at: null,
    closing_note_id: null,
  });
  // The reason of before is kept where the history tells of it.
  const kept = await run.sql(
    `SELECT n.body FROM initiative_history h JOIN notes n ON n.id = h.note_id WHERE h.verb = 'theme_declined'`,
  );
  expect(kept).toEqual([{ body: 'The price stays as it is.' }]);
  expect((await directMessages(run, 'U0LENA'))[0]!.text).toContain('A cheaper plan');
});

test('what was declined from the list of themes stands there with its reason, is taken up from there, and is not declined twice', async () => {
  await run.deliver('generic', genericAnswer({ score: 2, submitted_at: run.app.deps.now().toISOString() }));
  const themes = await typed(run, 'U0GRACE', 'themes', COMMITTEE);
  await pressIn(run, 'U0GRACE', themes, 'Decline', 'Billing');
  expect(JSON.stringify(await windowOf(run, 'U0GRACE'))).toContain('from /rnps themes');
  await submit(run, 'U0GRACE', declineForm('The <b>ledger</b> is bought.'));
  const [row] = await run.sql<{ id: string }>('SELECT id FROM initiatives');
  const message = await messageOfInitiative(run, row!.id);
  expect(JSON.stringify(message.blocks)).toContain('from /rnps themes');
  for (const asked of ['themes', 'themes billing']) {
    const again = await typed(run, 'U0RUTH', asked, COMMITTEE);
    expect(again.words).toContain('✕ Declined');
    expect(again.words).toContain('Why not: The <b>ledger</b> is bought.');
    expect(again.words).toContain('U0GRACE');
    expect(again.words).not.toMatch(/initiative\.(make|decline)/);
    // Whoever may not decide is told, too, and offered nothing.
    const read = text(await types(run, 'U0MAYA', asked));
    expect(read).toContain('Why not');
    expect(read).not.toContain('Take it up again');
  }
  expect((await typed(run, 'U0MAYA', 'initiatives')).words).toContain('The <b>ledger</b> is bought.');
  // A list that was asked for before, and sent a month later.
  const late = JSON.stringify({ about: '2030-03:billing:themes' });
  const twice = await sendsForm(run, 'U0RUTH', 'initiative_decline_submit', late, declineForm('Me too'));
  expect(text(twice)).toContain('<@U0GRACE> already declined this theme');
  const shown = await typed(run, 'U0RUTH', 'themes', COMMITTEE);
  await pressIn(run, 'U0RUTH', shown, 'Take it up again', 'Billing');
  await submit(run, 'U0RUTH', termsForm({ title: 'A clear ledger', due: dayFromNow(run, 60) }));
  expect(await rows()).toMatchObject([{ status: 'open', title: 'A clear ledger' }]);
});

test('a declined theme may be made an initiative again, and is not told as declined any more', async () => {
  const about = JSON.stringify({ about: '2030-02:pricing' });
  await sendsForm(run, 'U0GRACE', 'initiative_decline_submit', about, declineForm('Not now'));
  await run.advance('PT1M');
  const id = await made(run, 'U0RUTH', 'pricing');
  expect(await decisionsToShow(run.app.deps.db, '2030-03')).toMatchObject([{ id, status: 'open' }]);
});

test('its owner edits it, does the first step and delivers it; each change is told in its thread', async () => {
  const id = await made(run, 'U0GRACE', 'billing', { step: 'Ask ten customers' });
  await pressDirect('U0LENA', 'First step done');
  await initiativeSays(run, id, 'First step (✓ done)');
  await pressDirect('U0LENA', 'Edit');
  const due = dayFromNow(run, 50);
  await submit(
    run,
    'U0LENA',
    termsForm({ title: 'Clearer invoices', owner: 'U0MAYA', due, step: 'Ask ten customers' }),
  );
  await initiativeSays(run, id, 'Clearer invoices');
  // Whoever gave it away is asked for nothing any more.
  await run.until('the first owner to be let go', async () =>
    (await directMessages(run, 'U0LENA'))[0]!.text.includes('Not with you any more'),
  );
  await pressDirect('U0MAYA', 'Mark delivered');
  await submit(run, 'U0MAYA', deliverForm('Every line says what it is for.', '2030-03-01'));
  await initiativeSays(run, id, 'Every line says what it is for.');
  expect(await rowOfInitiative(run, id)).toMatchObject({
    status: 'delivered',
    since: '2030-03-01',
    closed_by: 'U0MAYA',
  });
  const lines = await threadOf(id);
  expect(lines).toHaveLength(3);
  expect(lines[0]).toContain('<@U0LENA> said that the first step is done');
  expect(lines[1]).toContain('gave it to <@U0MAYA>, moved the due date from 3 Apr 2030 to 23 Apr 2030');
  expect(lines[2]).toContain('<@U0MAYA> marked it delivered, since 1 Mar 2030');
  // Words live in rows that can be erased.
  expect(JSON.stringify(await history(id))).not.toMatch(/Clearer|Every line/);
  expect(await decisionsToShow(run.app.deps.db, '2030-03')).toMatchObject([
    { id, status: 'delivered', delivered: 'Every line says what it is for.' },
  ]);
  expect(await decisionsToShow(run.app.deps.db, '2030-04')).toEqual([]);
});

test('two edit at once: the second is told to look again, and writes over nothing', async () => {
  const id = await made(run, 'U0GRACE', 'billing');
  const edit = (as: string, title: string) =>
    sendsAbout(run, as, id, { edit: { title, due: dayFromNow(run, 30) }, seen: 1 });
  expect((await edit('U0GRACE', 'One')).body).toBeFalsy();
  expect(text(await edit('U0RUTH', 'Two'))).toContain('Somebody changed this initiative meanwhile');
  expect((await rowOfInitiative(run, id)).title).toBe('One');
});

test('an edit that changes nothing leaves no line', async () => {
  const id = await made(run, 'U0GRACE', 'billing');
  await sendsAbout(run, 'U0GRACE', id, { edit: { due: dayFromNow(run, 30) }, seen: 1 });
  expect(await history(id)).toHaveLength(1);
});

test('a hostile title, step and reason are shown as they were written, and do nothing', async () => {
  const title = '<!channel> *bold* <https://evil.example|click> \u202Egnp';
  const id = await made(run, 'U0GRACE', 'billing', { title, step: '<@U0RUTH> `rm` :tada:' });
  // Once it is declined there is nothing to ask of her any more.
  expect(await directMessages(run, 'U0LENA')).toHaveLength(1);
  await sendsAbout(run, 'U0GRACE', id, { decline: '<!here> ```x``` & <#C0CX>' });
  await initiativeSays(run, id, '<!here> ```x``` & <#C0CX>');
  const message = await messageOfInitiative(run, id);
  for (const block of message.blocks as any[]) {
    const mrkdwn = block.elements?.filter((e: any) => e.type === 'mrkdwn').map((e: any) => e.text) ?? [];
    expect(mrkdwn.join()).not.toMatch(/<!(?!date)|evil|<#/);
  }
  expect(message.text).not.toMatch(/<!|<https/);
  expect(JSON.stringify(message.blocks)).not.toContain('\u202E');
  expect((await directMessages(run, 'U0LENA'))[0]!.text).not.toMatch(/<!|<https/);
  expect(text(await types(run, 'U0MAYA', 'initiatives'))).not.toMatch(/"mrkdwn","text":"[^"]*<!channel/);
});

test('a theme is merged into another: its initiative follows, and no second one is made of either', async () => {
  const id = await made(run, 'U0GRACE', 'delivery');
  await initiativeSays(run, id, 'Delivery and logistics');
  const change = (values: Record<string, string>) =>
    sendsForm(
      run,
      'U0RUTH',
      'taxonomy_submit',
      JSON.stringify({ version: 1 }),
      Object.fromEntries(
        Object.entries(values).map(([field, value]) => [
          `taxonomy_${field}`,
          { [`taxonomy_${field}_choice`]: { selected_option: { value } } },
        ]),
      ),
    );
  await change({ kind: 'merge', theme: 'delivery', into: 'onboarding' });
  await initiativeSays(run, id, 'Onboarding and set-up');
  for (const theme of ['onboarding', 'delivery'])
    expect(text(await makes(run, 'U0RUTH', theme))).toContain('<@U0GRACE> already made');
  expect(await decisionsToShow(run.app.deps.db, '2030-02')).toMatchObject([{ id, theme: 'onboarding' }]);
});

test('its owner is deactivated: the committee is told, and whoever gets it then is named', async () => {
  const id = await made(run, 'U0GRACE', 'billing');
  await messageOfInitiative(run, id);
  await run.page('/ui/deactivate', { as: 'U0RUTH', id: 'U0LENA' });
  const told = () =>
    run.sandbox.state.messages(COMMITTEE).filter(({ text: words }) => words.startsWith('Nobody has this'));
  await run.until('the committee to be told', () => told().length === 1);
  await initiativeSays(run, id, 'nobody has it');
  expect((await rowOfInitiative(run, id)).owner_id).toBeNull();
  await pressIn(run, 'U0RUTH', at(told()[0]!), 'Edit');
  await submit(run, 'U0RUTH', termsForm({ owner: 'U0MAYA', due: dayFromNow(run, 30) }));
  await run.until('the remark to be settled', () => told().length === 0);
  expect((await rowOfInitiative(run, id)).owner_id).toBe('U0MAYA');
});

test('200 initiatives are listed by pages, open and overdue first, and my Home shows those that press', async () => {
  await run.sql(
    `INSERT INTO initiatives (id, theme, month, title, owner_id, due_on, due_set_at, status, decided_by, decided_at)
     SELECT gen_random_uuid(), 'theme-' || n, '2030-02', repeat('x', 110) || n, 'U0LENA', date '2030-03-01' + n, now(), 'open',
            'U0GRACE', now() FROM generate_series(1, 200) n`,
  );
  const first = await typed(run, 'U0MAYA', 'initiatives');
  expect(first.words).toContain('200 open initiatives, 2 overdue');
  expect(first.words).toContain('⚑ 2 days overdue, since 2 Mar 2030');
  expect(first.words).toContain('Page 1 of 14, of 200 in all. `/rnps initiatives page 2`');
  expect((await typed(run, 'U0MAYA', 'initiatives page 99')).words).toContain('Page 14 of 14');
  expect((await typed(run, 'U0MAYA', 'initiatives all of them')).words).toContain('I cannot list');
  expect((await typed(run, 'U0MAYA', 'inititives')).words).toContain('Did you mean `/rnps initiatives`?');
  await run.page('/ui/home-opened', { as: 'U0LENA' });
  const home = await run.until('the Home', () => run.sandbox.state.home('U0LENA'));
  expect(JSON.stringify(home.blocks)).toContain('*200 initiatives of yours*');
  expect(JSON.stringify(home.blocks)).toContain('and 195 more');
});

test('it is made once in Slack though the answer to its post was lost', async () => {
  await run.page('/faults', { method: 'chat.postMessage', kind: 'drop_after', times: 1 });
  const id = await made(run, 'U0GRACE', 'billing', { owner: 'U0GRACE' });
  await sendsAbout(run, 'U0GRACE', id, { decline: 'Changed our minds' });
  await initiativeSays(run, id, 'Changed our minds');
  await nothingOwed(run);
  expect(
    run.sandbox.state.messages(COMMITTEE).filter(({ thread_ts, ts }) => !thread_ts || thread_ts === ts),
  ).toHaveLength(1);
  expect(await threadOf(id)).toHaveLength(1);
});
