import { openDatabase } from '../../src/db/data-source';
import type { ParsedAnswer } from '../../src/domain/answer';
import { NO_FACTS } from '../../src/domain/customers/account-facts';
import { annotateComments } from '../../src/use-cases/comments/annotate-comments';
import { importResponses } from '../../src/use-cases/history/import-responses';
import { genericAnswer } from '../support/answers';
import { cardOf, choose, submit, themesForm, threadSays, windowOf, wordsOf } from '../support/card';
import { type Running, runApp } from '../support/run-app';
import { sendsForm } from '../support/slack-requests';

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
        'SELECT f.team FROM follow_ups f JOIN responses r ON r.id = f.response_id WHERE r.source_response_id = $1',
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

describe('Correct the themes', () => {
  test('somebody of the team says what it is about: the card shows it, the thread tells it, and no machine overrules it', async () => {
    const answer = await answered({ score: 3, comment: 'The invoice was wrong for the third time.' });
    const card = await cardOf(run, answer.data.id);
    await choose(run, card, 'U0MAYA', 'Correct the themes…');
    await windowOf(run, 'U0MAYA');
    await submit(run, 'U0MAYA', { ...themesForm('support'), ...second('billing') });
    await run.until('the card to show it', () =>
      wordsOf(run, card).includes('▼ Support and help (criticised), ▼ Billing'),
    );
    await threadSays(run, card, 'said what the comment is about: Support and help, Billing and contracts');
    const found = await annotationOf(answer.data.id);
    expect(found).toMatchObject({
      made_by: 'person',
      themes: [
        { id: 'support', words: null },
        // The words that the annotator had found for it go on showing it.
        { id: 'billing', words: expect.stringContaining('invoice') },
      ],
    });
    expect(wordsOf(run, card)).not.toContain('please check');
    await answered({ id: answer.data.id, score: 1, comment: 'The invoice was wrong for the third time.' });
    expect((await annotationOf(answer.data.id))!.made_by).toBe('person');
    const rows = await run.sql<any>(
      'SELECT by_id, before, after FROM corrections WHERE response_id = (SELECT id FROM responses WHERE source_response_id = $1)',
      [answer.data.id],
    );
    expect(rows).toEqual([
      {
        by_id: 'U0MAYA',
        before: expect.arrayContaining([{ id: 'billing', polarity: 'negative' }]),
        after: [
          { id: 'support', polarity: 'negative' },
          { id: 'billing', polarity: 'negative' },
        ],
      },
    ]);
  });

  test('a comment that changes after a person said what it is about keeps what they said, and asks to be checked', async () => {
    const answer = await answered({ score: 3, comment: 'The invoice came late.' });
    const card = await cardOf(run, answer.data.id);
    const meta = JSON.stringify({ followUpId: card.followUpId });
    expect((await sendsForm(run, 'U0MAYA', 'themes_submit', meta, themesForm('communication'))).body).toEqual(
      '',
    );
    await answered({ id: answer.data.id, score: 3, comment: 'The invoice came late, twice.' });
    await run.until('the card to ask for a check', () =>
      wordsOf(run, card).includes('▼ Communication (criticised); please check'),
    );
  });

  test('people teach the annotator: the next comment of the same words is read by what they said', async () => {
    const words = 'The gizmo puzzled our quarter.';
    const answer = await answered({ score: 2, comment: words });
    expect((await annotationOf(answer.data.id))!.themes.map(({ id }) => id)).not.toContain('onboarding');
    const card = await cardOf(run, answer.data.id);
    const meta = JSON.stringify({ followUpId: card.followUpId });
    await sendsForm(run, 'U0MAYA', 'themes_submit', meta, themesForm('onboarding'));
    await run.until('the lesson to be learnt', async () => {
      const next = await answered({ score: 2, comment: words });
      return (await annotationOf(next.data.id))!.themes[0]!.id === 'onboarding';
    });
  });

  test('what cannot be is said beside its field, and changes nothing', async () => {
    const answer = await answered({ score: 3, comment: 'The invoice came late.' });
    const card = await cardOf(run, answer.data.id);
    const meta = JSON.stringify({ followUpId: card.followUpId });
    const says = async (values: unknown) =>
      JSON.stringify((await sendsForm(run, 'U0MAYA', 'themes_submit', meta, values)).body);
    expect(await says({})).toContain('Choose at least one theme.');
    expect(await says(themesForm('no_such_theme'))).toContain('Choose a theme of the list');
    expect(await says(themesForm('__proto__'))).toContain('Choose a theme of the list');
    expect(await says({ ...themesForm('billing'), ...second('billing') })).toContain('named twice');
    expect(await says({ ...themesForm('general'), ...second('billing') })).toContain('stand alone');
    expect(await says(themesForm('billing', 'furious'))).toContain('Say how they speak of it.');
    expect((await annotationOf(answer.data.id))!.made_by).toBe('local');
  });
});

test('comments that came otherwise are read by and by, the newest first, and one that is killed half way goes on', async () => {
  const { deps } = run.app;
  await run.until('nothing to be waiting', async () => (await waiting()) === 0);
  await importResponses(
    { db: deps.db, now: deps.now, newId: deps.newId, full: null },
    {
      source: 'history',
      dryRun: false,
      openFollowUps: false,
      idsMayRepeat: false,
      rows: Array.from({ length: 120 }, (_, n) => ({ line: n + 2, told: pastAnswer(n) })),
    },
  );
  await run.until('all of them to be read', async () => (await waiting()) === 0);
  expect(
    await count(`annotations a JOIN responses r ON r.id = a.response_id WHERE r.source = 'history'`),
  ).toBe(120);
  // The versions as they were before anything was read: all of it is to be read again, but for what people said.
  const byPeople = await count(`annotations WHERE made_by = 'person'`);
  await run.sql(`UPDATE annotations SET annotator_version = 0`);
  await run.sql('UPDATE annotation_state SET annotator_version = 0');
  await run.until(
    'all of it to be read again',
    async () => (await count('annotations WHERE annotator_version = 0')) === byPeople,
  );
  expect(await count(`annotations WHERE made_by = 'person'`)).toBe(byPeople);
  expect(byPeople).toBeGreaterThan(0);
});

test('a batch that dies leaves its comments on the list, and a second process takes others meanwhile', async () => {
  const { deps } = run.app;
  const ids = await run.sql<{ id: string }>(
    'SELECT id FROM responses WHERE comment IS NOT NULL ORDER BY answered_at DESC LIMIT 60',
  );
  const held = deps.db.createQueryRunner();
  await held.startTransaction();
  await held.query('SELECT 1 FROM responses WHERE id = $1 FOR NO KEY UPDATE', [ids[0]!.id]);
  await run.sql('INSERT INTO comments_to_annotate SELECT id, answered_at FROM responses WHERE id = ANY($1)', [
    ids.map(({ id }) => id),
  ]);
  await run.until('all but the one that is held', async () => (await waiting()) === 1);
  await held.rollbackTransaction();
  await held.release();
  await run.until('the last one', async () => (await waiting()) === 0);
  const failing = {
    ...deps,
    annotator: {
      ...deps.annotator,
      read: () => {
        throw new Error('killed');
      },
      learn: async () => false,
    },
  };
  await run.app.stop();
  const db = await openDatabase({ url: run.databaseUrl, onPoolError: () => {} });
  try {
    await db.query('INSERT INTO comments_to_annotate SELECT id, answered_at FROM responses WHERE id = $1', [
      ids[0]!.id,
    ]);
    await expect(annotateComments({ ...failing, db })).rejects.toThrow('killed');
    expect(await db.query('SELECT count(*)::integer AS n FROM comments_to_annotate')).toEqual([{ n: 1 }]);
    expect(await annotateComments({ ...deps, db })).toBe(1);
    expect(await db.query('SELECT count(*)::integer AS n FROM comments_to_annotate')).toEqual([{ n: 0 }]);
  } finally {
    await db.destroy();
  }
});

test('an answer that is deleted leaves the list, and one that was listed too late goes with the next tick', async () => {
  const { deps } = run.app;
  await run.app.stop();
  const db = await openDatabase({ url: run.databaseUrl, onPoolError: () => {} });
  try {
    const rows = [500, 501].map((n) => ({ line: n, told: pastAnswer(n) }));
    await importResponses(
      { ...deps, db, full: null },
      { source: 'late', dryRun: false, openFollowUps: false, idsMayRepeat: false, rows },
    );
    const listed = async (): Promise<{ id: string }[]> =>
      db.query('SELECT response_id AS id FROM comments_to_annotate ORDER BY answered_at');
    const [gone, stays] = await listed();
    expect(await listed()).toHaveLength(2);
    await db.query('DELETE FROM responses WHERE id = $1', [gone!.id]);
    expect(await listed()).toEqual([stays]);
    // Whoever listed it had still seen it.
    await db.query('INSERT INTO comments_to_annotate VALUES ($1, now())', [gone!.id]);
    expect(await annotateComments({ ...deps, db })).toBe(1);
    expect(await listed()).toEqual([]);
  } finally {
    await db.destroy();
  }
});

const count = async (what: string) =>
  Number((await run.sql<{ n: string }>(`SELECT count(*) AS n FROM ${what}`))[0]!.n);
const waiting = () => count('comments_to_annotate');
const second = (theme: string, side = 'negative') => ({
  theme_2: { theme_2_choice: { type: 'static_select', selected_option: { value: theme } } },
  side_2: { side_2_choice: { type: 'static_select', selected_option: { value: side } } },
});

function pastAnswer(n: number): ParsedAnswer {
  return {
    sourceResponseId: `past_${n}`,
    score: n % 11,
    comment: `Number ${n}: the invoice was wrong.`,
    mayQuote: null,
    answeredAt: new Date(Date.UTC(2025, 0, 1, 0, n)),
    updatedAt: null,
    wave: null,
    person: { externalId: null, email: null, name: null, title: null, role: null },
    account: NO_FACTS,
    properties: {},
  };
}
