import { keyPhrases } from '../../src/annotating/key-phrases';
import { oneOfEach } from '../../src/domain/themes/quoted-side';
import { recurrences } from '../../src/domain/themes/recurring';
import { storedIssue } from '../../src/queries/themes/issue';
import { changeTaxonomy } from '../../src/use-cases/comments/change-taxonomy';
import { findIssues } from '../../src/use-cases/comments/find-issues';
import { genericAnswer } from '../support/answers';
import { CHANNELS } from '../support/card';
import { type Running, runApp } from '../support/run-app';

let run: Running;
beforeEach(async () => {
  run = await runApp({ byHand: ['find-issues'] });
});
afterEach(() => run.stop());

async function complains(account: string, comment: string, data: Record<string, unknown> = {}) {
  const answer = genericAnswer({
    score: 2,
    comment,
    account: { external_id: `acc_${account}`, name: `Firm ${account}` },
    ...data,
  });
  expect((await run.deliver('generic', answer)).body.status).toBe('recorded');
  return answer;
}

const look = () => findIssues(run.app.deps);
const issues = () => run.sql('SELECT theme_id AS theme FROM issues');
const alerts = (channel: string) =>
  run.sandbox.state
    .messages(channel)
    .filter(({ text }) => /Several accounts report|no longer counted/.test(text ?? ''))
    .map((message) => JSON.stringify(message.blocks));
const bothSay = (words: string) =>
  run.until(`both alerts to say ${words}`, () =>
    [CHANNELS.cx, CHANNELS.committee].every((channel) => alerts(channel)[0]?.includes(words)),
  );

test('three accounts complain of the same: the team and the committee get one message each, which grows in place', async () => {
  await complains('a', 'The invoice was wrong again.');
  await complains('b', 'Another wrong invoice this month.');
  // The same account once more is no third account, and a promoter does not complain.
  await complains('b', 'Wrong invoice.');
  await complains('c', 'The invoice was wrong, but I love you.', { score: 10 });
  await complains('c', 'The invoice was wrong again.', { score: 7 });
  await look();
  expect(await issues()).toEqual([]);
  const last = await complains('d', 'Your invoices are wrong.');
  await look();
  await bothSay('3 accounts report the same: Billing and contracts');
  await bothSay('Your invoices are wrong');
  expect(await look()).toBe(0);
  await complains('e', 'We got a wrong invoice.');
  await look();
  await bothSay('4 accounts report the same');
  expect([alerts(CHANNELS.cx).length, alerts(CHANNELS.committee).length]).toEqual([1, 1]);
  const works = await run.sql<{ reasons: string[] }>(
    `SELECT f.priority_reasons AS reasons FROM follow_ups f JOIN responses r ON r.id = f.response_id
      WHERE r.source_response_id = $1`,
    [last.data.id],
  );
  expect(works[0]!.reasons).toContain('an issue that several customers report');
});

test('what several praise is no issue, however low they score', async () => {
  for (const account of ['a', 'b', 'c'])
    await complains(account, 'The clear invoice is wonderful, I love it.');
  const praised = await run.sql(
    `SELECT 1 FROM annotation_themes WHERE theme_id = 'billing' AND polarity = 'positive'`,
  );
  expect(praised).toHaveLength(3);
  await run.sql('UPDATE annotations SET sure = true');
  await look();
  expect(await issues()).toEqual([]);
});

test('complaints of themes that were merged are of one, also where a person had named the one that went', async () => {
  for (const account of ['a', 'b']) await complains(account, 'Another wrong invoice this month.');
  const { data } = await complains('c', 'Wrong invoice.');
  const its = 'response_id = (SELECT id FROM responses WHERE source_response_id = $1)';
  await run.sql(`UPDATE annotations SET made_by = 'person', sure = true WHERE ${its}`, [data.id]);
  await run.sql(`UPDATE annotation_themes SET theme_id = 'pricing' WHERE ${its}`, [data.id]);
  await look();
  expect(await issues()).toEqual([]);
  const change = { kind: 'merge', id: 'pricing', into: 'billing' } as const;
  await changeTaxonomy(run.app.deps, { by: 'U0RUTH', change, seen: 1 });
  await look();
  expect(await issues()).toEqual([{ theme: 'billing' }]);
});

test('answers that are erased leave it, words and all, and below three accounts it says so', async () => {
  await complains('a', 'The invoice was wrong again.');
  await complains('b', 'Another wrong invoice this month.');
  const gone = await complains('c', 'Zwetana says the wrong invoice is an insult.');
  await look();
  await bothSay('Zwetana');
  await run.deliver('generic', {
    type: 'rnps.response.deleted',
    timestamp: new Date().toISOString(),
    data: { id: gone.data.id },
  });
  await bothSay('No longer counted as reported by several accounts');
  await run.until(
    'no message to name them',
    () => !JSON.stringify(run.sandbox.state.allMessages()).includes('Zwetana'),
  );
});

test('what was said more than ninety days ago counts no more', async () => {
  const old = new Date(Date.now() - 91 * 86_400_000).toISOString();
  await complains('a', 'The invoice was wrong again.', { submitted_at: old });
  await complains('b', 'Another wrong invoice this month.');
  await complains('c', 'Wrong invoice.');
  expect(await look()).toBe(0);
});

test('what a lead has in confidence is no part of it', async () => {
  for (const account of ['a', 'b']) await complains(account, 'Another wrong invoice this month.');
  await complains('c', 'A wrong invoice, and Lena Fischer laughed.', {
    account: { external_id: 'acc_c', name: 'Firm c', owner_email: 'lena.fischer@larkspur.example' },
  });
  expect(await run.sql('SELECT confidential FROM follow_ups WHERE confidential')).toHaveLength(1);
  expect(await look()).toBe(0);
});

test('what is in confidence later is not quoted by an issue that it is part of', async () => {
  for (const account of ['a', 'b', 'c']) await complains(account, 'Another wrong invoice this month.');
  await look();
  const [issue] = await run.sql<{ id: string }>('SELECT id FROM issues');
  const quoted = async () => (await storedIssue(run.app.deps.db, issue!.id, { quotes: 9 }))!.quotes.length;
  expect(await quoted()).toBe(3);
  await run.sql(`UPDATE follow_ups SET confidential = true, confidential_to = 'U0RUTH'
                  WHERE id = (SELECT id FROM follow_ups LIMIT 1)`);
  expect(await quoted()).toBe(2);
});

test('a comment that is corrected to another theme leaves the issue', async () => {
  const answers = [];
  for (const account of ['a', 'b', 'c'])
    answers.push(await complains(account, 'Another wrong invoice this month.'));
  await look();
  await run.sql(
    `UPDATE annotation_themes SET theme_id = 'training' WHERE theme_id = 'billing'
        AND response_id = (SELECT id FROM responses WHERE source_response_id = $1)`,
    [answers[0]!.data.id],
  );
  await look();
  await bothSay('No longer counted as reported by several accounts');
});

const unsure = (id: string) =>
  run.sql(`UPDATE annotations SET sure = false, made_by = 'local'
            WHERE response_id = (SELECT id FROM responses WHERE source_response_id = '${id}')`);

test('a reading that is not sure opens no issue', async () => {
  for (const account of ['a', 'b']) await complains(account, 'Another wrong invoice this month.');
  const { data } = await complains('c', 'Another wrong invoice this month.');
  await unsure(data.id);
  expect(await look()).toBe(0);
  await complains('d', 'Another wrong invoice this month.');
  expect(await look()).toBe(1);
  const [issue] = await run.sql<{ id: string }>('SELECT id FROM issues');
  expect(await storedIssue(run.app.deps.db, issue!.id, { quotes: 9 })).toMatchObject({ accounts: 3 });
});

test('what nobody is sure of any more is not quoted, and leaves the issue', async () => {
  const said = [];
  for (const account of ['a', 'b', 'c'])
    said.push(await complains(account, `Another wrong invoice, said ${account.repeat(9)}.`));
  await look();
  await unsure(said[1]!.data.id);
  const [issue] = await run.sql<{ id: string }>('SELECT id FROM issues');
  const { quotes } = (await storedIssue(run.app.deps.db, issue!.id, { quotes: 9 }))!;
  expect(quotes.map(({ accountName }) => accountName).sort()).toEqual(['Firm a', 'Firm c']);
  expect(await look()).toBe(1);
  await bothSay('No longer counted as reported by several accounts');
  await bothSay('2 accounts are left that surely say so, and it takes 3');
  await bothSay('their readings are not sure and count no more');
});

test('an issue quotes first what no earlier one is about, and then the latest', async () => {
  for (const account of ['a', 'b', 'c', 'd']) await complains(account, 'Another wrong invoice this month.');
  await look();
  const [first] = await run.sql<{ id: string }>('SELECT id FROM issues');
  const later = '00000000-0000-4000-8000-00000000000a';
  await run.sql(
    `INSERT INTO issues (id, theme_id, phrase_hash, found_at) VALUES ('${later}', 'billing', 'other', now() + interval '1 day')`,
  );
  await run.sql(
    `INSERT INTO issue_answers (issue_id, response_id) SELECT '${later}', response_id FROM issue_answers`,
  );
  await run.sql(
    `DELETE FROM issue_answers WHERE issue_id <> '${later}' AND response_id =
       (SELECT id FROM responses ORDER BY answered_at, id LIMIT 1)`,
  );
  const order = async (id: string) =>
    (await storedIssue(run.app.deps.db, id, { quotes: 9 }))!.quotes.map(({ accountName }) => accountName);
  expect(await order(first!.id)).toEqual(['Firm d', 'Firm c', 'Firm b']);
  expect(await order(later)).toEqual(['Firm a', 'Firm d', 'Firm c', 'Firm b']);
});

test('no two issues show the same words while there are others', () => {
  const [x, y, z] = ['x', 'y', 'z'].map((quote) => ({ quote }));
  expect(oneOfEach([[x!, y!], [x!]])).toEqual([y, x]);
  expect(oneOfEach([[x!, y!], [x!, z!], [x!]])).toEqual([y, z, x]);
  expect(oneOfEach([[x!, y!], [x!]], new Set([x!.quote]))).toEqual([y, x]);
  expect(
    oneOfEach([
      [x!, y!],
      [y!, z!],
    ]),
  ).toEqual([x, y]);
  // The same words of two answers are the same words, and where there are no others they are shown.
  expect(oneOfEach([[x!], [{ quote: 'x' }, y!], [x!], []])).toEqual([x, y, x, null]);
});

test('the same complaint is known in other words, and what everybody says is none', () => {
  expect(keyPhrases('The invoice was wrong again.')).toEqual(keyPhrases('Wrong invoices'));
  expect(keyPhrases('Your support team')).toEqual([]);
  expect(keyPhrases('It is slow. Exports')).toEqual([]);
  expect(keyPhrases('')).toEqual([]);
  expect(keyPhrases('__proto__ constructor')).toHaveLength(1);
});

test('phrases that the same answers share are one issue', () => {
  const said = ['a', 'b', 'c'].map((id) => ({
    responseId: id,
    accountId: id,
    themeId: 'billing',
    phrases: ['invoic wrong', 'month wrong'],
  }));
  expect(recurrences(said, () => false)).toEqual([
    { themeId: 'billing', phrase: 'invoic wrong', responseIds: ['a', 'b', 'c'] },
  ]);
  expect(recurrences(said, (_, phrase) => phrase === 'month wrong')).toEqual([
    { themeId: 'billing', phrase: 'month wrong', responseIds: ['a', 'b', 'c'] },
  ]);
});

test('two accounts make no issue, and one that was told once keeps the two that are left of it', () => {
  const said = ['a', 'b', 'b'].map((account, i) => ({
    responseId: String(i),
    accountId: account,
    themeId: 'billing',
    phrases: ['invoic wrong'],
  }));
  expect(recurrences(said, () => false)).toEqual([]);
  expect(recurrences(said, () => true)).toEqual([
    { themeId: 'billing', phrase: 'invoic wrong', responseIds: ['0', '1', '2'] },
  ]);
});
