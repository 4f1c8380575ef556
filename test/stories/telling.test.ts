import { Client } from 'pg';
import { AccessRefused } from '../../src/use-cases/authorize';
import { changeTelling } from '../../src/use-cases/tellings/change-telling';
import { linkAsker, unlinkAsker } from '../../src/use-cases/tellings/link-asker';
import { listPeople } from '../../src/use-cases/tellings/list-people';
import { genericAnswer } from '../support/answers';
import { databaseAt, MONDAY_AT_TEN } from '../support/business-time';
import { cardOf, choose, submit, themesForm, windowOf } from '../support/card';
import type { FreshDatabase } from '../support/fresh-database';
import { pressIn, typed } from '../support/gestures';
import {
  COMMITTEE,
  dayFromNow,
  directMessages,
  initiativeSays,
  made,
  messageOfInitiative,
  nothingOwed,
  rowOfInitiative,
  sendsAbout,
} from '../support/initiatives';
import { closeWindow } from '../support/replying';
import { type Running, runApp } from '../support/run-app';
import { clicks, sendsForm } from '../support/slack-requests';
import { asks, delivered, delivers, listed, looksFor, MAYA, people, tellMessage } from '../support/tellings';
import { clicksWaiting } from '../support/waiting-clicks';

let database: FreshDatabase;
let run: Running;
// Monday, 4 March 2030, at ten in New York.
beforeEach(async () => {
  database = await databaseAt(MONDAY_AT_TEN);
  run = await runApp({ databaseUrl: database.url });
});
afterEach(async () => {
  await run.stop();
  await database.drop();
});

const names = async (id: string) => (await people(run, id)).map(({ name }) => name);
const told = (as: string) => run.sandbox.state.ephemerals(as).map(({ text }) => text);
const phrasesForm = (text: string) => ({
  initiative_phrases: { initiative_phrases_text: { type: 'plain_text_input', value: text } },
});
const setsPhrases = (as: string, initiativeId: string, text: string, seen = '') =>
  sendsForm(run, as, 'initiative_phrases_submit', JSON.stringify({ initiativeId, seen }), phrasesForm(text));

test('marked delivered: each who looks after a customer who asked is told whom to tell, what they said, and what to write', async () => {
  await asks(run, { name: 'Mira Olsen' });
  await asks(run, { name: 'Jon Dahl', account: 'Zenith Labs', score: 8, owner: MAYA });
  await asks(run, { name: 'Ana Ruiz', comment: 'I love how easy it is to use.', score: 10 });
  const id = await delivered(run);
  expect(await names(id)).toEqual(['Jon Dahl', 'Mira Olsen']);
  const lena = await tellMessage(run, id, 'U0LENA');
  expect(lena.words).toContain('1 person who asked for it can be told: Clear invoices');
  expect(lena.words).toContain('"text":"Mira Olsen"');
  expect(lena.words).toContain('The invoice was wrong again.');
  expect(lena.words).toContain('Hello Mira Olsen,\\n\\nYou told us plainly what was wrong');
  expect(lena.words).toContain('since 4 March 2030:\\n\\nEvery line says what it is for.');
  expect(lena.words).toContain('Kind regards\\nLena Fischer');
  expect(lena.words).not.toContain('Jon Dahl');
  expect((await tellMessage(run, id, 'U0MAYA')).words).toContain('told us what was missing');
  await initiativeSays(run, id, '2 people at 2 accounts asked for it: 0 of 2 told, 2 not told yet.');
});

test('who asked twice is one; who praised, who is about the owner, who is nobody and who asked over a year ago is none', async () => {
  const long = genericAnswer({
    submitted_at: '2029-02-20T10:00:00Z',
    person: { email: 'old@northwind.example', name: 'Old Asker' },
  });
  await run.deliver('generic', long);
  const first = await asks(run, { name: 'Mira Olsen' });
  await run.advance('PT1M');
  await asks(run, { person: first.person, comment: 'The billing is still unclear to me.' });
  await asks(run, { name: 'Secret Sue', comment: 'Lena Fischer sent us a wrong invoice and was rude.' });
  await run.deliver(
    'generic',
    genericAnswer({ person: undefined, submitted_at: run.app.deps.now().toISOString() }),
  );
  await run.advance('PT1M');
  const id = await delivered(run, 'Clear invoices', null);
  expect(await names(id)).toEqual(['Mira Olsen']);
  const { words } = await tellMessage(run, id, 'U0LENA');
  expect(words).toContain('still unclear');
  expect(words).not.toContain('Secret');
  const secret = await run.sql(`SELECT 1 FROM follow_ups WHERE confidential`);
  expect(secret).toHaveLength(1);
});

test('what a person says a comment is about counts, and not what the annotator took it for', async () => {
  const wrong = await asks(run, { name: 'Wrong Guess' });
  const right = await asks(run, { name: 'Right Guess', comment: 'The export breaks every Monday.' });
  for (const [answer, theme] of [
    [wrong, 'usability'],
    [right, 'billing'],
  ] as const) {
    const card = await cardOf(run, answer.id);
    await closeWindow(run, 'U0RUTH');
    await choose(run, card, 'U0RUTH', 'Correct the themes…');
    await run.until('the form', async () => (await windowOf(run, 'U0RUTH')).callback_id === 'themes_submit');
    expect((await submit(run, 'U0RUTH', themesForm(theme))).body?.errors).toBeUndefined();
  }
  const id = await delivered(run, 'Clear invoices', null);
  expect(await names(id)).toEqual(['Right Guess']);
});

test('a theme that was merged into the initiative’s is counted in', async () => {
  await asks(run, { name: 'Mira Olsen' });
  const values = {
    taxonomy_kind: { taxonomy_kind_choice: { selected_option: { value: 'merge' } } },
    taxonomy_theme: { taxonomy_theme_choice: { selected_option: { value: 'billing' } } },
    taxonomy_into: { taxonomy_into_choice: { selected_option: { value: 'pricing' } } },
  };
  await sendsForm(run, 'U0GRACE', 'taxonomy_submit', JSON.stringify({ version: 1 }), values);
  const id = await made(run, 'U0GRACE', 'pricing', { title: 'A cheaper plan' });
  await delivers(run, id);
  expect(await names(id)).toEqual(['Mira Olsen']);
});

test('people are found by words too, as whole words and never as a pattern; a phrase that goes takes them along', async () => {
  await asks(run, { name: 'Sso Fan', comment: 'Please add Single   Sign-On (SSO), then we stay. Thanks!' });
  await asks(run, { name: 'Other', comment: 'We are singleminded about sign-ons.' });
  await asks(run, { name: 'Dots', comment: 'Where is s.o? All else is fine.' });
  const id = await made(run, 'U0GRACE', 'trust', { title: 'One login' });
  await pressIn(run, 'U0GRACE', await atInitiative(id), 'Find people by words…');
  await run.until(
    'the form',
    async () => (await windowOf(run, 'U0GRACE')).title?.text === 'Find people by words',
  );
  await submit(run, 'U0GRACE', phrasesForm('single sign-on\n\nS.O\nSINGLE SIGN-ON\n<!channel> *x*'));
  await nothingOwed(run);
  const said = run.sandbox.state
    .messages(COMMITTEE)
    .find(({ text }) => text.includes('changed the words'))!.text;
  expect(said).toContain('“S.O” finds 1 answer, “SINGLE SIGN-ON” finds 1 answer.'.slice(0, -1));
  expect(said).toContain('finds none');
  expect(said).not.toContain('<!channel>');
  await setsPhrases('U0GRACE', id, 'S.O\nSINGLE SIGN-ON', '<!channel> *x*\nS.O\nSINGLE SIGN-ON');
  expect(await run.sql('SELECT phrase FROM initiative_phrases ORDER BY phrase')).toEqual([
    { phrase: 'S.O' },
    { phrase: 'SINGLE SIGN-ON' },
  ]);
  await delivers(run, id);
  expect(await names(id)).toEqual(['Dots', 'Sso Fan']);
  expect((await tellMessage(run, id, 'U0LENA')).words).toContain(
    'Please add Single   Sign-On (SSO), then we stay.',
  );
  // Somebody else has set them meanwhile.
  expect(JSON.stringify((await setsPhrases('U0RUTH', id, 'sso', 'x')).body)).toContain(
    'changed this initiative',
  );
  expect((await setsPhrases('U0GRACE', id, 'S.O', 'S.O\nSINGLE SIGN-ON')).body).toBeFalsy();
  await listed(run, id);
  expect(await names(id)).toEqual(['Dots']);
});

test.each([
  ['.*', 'at least 2 letters'],
  [`${'x'.repeat(81)}`, 'at most 80 characters'],
  [Array.from({ length: 11 }, (_, n) => `phrase ${n}`).join('\n'), 'At most 10 phrases'],
])(
  'words that would find everybody, or are too many, are refused beside the field: %#',
  async (text, why) => {
    const id = await made(run, 'U0GRACE', 'billing');
    expect(JSON.stringify((await setsPhrases('U0GRACE', id, text)).body)).toContain(why);
    expect(await run.sql('SELECT 1 FROM initiative_phrases')).toEqual([]);
  },
);

test('by which words people are found, the committee and the owner say, and nobody else', async () => {
  const id = await made(run, 'U0GRACE', 'billing');
  const [row] = await run.sql<{ owner: string }>('SELECT owner_id AS owner FROM initiatives');
  expect(row!.owner).not.toBe('U0NOAH');
  expect(JSON.stringify((await setsPhrases('U0NOAH', id, 'invoice')).body)).toContain('did not work');
  expect(await run.sql('SELECT 1 FROM initiative_phrases')).toEqual([]);
  expect((await setsPhrases(row!.owner, id, 'invoice')).body).toBeFalsy();
  expect(await run.sql('SELECT phrase FROM initiative_phrases')).toEqual([{ phrase: 'invoice' }]);
});

test('somebody says from a card that its customer asked, before it is delivered; that can be taken back', async () => {
  const answer = await asks(run, { name: 'By Phone', comment: 'Great people.', score: 10 });
  const id = await made(run, 'U0GRACE', 'billing');
  const card = await cardOf(run, answer.id);
  const asked = {
    asked_for: {
      asked_for_choice: {
        type: 'static_select',
        selected_option: { text: { type: 'plain_text', text: 'x' }, value: id },
      },
    },
  };
  const opens = async () => {
    await closeWindow(run, 'U0RUTH');
    await choose(run, card, 'U0RUTH', 'Asked for…');
    await run.until('the form', async () => (await windowOf(run, 'U0RUTH')).title?.text === 'Asked for');
  };
  await opens();
  await submit(run, 'U0RUTH', asked);
  await opens();
  const window = await windowOf(run, 'U0RUTH');
  expect(JSON.stringify(window.blocks)).toContain('Clear invoices');
  const [linked] = await run.sql<{ id: string }>('SELECT id FROM tellings');
  await clicks(run, 'U0NOAH', 'telling.unlink', linked!.id);
  expect(await run.sql('SELECT 1 FROM tellings')).toHaveLength(1);
  await pressIn(run, 'U0RUTH', { place: { viewId: window.id }, blocks: window.blocks }, 'Take back');
  await run.until('nobody to be linked', async () => (await run.sql('SELECT 1 FROM tellings')).length === 0);
  await opens();
  await submit(run, 'U0RUTH', asked);
  await delivers(run, id);
  expect(await names(id)).toEqual(['By Phone']);
  expect((await tellMessage(run, id, 'U0LENA')).words).toContain('linked by');
});

const links = async (answerId: string, initiativeId: string) =>
  linkAsker(run.app.deps, {
    followUpId: (await cardOf(run, answerId)).followUpId,
    initiativeId,
    by: 'U0RUTH',
  });

test('of what is in confidence nobody is linked, nor to what was declined', async () => {
  const open = await asks(run, { comment: 'Great people.', score: 10 });
  const hushed = await asks(run, { comment: 'Great people.', score: 10, account: 'Zenith Labs' });
  const { followUpId } = await cardOf(run, hushed.id);
  await run.sql('UPDATE follow_ups SET confidential = true WHERE id = $1', [followUpId]);
  const id = await made(run, 'U0GRACE', 'billing');
  const declined = await made(run, 'U0GRACE', 'pricing');
  await sendsAbout(run, 'U0GRACE', declined, { decline: 'Not now.' });
  expect(await links(hushed.id, id)).toMatchObject({ kind: 'refused', refusal: { code: 'in_confidence' } });
  expect(await links(open.id, declined)).toMatchObject({ refusal: { code: 'no_such_initiative' } });
  expect(await run.sql('SELECT 1 FROM tellings')).toEqual([]);
});

test('whoever is linked after it is delivered is listed by the next tick; once they are told it is not taken back', async () => {
  const answer = await asks(run, { name: 'By Phone', comment: 'Great people.', score: 10 });
  const id = await delivered(run);
  expect(await names(id)).toEqual([]);
  expect(await links(answer.id, id)).toEqual({ kind: 'done' });
  await listed(run, id);
  expect((await tellMessage(run, id, 'U0LENA')).words).toContain('By Phone');
  const [linked] = await people(run, id);
  await clicks(run, 'U0LENA', 'telling.told', linked!.id);
  expect(await unlinkAsker(run.app.deps, { tellingId: linked!.id, by: 'U0RUTH' })).toBe(false);
  expect(await run.sql('SELECT found_by FROM telling_answers')).toEqual([{ found_by: 'hand' }]);
});

test('who was told stays as it was, with another owner of their account and when nothing finds them any more', async () => {
  await asks(run, { name: 'Sso Fan', comment: 'Please add single sign-on, then we stay.' });
  const id = await made(run, 'U0GRACE', 'billing', { title: 'One login' });
  await setsPhrases('U0GRACE', id, 'single sign-on');
  await delivers(run, id);
  await clicks(run, 'U0LENA', 'telling.told', (await people(run, id))[0]!.id);
  await run.sql('UPDATE accounts SET owner_email = $1', [MAYA]);
  await setsPhrases('U0GRACE', id, 'single sign-on\nsso', 'single sign-on');
  await listed(run, id);
  expect(await people(run, id)).toMatchObject([{ state: 'told', owner: 'U0LENA', by: 'U0LENA' }]);
  await setsPhrases('U0GRACE', id, '', 'single sign-on\nsso');
  await listed(run, id);
  expect((await typed(run, 'U0GRACE', 'told login', COMMITTEE)).words).toContain('1 of 1 told');
});

test('Home says whom somebody is to tell, and opens the same list as their message; the committee reads how many are left', async () => {
  await asks(run, { name: 'Mira Olsen' });
  await asks(run, { name: 'Jon Dahl' });
  await asks(run, { name: 'Someone Else', owner: MAYA, account: 'Zenith Labs' });
  await asks(run, { name: 'Perhaps', comment: 'Hm, the billing?' });
  await run.sql(
    `UPDATE annotations SET sure = false WHERE response_id IN (SELECT id FROM responses WHERE comment LIKE 'Hm%')`,
  );
  const id = await delivered(run);
  const home = async (as: string) => {
    const before = run.sandbox.state.home(as)?.hash;
    await run.page('/ui/home-opened', { as });
    await run.until('Home', () => run.sandbox.state.home(as) && run.sandbox.state.home(as)!.hash !== before);
    return run.sandbox.state.home(as)!.blocks as any[];
  };
  const blocks = await home('U0LENA');
  const words = JSON.stringify(blocks);
  expect(words).toContain('Customers to tell (2)');
  expect(words).toContain('No follow-up is waiting on you; 2 people at your customers wait to be told');
  expect(words).not.toContain('Of everything delivered');
  const { accessory } = blocks.find((block) => block.accessory?.text.text === 'Tell them…');
  expect(accessory.value).toBe(`${id}:U0LENA:0`);
  await run.page('/ui/action', { as: 'U0LENA', home: true, action: { ...accessory, type: 'button' } });
  await run.until(
    'the list',
    async () => (await windowOf(run, 'U0LENA')).title?.text === 'Who is to be told',
  );
  expect(JSON.stringify((await windowOf(run, 'U0LENA')).blocks)).toContain('Mira Olsen');
  expect(JSON.stringify(await home('U0GRACE'))).toContain(
    'Of everything delivered, 3 people are not told yet.',
  );
  for (const one of await people(run, id)) await clicks(run, 'U0GRACE', 'telling.told', one.id);
  expect(JSON.stringify(await home('U0LENA'))).toContain('Nobody is waiting on you.');
});

test('nobody says it but whoever tells them, the committee and admins', async () => {
  await asks(run, { name: 'Mira Olsen' });
  const id = await delivered(run);
  const tellingId = (await people(run, id))[0]!.id;
  for (const event of ['told', 'not_needed', 'undo'] as const)
    await expect(changeTelling(run.app.deps, { tellingId, by: 'U0NOAH', event })).rejects.toThrow(
      AccessRefused,
    );
  expect(await people(run, id)).toMatchObject([{ state: 'not_told' }]);
  expect(await run.sql('SELECT 1 FROM telling_history')).toEqual([]);
});

test('two say it at once: the second is told who was first, and one row of the queue comes of it', async () => {
  await asks(run);
  const id = await delivered(run);
  const [one] = await people(run, id);
  const holder = new Client({ connectionString: run.databaseUrl });
  await holder.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT 1 FROM tellings WHERE id = $1 FOR UPDATE', [one!.id]);
  const both = [
    clicks(run, 'U0GRACE', 'telling.told', one!.id, { channel: { id: COMMITTEE, name: 'x' } }),
    clicks(run, 'U0RUTH', 'telling.not_needed', one!.id, { channel: { id: COMMITTEE, name: 'x' } }),
  ];
  await clicksWaiting(run, 2);
  await holder.query('ROLLBACK');
  await holder.end();
  await Promise.all(both);
  const [now] = await people(run, id);
  const second = now!.by === 'U0GRACE' ? 'U0RUTH' : 'U0GRACE';
  const heard = await run.until('the second to hear of it', () =>
    told(second).find((text) => text.includes('<@')),
  );
  expect(heard).toContain(`<@${now!.by}> already`);
  expect(await run.sql('SELECT 1 FROM survey_queue')).toHaveLength(now!.state === 'told' ? 1 : 0);
});

test('told, by whom and when, shows in the message and can be undone; a double click says nothing', async () => {
  await asks(run, { name: 'Mira Olsen' });
  await asks(run, { name: 'Jon Dahl' });
  const id = await delivered(run);
  await pressIn(run, 'U0LENA', await tellMessage(run, id, 'U0LENA'), 'Told', 'Mira');
  await run.until('her to be told', async () => (await people(run, id))[1]!.state === 'told');
  await clicks(run, 'U0LENA', 'telling.told', (await people(run, id))[1]!.id);
  expect(told('U0LENA')).toEqual([]);
  expect((await people(run, id))[1]).toMatchObject({ name: 'Mira Olsen', by: 'U0LENA', via: 'said' });
  await initiativeSays(run, id, '1 of 2 told, 1 not told yet');
  const shown = await tellMessage(run, id, 'U0LENA');
  expect(shown.words).toContain('✓ Told');
  await pressIn(run, 'U0LENA', shown, 'Undo', 'Mira');
  await run.until('it to be undone', async () => (await people(run, id))[1]!.state === 'not_told');
  await pressIn(run, 'U0LENA', await tellMessage(run, id, 'U0LENA'), 'Told', 'Mira');
  await run.until('her to be told', async () => (await people(run, id))[1]!.state === 'told');
  await initiativeSays(run, id, '1 of 2 told, 1 not told yet');
  expect(await run.sql('SELECT why, queued_by FROM survey_queue')).toEqual([
    { why: 'told', queued_by: 'U0LENA' },
  ]);
  await pressIn(run, 'U0LENA', await tellMessage(run, id, 'U0LENA'), 'See all 2…');
  const window = await windowOf(run, 'U0LENA');
  expect(JSON.stringify(window.blocks)).toContain('✓ Told');
  await pressIn(run, 'U0LENA', { place: { viewId: window.id }, blocks: window.blocks }, 'Undo');
  await run.until('it to be undone', async () => (await people(run, id))[1]!.state === 'not_told');
  expect(await run.sql('SELECT 1 FROM survey_queue')).toEqual([]);
  await pressIn(run, 'U0LENA', await tellMessage(run, id, 'U0LENA'), 'Not needed', 'Mira');
  await pressIn(run, 'U0LENA', await tellMessage(run, id, 'U0LENA'), 'Told', 'Jon');
  await nothingOwed(run);
  expect((await tellMessage(run, id, 'U0LENA')).words).toContain('✓ All done, 1 of 2 told, 1 not needed');
});

test('whoever is told keeps their place in the message, so that a second press hits nobody else; the next come when they are begun', async () => {
  for (let n = 0; n < 12; n++)
    await asks(run, {
      name: `Asker ${String.fromCharCode(65 + n)}`,
      account: `Account ${String.fromCharCode(65 + n)}`,
    });
  const id = await delivered(run);
  const rows = async () =>
    ((await tellMessage(run, id, 'U0LENA')).blocks as any[])
      .filter(({ type }) => type === 'actions')
      .map(({ elements }) => elements.map((one: any) => one.accessibility_label ?? one.text.text));
  const before = await rows();
  expect(before).toHaveLength(11);
  await pressIn(run, 'U0LENA', await tellMessage(run, id, 'U0LENA'), 'Told', 'Asker C');
  await initiativeSays(run, id, '1 of 12 told');
  const after = await rows();
  expect(after[2]).toEqual(['Undo: Asker C']);
  expect(after.toSpliced(2, 1)).toEqual(before.toSpliced(2, 1));
  // Undo stands where Told stood, so it asks back.
  expect(JSON.stringify((await tellMessage(run, id, 'U0LENA')).blocks)).toContain('Take it back?');
  for (const one of (await people(run, id)).slice(0, 10))
    await clicks(run, 'U0LENA', 'telling.not_needed', one.id);
  await initiativeSays(run, id, '1 of 12 told, 9 not needed, 2 not told yet');
  const done = await tellMessage(run, id, 'U0LENA');
  expect(
    (await rows())
      .slice(0, 10)
      .flat()
      .every((label) => label.startsWith('Undo')),
  ).toBe(true);
  expect(done.words).not.toContain('Asker K');
  expect(done.words).toContain('2 people more: *See all…* has them, and goes on with the next.');
  await pressIn(run, 'U0LENA', done, 'See all 12…');
  const window = await windowOf(run, 'U0LENA');
  expect(JSON.stringify(window.blocks)).toContain('page 2 of 2');
  await pressIn(run, 'U0LENA', { place: { viewId: window.id }, blocks: window.blocks }, 'Told', 'Asker K');
  await initiativeSays(run, id, '2 of 12 told');
  expect((await rows()).slice(0, 2)).toEqual([['Undo: Asker K'], expect.arrayContaining(['Told: Asker L'])]);
});

test('taken up again: nobody is asked to tell anybody, until it is delivered again; who was told stays told', async () => {
  await asks(run, { name: 'Mira Olsen' });
  await asks(run, { name: 'Jon Dahl' });
  const id = await delivered(run);
  const [jon, mira] = await people(run, id);
  await clicks(run, 'U0LENA', 'telling.told', mira!.id);
  const { revision } = await rowOfInitiative(run, id);
  const terms = { title: 'Clear invoices', due: dayFromNow(run, 30) };
  await sendsAbout(run, 'U0GRACE', id, { edit: terms, seen: revision, reopens: true });
  await nothingOwed(run);
  expect((await tellMessage(run, id, 'U0LENA')).words).toContain('Taken up again');
  await clicks(run, 'U0LENA', 'telling.told', jon!.id, { channel: { id: 'D0LENA', name: 'x' } });
  await run.until('the words', () => told('U0LENA').find((text) => text.includes('taken up again')));
  await run.advance('P20D');
  expect(await run.sql('SELECT 1 FROM telling_reminders')).toEqual([]);
  await delivers(run, id);
  expect((await people(run, id)).map(({ name, state }) => [name, state])).toEqual([
    ['Jon Dahl', 'not_told'],
    ['Mira Olsen', 'told'],
  ]);
  expect((await tellMessage(run, id, 'U0LENA')).words).toContain('1 of 2 told, 1 not told yet');
  // It was listed anew on a Sunday: Tuesday is its second working day.
  await run.advance('P2D');
  expect(await run.sql('SELECT 1 FROM telling_reminders')).toEqual([]);
});

test('of customers whom nobody in Slack looks after the committee’s channel is asked; so it is when their owner leaves', async () => {
  await asks(run, { name: 'Nobody’s', owner: 'stranger@elsewhere.example', account: 'Lost Ltd' });
  await asks(run, { name: 'Mira Olsen' });
  const id = await delivered(run);
  const words = (await tellMessage(run, id, 'committee')).words;
  expect(words).toContain('Nobody in Slack looks after 1 person');
  await run.page('/ui/deactivate', { as: 'U0RUTH', id: 'U0LENA' });
  await run.app.deps.directory.forget('U0LENA');
  await run.until('her to be the committee’s', async () => {
    await run.advance('PT1S');
    return (await people(run, id)).every(({ owner }) => owner === null);
  });
  await run.until('both to be asked for', async () =>
    (await run.sandbox.state.messages(COMMITTEE)).some(({ text }) => text.startsWith('2 people who asked')),
  );
});

test('two processes list at once: each person is there once, and each owner has one message', async () => {
  await asks(run);
  const id = await made(run, 'U0GRACE', 'billing');
  await sendsAbout(run, 'U0GRACE', id, { deliver: ['Done', '2030-03-04'] });
  await Promise.all([listPeople(run.app.deps), listPeople(run.app.deps), listPeople(run.app.deps)]);
  await listed(run, id);
  expect(await names(id)).toHaveLength(1);
  const messages = (await directMessages(run, 'U0LENA')).filter(({ text }) => text.includes('can be told'));
  expect(messages).toHaveLength(1);
});

test('names and words of strangers are shown as they are, and never as markup', async () => {
  await asks(run, {
    name: '<!channel> *x* ‮evil',
    comment: 'The invoice <!here> `is` wrong & </blockquote> again.',
    account: 'Ops <@U0RUTH>',
  });
  const id = await made(run, 'U0GRACE', 'billing', { title: '<!everyone> *bold*' });
  await looksFor(run, id, 'invoice');
  await delivers(run, id);
  const { blocks, words } = await tellMessage(run, id, 'U0LENA');
  expect(words).toContain('<!here> `is` wrong &');
  const texts = JSON.stringify(blocks).match(/"type":"mrkdwn","text":"[^"]*"/g) ?? [];
  expect(texts.join()).not.toMatch(/<!|\*bold/);
  const answer = await typed(run, 'U0GRACE', 'told everyone', COMMITTEE);
  expect(answer.words.match(/"type":"mrkdwn","text":"[^"]*<!/g)).toBeNull();
});

test('the committee sees who asked, was told and was not, by initiative and by who tells them; others do not', async () => {
  await asks(run);
  await asks(run, { owner: MAYA, account: 'Zenith Labs' });
  await asks(run, { owner: null, account: 'Lost Ltd' });
  const id = await delivered(run);
  await clicks(
    run,
    'U0MAYA',
    'telling.told',
    (await people(run, id)).find(({ owner }) => owner === 'U0MAYA')!.id,
  );
  const all = await typed(run, 'U0GRACE', 'told', COMMITTEE);
  expect(all.words).toContain('2 people not told yet');
  const one = await typed(run, 'U0GRACE', 'told INVOICES', COMMITTEE);
  const table = (one.blocks as any[]).find(({ type }) => type === 'table');
  expect(table.rows.map((row: { text: string }[]) => row.map(({ text }) => text))).toEqual([
    ['Who tells them', 'Listed', 'Told', 'Not needed', 'Not told'],
    ['Lena Fischer', '1', '0', '0', '1'],
    ['Nobody in Slack', '1', '0', '0', '1'],
    ['Maya Chen', '1', '1', '0', '0'],
  ]);
  expect((await typed(run, 'U0MAYA', 'told')).words).toContain('Only the committee and admins');
  expect((await typed(run, 'U0GRACE', 'told nonsense', COMMITTEE)).words).toContain(
    'has \\"nonsense\\" in its title',
  );
});

async function atInitiative(id: string) {
  await nothingOwed(run);
  const message = await messageOfInitiative(run, id);
  return { place: { channel: COMMITTEE, messageTs: message.ts }, blocks: message.blocks };
}
