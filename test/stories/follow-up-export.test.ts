import { parse } from 'csv-parse/sync';
import { genericAnswer } from '../support/answers';
import { type Card, cardOf } from '../support/card';
import { pressIn, typed } from '../support/gestures';
import { type Running, runApp } from '../support/run-app';
import { clicks } from '../support/slack-requests';

/** Ines leads CX and Tomás has the account of the confidential one; Maya is in CX, Ruth an admin, Gus a guest. */
const TOMAS = 'tomas.rivera@larkspur.example';
let run: Running;
const cards: Record<string, Card> = {};

beforeAll(async () => {
  run = await runApp();
  await answers('late', { score: 2, person: person('=HYPERLINK("http://evil.example")') });
  await answers('kept', { score: 4, account: account('+49 "Kept", GmbH; & Co\nLine two') });
  await answers('thanked', { score: 10, account: account('Happy Mills') });
  await answers('secret', {
    score: 1,
    comment: 'Our account manager was rude about the invoice.',
    account: { ...account('Hush Works'), owner_email: TOMAS },
  });
  await answers('other team’s', { score: 3, comment: 'The export is slow.', account: account('Cumulus') });
  // Whoever claims something is known by name from then on.
  await typed(run, 'U0MAYA', 'help');
  await work(
    'kept',
    `owner_id = 'U0MAYA', claimed_at = sla_started_at + interval '1 hour',
    contacted_at = sla_started_at + interval '90 minutes', contacted_by = 'U0MAYA'`,
  );
  await run.sql(
    `UPDATE promises SET contacted_at = started_at + interval '90 minutes', worked_s = 2700 WHERE follow_up_id = $1`,
    [cards.kept!.followUpId],
  );
  await work('late', `owner_id = 'U0MAYA', claimed_at = now(), due_at = now() - interval '1 hour'`);
  await work(
    'thanked',
    `owner_id = 'U0TOMAS', claimed_at = now(), resolved_at = now() - interval '89 days', resolved_by = 'U0TOMAS',
    outcome = 'thanked', root_cause = 'billing'`,
  );
});
afterAll(() => run.stop());

const person = (name: string) => ({ external_id: name, name, email: 'somebody@northwind.example' });
const account = (name: string) => ({ external_id: name, name });

async function answers(name: string, data: Record<string, unknown>) {
  const body = genericAnswer({ comment: 'The invoice was wrong. ZEBRA', ...data });
  expect((await run.deliver('generic', body)).status).toBe(200);
  cards[name] = await cardOf(run, body.data.id);
}

const work = (name: string, set: string) =>
  run.sql(`UPDATE follow_ups SET ${set} WHERE id = $1`, [cards[name]!.followUpId]);

/** What "Export CSV" beneath a list brings somebody by direct message, by the account's name. */
async function exportOf(as: string, text: string) {
  const answer = await typed(run, as, text);
  const said = run.sandbox.state.ephemerals(as).length;
  const had = new Set(run.sandbox.state.files().map(({ id }: { id: string }) => id));
  await pressIn(run, as, answer, 'Export CSV');
  const told = await run.until('the word that it was sent', () => run.sandbox.state.ephemerals(as)[said]);
  expect(told.text).toBe('✓ The file is in my direct messages to you.');
  const file = await run.until('the file', () =>
    run.sandbox.state.files().find(({ id }: { id: string }) => !had.has(id)),
  );
  const content = Buffer.from((file as any).content, 'base64').toString('utf8');
  const rows: Record<string, string>[] = parse(content, { bom: true, columns: true });
  return { name: (file as any).name, content, rows };
}
const accountsIn = (rows: Record<string, string>[]) => rows.map((row) => row.account);

test('a lead gets the team’s work with who has it, when it was due and what came of it', async () => {
  const { name, rows, content } = await exportOf('U0INES', 'queue cx');
  expect(name).toBe('follow-ups.csv');
  const kept = rows.find((row) => row.follow_up_id === cards.kept!.followUpId)!;
  const [truth] = await run.sql<{ due_at: Date; contacted_at: Date }>(
    'SELECT due_at, contacted_at FROM follow_ups WHERE id = $1',
    [cards.kept!.followUpId],
  );
  expect(kept).toMatchObject({
    person: 'Mira Olsen',
    band: 'detractor',
    score: '4',
    state: 'contacted',
    owner: 'Maya Chen',
    team: 'CX',
    due_at: truth!.due_at.toISOString(),
    promise: 'met',
    reached_at: truth!.contacted_at.toISOString(),
    hours_to_contact: '1.5',
    working_hours_to_contact: '0.8',
    outcome: '',
    confidential: 'no',
  });
  expect(kept.themes).toContain('Billing');
  const late = rows.find((row) => row.follow_up_id === cards.late!.followUpId)!;
  expect(late).toMatchObject({ state: 'claimed', promise: 'breached', reached_at: '', hours_to_contact: '' });
  // The most pressing first, and what is resolved last.
  expect(rows[0]).toEqual(late);
  expect(content).not.toMatch(/ZEBRA|@northwind/);
});

test('what a spreadsheet would run as a formula is words', async () => {
  const { rows } = await exportOf('U0INES', 'queue cx');
  expect(rows.map((row) => row.person)).toContain(`'=HYPERLINK("http://evil.example")`);
  expect(accountsIn(rows)).toContain(`'+49 "Kept", GmbH; & Co\nLine two`);
});

test('confidential work is in the file of its lead and of an admin, of nobody else, least of whom it is about', async () => {
  const lead = await exportOf('U0INES', 'queue cx');
  expect(lead.rows.find((row) => row.account === 'Hush Works')).toMatchObject({ confidential: 'yes' });
  expect(accountsIn((await exportOf('U0RUTH', 'queue all')).rows)).toContain('Hush Works');
  for (const who of ['U0MAYA', 'U0TOMAS', 'U0PRIYA']) {
    expect(accountsIn((await exportOf(who, 'queue all')).rows)).not.toContain('Hush Works');
  }
  await work('secret', `owner_id = 'U0TOMAS', claimed_at = now()`);
  expect(accountsIn((await exportOf('U0TOMAS', 'mine')).rows)).not.toContain('Hush Works');
});

test('mine is what one has, and had in the last 90 days', async () => {
  const { name, rows } = await exportOf('U0MAYA', 'mine');
  expect(name).toBe('my-follow-ups.csv');
  expect(rows.map((row) => row.follow_up_id)).toEqual([cards.late!.followUpId, cards.kept!.followUpId]);
  expect((await exportOf('U0TOMAS', 'mine')).rows).toMatchObject([
    { account: 'Happy Mills', state: 'resolved', outcome: 'thanked' },
  ]);
  await work('thanked', `resolved_at = now() - interval '91 days'`);
  const empty = await typed(run, 'U0TOMAS', 'mine');
  const said = run.sandbox.state.ephemerals('U0TOMAS').length;
  await pressIn(run, 'U0TOMAS', empty, 'Export CSV');
  const told = await run.until('an answer', () => run.sandbox.state.ephemerals('U0TOMAS')[said]);
  expect(told.text).toBe('There is nothing to export.');
});

test('one team’s file has no other team’s work; a guest who found the button gets none', async () => {
  const { rows } = await exportOf('U0INES', 'queue product');
  expect(rows).toMatchObject([
    { account: 'Cumulus', team: 'Product', state: 'open', owner: '', promise: 'running' },
  ]);
  const files = run.sandbox.state.files().length;
  expect((await clicks(run, 'U0GUS', 'follow_ups_export', 'queue all')).status).toBe(200);
  await exportOf('U0INES', 'queue product');
  expect(run.sandbox.state.files()).toHaveLength(files + 1);
});

test('work of a team that left the configuration is in the list and the file of the one that takes the rest', async () => {
  await work('other team’s', `team = 'support'`);
  for (const text of ['queue all', 'queue cx']) {
    expect((await typed(run, 'U0SAM', text)).words).toContain('Cumulus');
    expect(accountsIn((await exportOf('U0SAM', text)).rows)).toContain('Cumulus');
  }
  expect((await typed(run, 'U0INES', 'queue success')).words).not.toContain('Cumulus');
});
