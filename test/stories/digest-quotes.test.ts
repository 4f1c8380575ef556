import { Client } from 'pg';
import { digestById } from '../../src/queries/committee/digests';
import { quotesToChoose } from '../../src/use-cases/digests/quotes-to-choose';
import { databaseAt, MONDAY_AT_TEN } from '../support/business-time';
import { windowOf } from '../support/card';
import {
  clicksDigest,
  delivered,
  digestForm,
  digestMessage,
  drafted,
  editsDigest,
  pressDigest,
  published,
  refusedDigest,
  said,
} from '../support/digests';
import type { FreshDatabase } from '../support/fresh-database';
import { type Running, runApp } from '../support/run-app';
import { clicksWaiting } from '../support/waiting-clicks';

// Many windows are opened and read, one after another.
jest.setTimeout(90_000);

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

const FIRST = 'The invoice was wrong in every line of it';
const OTHER = 'The invoice came twice and nobody could explain it';
const SECRET = 'The invoice was a mess that we keep between us';
const NAMING = 'The invoice that Ola Berg sent was wrong once more';

type Side = 'quote' | 'publicQuote';
const INPUTS = {
  quote: { block: 'digest_quote_0', action: 'digest_quote_choice' },
  publicQuote: { block: 'digest_public_quote_0', action: 'digest_public_quote_choice' },
} as const;

/** The options of a select in the form of Edit, by their words; a machine that is too busy offers none, and is asked again. */
function offered(id: string, side: Side): Promise<Record<string, string>> {
  return run.until('quotes to choose among', async () => {
    await pressDigest(run, 'U0RUTH', id, 'Edit');
    const view = await windowOf(run, 'U0RUTH');
    const block = (view.blocks as any[]).find(({ block_id }) => block_id === INPUTS[side].block);
    const options: any[] = block?.element.options ?? [];
    const named = options.map((one) => [
      one.text.text + (one.description?.text ?? '').replace(WHOSE, ''),
      one.value as string,
    ]);
    return named.length > 0 ? Object.fromEntries(named) : null;
  });
}

// For colleagues an option ends with the account.
const WHOSE = /(^| · )Firm \d+$/;

const same = { title: 'Clear invoices', words: 'One invoice a month.' };
const intro = 'You told us what to do better. This is what came of it in March 2030.';

/** Saves the form with a quote chosen, and all else as it was. */
function chooses(id: string, seen: number, side: Side, key: string | null) {
  const { block, action } = INPUTS[side];
  const option = key === null ? null : { text: { type: 'plain_text', text: 'x' }, value: key };
  const select = { [block]: { [action]: { type: 'static_select', selected_option: option } } };
  return editsDigest(run, 'U0RUTH', { id, seen }, { ...digestForm([same], { intro }), ...select });
}

const wordsOf = async (id: string) => JSON.stringify((await digestMessage(run, id)).blocks);
async function forCustomers(id: string) {
  const before = run.sandbox.state.views('U0GRACE').at(-1)?.id;
  await pressDigest(run, 'U0GRACE', id, 'Preview');
  const view = await run.until('the preview', () => {
    const latest = run.sandbox.state.views('U0GRACE').at(-1);
    return latest?.id === before ? null : latest;
  });
  const words = JSON.stringify(view);
  return words.slice(words.indexOf('What customers may read'));
}
const revision = async () =>
  (await run.sql<{ revision: number }>('SELECT revision FROM digests'))[0]!.revision;

test('other words can be chosen, for customers only of those who agreed and name nobody; that voids approvals', async () => {
  await said(run, { mayQuote: true, comment: FIRST, at: '2030-02-14T12:00:00Z' });
  await said(run, { mayQuote: true, comment: OTHER });
  await said(run, { comment: SECRET });
  await said(run, { mayQuote: true, name: 'Ola Berg', comment: NAMING });
  await delivered(run);
  const { id } = await drafted(run);
  const inside = await offered(id, 'quote');
  expect(Object.keys(inside).sort()).toEqual([OTHER, NAMING, FIRST, SECRET].sort());
  const outside = await offered(id, 'publicQuote');
  expect(Object.keys(outside).sort()).toEqual([OTHER, FIRST].sort());
  const [now, next] = (await forCustomers(id)).includes(FIRST) ? [FIRST, OTHER] : [OTHER, FIRST];
  await clicksDigest(run, 'U0GRACE', 'digest_approve', `${id}:1`);
  // What stood there already changes nothing.
  await chooses(id, 1, 'publicQuote', outside[now!]!);
  expect(await revision()).toBe(1);
  await chooses(id, 1, 'publicQuote', outside[next!]!);
  expect(await revision()).toBe(2);
  expect(await forCustomers(id)).toContain(next);
  expect(await forCustomers(id)).not.toContain(now);
  expect(await wordsOf(id)).toContain('Nobody has approved it yet');
  await chooses(id, 2, 'quote', inside[SECRET]!);
  expect(await wordsOf(id)).toContain(SECRET);
  expect(await forCustomers(id)).not.toContain(SECRET);
  await chooses(id, 3, 'publicQuote', null);
  expect(await forCustomers(id)).not.toContain(next);
  expect(await wordsOf(id)).toContain(SECRET);
});

test('the same words, with and without their full stop, stand once, with whose they are for colleagues alone', async () => {
  await said(run, { mayQuote: true, comment: `${FIRST}.`, account: 'Northwind Freight' });
  await said(run, { mayQuote: true, comment: FIRST.toUpperCase(), account: 'Fabrikam' });
  await delivered(run);
  const { id } = await drafted(run);
  const digest = await digestById(run.app.deps.db, id);
  const { quote, publicQuote } = (await quotesToChoose(run.app.deps, digest!.entries)).get(0)!;
  expect(quote.choices).toHaveLength(1);
  expect(quote.choices[0]!.accountName).toMatch(/^(Northwind Freight|Fabrikam)$/);
  expect(publicQuote.choices).toMatchObject([{ accountName: null }]);
  expect(await forCustomers(id)).not.toMatch(/Northwind|Fabrikam/);
});

test('for customers stand words of somebody who asked for it, linked by hand too; where nobody of them agreed, none', async () => {
  const linked = await said(run, { mayQuote: true, comment: FIRST });
  await said(run, { mayQuote: true, comment: OTHER, at: '2030-02-20T12:00:00Z' });
  const initiative = await delivered(run, { phrase: null });
  const { id } = await drafted(run);
  expect(await forCustomers(id)).not.toMatch(/“/);
  // A person can choose them all the same.
  expect(Object.keys(await offered(id, 'publicQuote'))).toHaveLength(2);
  await clicksDigest(run, 'U0RUTH', 'digest_discard', `${id}:1`);
  await run.sql(
    `INSERT INTO telling_answers (telling_id, response_id, found_by)
     SELECT t.id, r.id, 'hand' FROM tellings t JOIN responses r ON r.respondent_id = t.respondent_id
      WHERE t.initiative_id = $1 AND r.source_response_id = $2`,
    [initiative, linked],
  );
  const again = await drafted(run);
  const shown = await forCustomers(again.id);
  expect(shown).toContain(FIRST);
  expect(shown).not.toContain(OTHER);
});

test('a form can choose nothing that was not offered: no words without consent, with a name, or about something else', async () => {
  await said(run, { mayQuote: true, comment: FIRST });
  await said(run, { comment: SECRET });
  await said(run, { mayQuote: true, name: 'Ola Berg', comment: NAMING });
  const praise = await said(run, {
    mayQuote: true,
    score: 10,
    comment: 'Your support team is wonderful to us.',
  });
  await delivered(run);
  const { id } = await drafted(run);
  const inside = await offered(id, 'quote');
  const [other] = await run.sql<{ id: string }>('SELECT id FROM responses WHERE source_response_id = $1', [
    praise,
  ]);
  for (const key of [inside[SECRET]!, inside[NAMING]!, `${other!.id} 0 20`, 'nonsense']) {
    const { body } = await chooses(id, 1, 'publicQuote', key);
    expect(body.errors).toEqual({
      digest_public_quote_0: expect.stringContaining('cannot be quoted any more'),
    });
  }
  expect(await revision()).toBe(1);
  expect(await forCustomers(id)).toContain(FIRST);
});

test('who is erased, takes consent back or says something else while the form is open is not quoted, nor after that', async () => {
  const first = await said(run, { mayQuote: true, comment: FIRST });
  const other = await said(run, { mayQuote: true, comment: OTHER, at: '2030-01-02T12:00:00Z' });
  await delivered(run);
  const { id } = await drafted(run);
  const outside = await offered(id, 'publicQuote');
  const [now, next] = (await forCustomers(id)).includes(FIRST) ? [first, other] : [other, first];
  const words = { [first]: FIRST, [other]: OTHER };
  await chooses(id, 1, 'publicQuote', outside[words[next]!]!);
  expect(await forCustomers(id)).toContain(words[next]);
  // The first choice is gone meanwhile.
  await run.deliver('generic', {
    type: 'rnps.response.updated',
    data: { id: now, score: 2, may_quote: false },
  });
  const { body } = await chooses(id, 2, 'publicQuote', outside[words[now]!]!);
  expect(Object.keys(body.errors)).toEqual(['digest_public_quote_0']);
  await clicksDigest(run, 'U0RUTH', 'digest_approve', `${id}:2`);
  // And so is the chosen one, before it is published.
  await run.deliver('generic', { type: 'rnps.response.deleted', data: { id: next } });
  expect(await forCustomers(id)).not.toContain(words[next]);
  // To find nothing in the field, and to leave it so, is no edit.
  await chooses(id, 2, 'publicQuote', null);
  expect(await revision()).toBe(2);
  await clicksDigest(run, 'U0RUTH', 'digest_publish', `${id}:2`);
  expect(await published(run)).toHaveLength(1);
  expect(JSON.stringify(run.sandbox.state.allMessages())).not.toContain(words[next]);
});

test.each([
  [
    'somebody of that name answers',
    () => said(run, { name: 'Ola Berg', comment: 'All is well here.', score: 10 }),
  ],
  [
    'an account is renamed to it',
    () => run.sql(`UPDATE accounts SET name = 'Ola Berg' WHERE id = (SELECT id FROM accounts LIMIT 1)`),
  ],
])(
  'words for customers that name somebody since %s are not published, whatever was approved; others can be chosen',
  async (_, learns) => {
    await said(run, { mayQuote: true, comment: NAMING, at: '2030-02-14T12:00:00Z' });
    await said(run, { comment: SECRET });
    await delivered(run);
    const { id } = await drafted(run);
    expect(await forCustomers(id)).toContain(NAMING);
    await clicksDigest(run, 'U0GRACE', 'digest_approve', `${id}:1`);
    await learns();
    const words = await refusedDigest(run, 'U0RUTH', 'digest_publish', `${id}:1`);
    expect(words).toContain('“Clear invoices” name somebody whom I know by now');
    expect(words).toContain(NAMING);
    expect(await run.sql('SELECT state FROM digests')).toEqual([{ state: 'draft' }]);
    expect(await wordsOf(id)).toContain('What customers would read names or reaches somebody: Ola Berg');
    expect(await published(run)).toEqual([]);
    // Nor is it approved as it stands.
    expect(await refusedDigest(run, 'U0RUTH', 'digest_approve', `${id}:1`)).toContain('name somebody');
    await chooses(id, 1, 'publicQuote', null);
    await clicksDigest(run, 'U0GRACE', 'digest_approve', `${id}:2`);
    await clicksDigest(run, 'U0RUTH', 'digest_publish', `${id}:2`);
    expect(await published(run)).toHaveLength(1);
  },
);

test('an entry that is left out, or shows no quote, keeps nothing back by what it would quote', async () => {
  await said(run, { mayQuote: true, comment: NAMING });
  await delivered(run);
  const { id } = await drafted(run);
  await editsDigest(run, 'U0RUTH', { id, seen: 1 }, digestForm([{ ...same, withoutQuote: true }], { intro }));
  await said(run, { name: 'Ola Berg', comment: 'All is well here.', score: 10 });
  await clicksDigest(run, 'U0GRACE', 'digest_approve', `${id}:2`);
  await clicksDigest(run, 'U0RUTH', 'digest_publish', `${id}:2`);
  expect(await published(run)).toHaveLength(1);
});

test('words in confidence are neither offered nor stand in a draft', async () => {
  const hushed = await said(run, { mayQuote: true, comment: SECRET, at: '2030-02-20T12:00:00Z' });
  await said(run, { mayQuote: true, comment: FIRST });
  await run.sql(
    `UPDATE follow_ups SET confidential = true
      WHERE response_id = (SELECT id FROM responses WHERE source_response_id = $1)`,
    [hushed],
  );
  await delivered(run);
  const { id } = await drafted(run);
  expect(await wordsOf(id)).toContain(FIRST);
  expect(await forCustomers(id)).toContain(FIRST);
  for (const side of ['quote', 'publicQuote'] as const)
    expect(Object.keys(await offered(id, side))).toEqual([FIRST]);
});

test('a change that is under way when words are chosen is waited for, and counts', async () => {
  const first = await said(run, { mayQuote: true, comment: FIRST });
  const other = await said(run, { mayQuote: true, comment: OTHER });
  await delivered(run);
  const { id } = await drafted(run);
  const outside = await offered(id, 'publicQuote');
  const [next, words] = (await forCustomers(id)).includes(FIRST) ? [other, OTHER] : [first, FIRST];
  const holder = new Client({ connectionString: run.databaseUrl });
  await holder.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT FROM responses WHERE source_response_id = $1 FOR UPDATE', [next]);
  await holder.query(`UPDATE responses SET comment = 'Never mind.' WHERE source_response_id = $1`, [next]);
  const saving = chooses(id, 1, 'publicQuote', outside[words]!);
  await clicksWaiting(run, 1);
  await holder.query('COMMIT');
  await holder.end();
  expect(Object.keys((await saving).body.errors)).toEqual(['digest_public_quote_0']);
  expect(await revision()).toBe(1);
});

test('the quotes of many entries are looked for one after another, by the list of themes that was read once', async () => {
  await said(run, { mayQuote: true, comment: FIRST });
  await delivered(run);
  await said(run, { comment: 'The app crashes on my phone all day.' });
  await delivered(run, { theme: 'reliability', title: 'No crashes', what: 'It stays up.', phrase: null });
  const { id } = await drafted(run);
  const digest = await digestById(run.app.deps.db, id);
  const asked = { atOnce: 0, most: 0, taxonomies: 0 };
  const query = async (sql: string, params?: unknown[]) => {
    asked.atOnce += 1;
    asked.most = Math.max(asked.most, asked.atOnce);
    if (sql.includes('FROM taxonomies')) asked.taxonomies += 1;
    return run.sql(sql, params).finally(() => {
      asked.atOnce -= 1;
    });
  };
  const db = { query } as unknown as Running['app']['deps']['db'];
  const found = await quotesToChoose({ db }, digest!.entries);
  expect([...found.keys()]).toEqual([0, 1]);
  expect(found.get(0)!.publicQuote.choices.map(({ words }) => words)).toEqual([FIRST]);
  expect(found.get(1)!.quote.choices).toHaveLength(1);
  expect(asked).toEqual({ atOnce: 0, most: 1, taxonomies: 1 });
});
