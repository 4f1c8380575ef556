import { genericAnswer } from '../support/answers';
import { cardOf, wordsOf } from '../support/card';
import { type Running, runApp } from '../support/run-app';

let run: Running;
beforeAll(async () => {
  run = await runApp();
});
afterAll(() => run.stop());

interface Row {
  id: string;
  made_by: string;
  language: string | null;
  taxonomy_version: number;
  themes: { id: string; polarity: string; words: string | null }[];
}

/** What is kept of an answer's comment, with the words that its offsets point at. */
async function annotationOf(sourceResponseId: string): Promise<Row | undefined> {
  const rows = await run.sql<any>(
    `SELECT r.comment, a.made_by, a.language, a.taxonomy_version,
            (SELECT coalesce(jsonb_agg(t ORDER BY t.rank), '[]') FROM annotation_themes t WHERE t.response_id = r.id) AS themes
       FROM responses r JOIN annotations a ON a.response_id = r.id WHERE r.source_response_id = $1`,
    [sourceResponseId],
  );
  return (
    rows[0] && {
      ...rows[0],
      themes: rows[0].themes.map((t: any) => ({
        id: t.theme_id,
        polarity: t.polarity,
        words: t.start === null ? null : rows[0].comment.slice(t.start, t.start + t.length),
      })),
    }
  );
}

async function answered(data: Record<string, unknown>) {
  const answer = genericAnswer(data);
  expect((await run.deliver('generic', answer)).body.status).toBe('recorded');
  return answer;
}

test('what a comment is about is known with the answer, and stands on its card with a shape and a word', async () => {
  const answer = await answered({
    score: 2,
    comment: 'The invoice was wrong again. Your support team was wonderful, though.',
  });
  const found = await annotationOf(answer.data.id);
  expect(found).toMatchObject({ made_by: 'local', language: 'en', taxonomy_version: 1 });
  expect(found!.themes.map(({ id }) => id).sort()).toEqual(['billing', 'support']);
  for (const { words } of found!.themes) expect(answer.data.comment).toContain(words);
  const card = await cardOf(run, answer.data.id);
  expect(wordsOf(run, card)).toContain('▼ Billing and contracts (criticised)');
  expect(wordsOf(run, card)).toContain('▲ Support and help (praised)');
});

test('a comment in another language is not themed, and its card says so', async () => {
  const answer = await answered({
    score: 3,
    comment: 'Le service après-vente ne répond jamais et la facture est toujours fausse.',
  });
  expect(await annotationOf(answer.data.id)).toMatchObject({ language: 'fr', themes: [] });
  expect(wordsOf(run, await cardOf(run, answer.data.id))).toContain('not themed (French)');
});

test('a comment that comes later is annotated with it, and one that changes is annotated again', async () => {
  const id = `resp_later_${Date.now()}`;
  await answered({ id, score: 4, comment: null });
  expect(await annotationOf(id)).toBeUndefined();
  await answered({ id, score: 4, comment: 'The price is far too high for what we get.' });
  expect((await annotationOf(id))!.themes.map((t) => t.id)).toEqual(['pricing']);
  await answered({ id, score: 4, comment: 'The dashboard crashes every single day.' });
  const found = await annotationOf(id);
  expect(found!.themes.map((t) => t.id)).toContain('reliability');
  expect('The dashboard crashes every single day.').toContain(found!.themes[0]!.words);
});

test('an answer goes to the team of its theme where no word of the rules names it', async () => {
  const answer = await answered({
    score: 2,
    comment: 'Your courier lost our parcel and the delivery came two weeks late.',
  });
  const onTheme = await annotationOf(answer.data.id);
  expect(onTheme!.themes[0]!.id).toBe('delivery');
  const rows = await run.sql<{ team: string; rule: number }>(
    `SELECT f.team, (h.detail ->> 'rule')::integer AS rule FROM follow_ups f JOIN responses r ON r.id = f.response_id
       JOIN history h ON h.follow_up_id = f.id AND h.verb = 'received' WHERE r.source_response_id = $1`,
    [answer.data.id],
  );
  expect(rows[0]).toEqual({ team: 'cx', rule: 5 });
});

test('the first comment takes open work to the team of its theme, and the second leaves it there', async () => {
  const id = `resp_first_${Date.now()}`;
  await answered({ id, score: 2, comment: null });
  const team = async () =>
    (
      await run.sql<{ team: string }>(
        'SELECT team FROM follow_ups f JOIN responses r ON r.id = f.response_id WHERE r.source_response_id = $1',
        [id],
      )
    )[0]!.team;
  expect(await team()).toBe('cx');
  await answered({ id, score: 2, comment: 'It goes down twice a week and we lose our work.' });
  expect((await annotationOf(id))!.themes[0]!.id).toBe('reliability');
  expect(await team()).toBe('product');
  await answered({ id, score: 2, comment: 'The courier lost our parcel.' });
  expect(await team()).toBe('product');
});

test('words of leaving that no list of words has still weigh in the priority', async () => {
  const answer = await answered({
    score: 5,
    comment: 'We will be taking our business elsewhere.',
    account: {},
  });
  const rows = await run.sql<{ reasons: string[]; churn: boolean }>(
    `SELECT f.priority_reasons AS reasons, a.churn FROM follow_ups f JOIN responses r ON r.id = f.response_id
       JOIN annotations a ON a.response_id = r.id WHERE r.source_response_id = $1`,
    [answer.data.id],
  );
  expect(rows[0]).toMatchObject({ churn: true });
  expect(rows[0]!.reasons).toContain('speaks of leaving');
});
