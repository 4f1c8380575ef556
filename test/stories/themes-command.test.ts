import { genericAnswer } from '../support/answers';
import { cardOf } from '../support/card';
import { type Running, runApp } from '../support/run-app';
import { types } from '../support/slack-requests';

let run: Running;
beforeAll(async () => {
  run = await runApp();
});
afterAll(() => run.stop());

const DAY_MS = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();

async function says(text: string, as = 'U0MAYA') {
  const { body } = await types(run, as, text, 'C0CX');
  return body as { text: string; blocks: any[] };
}
const wordsIn = (message: unknown) => JSON.stringify(message);

/** Answers of accounts of their own, or of one that is named. */
async function answered(n: number, data: Record<string, unknown>, account = '') {
  const answers = Array.from({ length: n }, (_, i) => {
    const name = account || `acc_${Object.values(data).join('').length}_${Math.random()}_${i}`;
    return genericAnswer({
      submitted_at: ago(10),
      account: { external_id: name, name: `Firm ${name.slice(-6)}`, arr: 10_000, currency: 'USD' },
      ...data,
    });
  });
  for (const answer of answers) expect((await run.deliver('generic', answer)).body.status).toBe('recorded');
  return answers;
}

test('with hardly an answer there are counts and no figures, and with none there is a plain word', async () => {
  expect(wordsIn(await says('themes'))).toContain('0 answers, 0 comments with a theme');
  await answered(2, { score: 1, comment: 'The invoice was wrong again.' });
  const few = wordsIn(await says('themes'));
  expect(few).toContain('Billing and contracts');
  expect(few).toContain('2 answers: ▼ 2 criticised');
  expect(few).not.toMatch(/NPS|%/);
  expect(few).toMatch(/too few to compare/i);
});

test('every figure is the one that the raw rows give', async () => {
  await answered(12, { score: 2, comment: 'The invoice was wrong again.' });
  await answered(3, { score: 1, comment: 'Our invoice is never right.' }, 'acc_thrice');
  await answered(11, { score: 10, comment: 'Your support team is wonderful.' });
  await answered(6, { score: 8, comment: null });
  await answered(11, { score: 3, comment: 'Your support team is rude.', submitted_at: ago(120) });
  await answered(2, {
    score: 0,
    comment: 'Le service après-vente ne répond jamais et la facture est toujours fausse.',
  });
  await answered(1, { score: 5, comment: 'n/a' });
  const report = await says('themes');
  const shown = wordsIn(report);

  const rows = await run.sql<any>(
    `SELECT r.id, r.score, r.comment, r.account_facts, r.answered_at, r.account_id,
            (SELECT coalesce(array_agg(t.theme_id), '{}') FROM annotation_themes t WHERE t.response_id = r.id) AS themes
       FROM responses r`,
  );
  const recent = rows.filter((r: any) => r.answered_at.getTime() > Date.now() - 90 * DAY_MS);
  const nps = (of: any[]) =>
    (100 * (of.filter((r) => r.score > 8).length - of.filter((r) => r.score < 7).length)) / of.length;
  const billing = recent.filter((r: any) => r.themes.includes('billing'));
  const others = recent.filter((r: any) => !r.themes.includes('billing'));
  const themed = recent.filter((r: any) => r.themes.some((id: string) => id !== 'none'));
  expect(billing).toHaveLength(17);
  expect(shown).toContain(`${recent.length} answers with an NPS of ${nps(recent).toFixed(0)}`);
  expect(shown).toContain(`17 answers (${Math.round((100 * 17) / themed.length)}% of ${themed.length})`);
  expect(shown).toContain(`the NPS would be ${(nps(others) - nps(recent)).toFixed(1)} points higher`);
  const accounts = new Set(billing.map((r: any) => r.account_id));
  expect(accounts.size).toBe(15);
  expect(shown).toContain('15 accounts with a detractor among them, with an ARR of $150,000');
  expect(shown).toContain('Not themed: 3 of');
  expect(shown).toContain('2 in French, 1 without content');
  // Ten days ago everybody praised what all answers of the period before were about.
  const share = themed.filter((r: any) => r.themes.includes('support')).length / themed.length;
  expect(shown).toContain(
    `Less than in the period before, a real change: 100% → ${Math.round(100 * share)}%`,
  );

  // Quotes are the customer's very words.
  const quotes = report.blocks
    .flatMap((b) => b.elements ?? [])
    .filter((e: any) => e.type === 'rich_text_quote')
    .map((e: any) => /“(.*)”/s.exec(e.elements[0].text)![1]!);
  expect(quotes.length).toBeGreaterThan(1);
  for (const said of quotes) expect(rows.some((r: any) => r.comment?.includes(said))).toBe(true);
});

test('one theme shows the answers behind it, a page at a time, with the way to each card', async () => {
  const first = await says('themes billing');
  expect(first.text).toContain('Billing and contracts: 17 answers');
  expect(wordsIn(first)).toContain('Page 1 of 2');
  await run.until('a link to a card', async () =>
    wordsIn(await says('themes billing')).includes('Open the card'),
  );
  expect(wordsIn(await says('themes Billing and contracts page 2'))).not.toContain('Page 2 of 2.');
  expect(wordsIn(await says('themes billing page 9999'))).toContain('There is no answer to show here.');
  expect((await says('themes billing 2020-01')).text).toContain('0 answers, January 2020');
});

test('a theme that is not there is met with the nearest, and hostile words stay words', async () => {
  expect(wordsIn(await says('themes biling'))).toContain('/rnps themes billing');
  expect(wordsIn(await says('themes reliabilty'))).toContain('/rnps themes reliability');
  const hostile = await says('themes <!channel> *__proto__*');
  expect(wordsIn(hostile)).toContain('There is no theme');
  expect(hostile.text).not.toContain('<!channel>');
  expect(wordsIn(await says('themes constructor'))).toContain('There is no theme');
});

test('what a lead has in confidence is counted, and neither quoted nor listed', async () => {
  const answer = genericAnswer({
    score: 1,
    submitted_at: ago(1),
    comment: 'The invoice was wrong and Lena Fischer laughed at us about it.',
    account: {
      external_id: 'acc_secret',
      name: 'Secret Ltd',
      owner_email: 'lena.fischer@larkspur.example',
    },
  });
  await run.deliver('generic', answer);
  await cardOf(run, answer.data.id);
  const works = await run.sql<{ confidential: boolean }>(
    'SELECT confidential FROM follow_ups f JOIN responses r ON r.id = f.response_id WHERE r.source_response_id = $1',
    [answer.data.id],
  );
  expect(works).toEqual([{ confidential: true }]);
  expect(wordsIn(await says('themes'))).not.toContain('laughed');
  const listed = wordsIn(await says('themes billing'));
  expect(listed).not.toContain('laughed');
  expect(listed).toContain('1 answer more is with a team lead');
});

test('a quote of words that a comment no longer has is not shown', async () => {
  const [answer] = await answered(1, {
    score: 1,
    submitted_at: ago(0.1),
    comment: 'The invoice glorped us again.',
  });
  expect(wordsIn(await says('themes billing'))).toContain('glorped');
  await run.sql(
    `UPDATE responses SET comment = 'Other words altogether, and many.' WHERE source_response_id = $1`,
    [answer!.data.id],
  );
  expect(wordsIn(await says('themes billing'))).not.toMatch(/glorped|Other words/);
});

test('a quote is not cut out of a short sentence, and says with an ellipsis where a long one goes on', async () => {
  const long =
    'and then we asked about it in every call that we had with the people of yours who look after us, ';
  await answered(1, {
    score: 2,
    submitted_at: ago(0.02),
    comment: 'Fine. Support took four days to answer a yes/no question. It was no.',
  });
  await answered(1, {
    score: 1,
    submitted_at: ago(0.01),
    comment: `The support team was rude to me ${long}${long}until they left.`,
  });
  const shown = wordsIn(await says('themes support'));
  expect(shown).toContain('“Support took four days to answer a yes/no question.”');
  expect(shown).toMatch(/“The support team was rude to me[^”]*…”/);
});
