import { genericAnswer } from '../support/answers';
import {
  type Card,
  cardOf,
  contactForm,
  messageOf,
  press,
  resolveForm,
  submit,
  windowOf,
  wordsOf,
} from '../support/card';
import { type Running, runApp } from '../support/run-app';

let run: Running;
beforeAll(async () => {
  run = await runApp();
});
afterAll(() => run.stop());

/** A customer who answers more than once. */
function customer() {
  const { person } = genericAnswer().data;
  return {
    answers: async (score: number, comment: string | null = 'Nothing works.') => {
      const answer = genericAnswer({ person, score, comment });
      const { status } = await run.deliver('generic', answer);
      expect(status).toBe(200);
      return answer.data.id;
    },
    person,
  };
}

const followUps = (person: { external_id: string }) =>
  run.sql<Record<string, any>>(
    `SELECT f.* FROM follow_ups f JOIN responses r ON r.id = f.response_id JOIN respondents p ON p.id = r.respondent_id
      WHERE p.external_id = $1 ORDER BY f.opened_at, f.id`,
    [person.external_id],
  );
const promises = (card: Card) =>
  run.sql<Record<string, any>>('SELECT * FROM promises WHERE follow_up_id = $1 ORDER BY cycle', [
    card.followUpId,
  ]);

async function reached(card: Card) {
  await press(run, card, 'U0MAYA', 'Log contact');
  await windowOf(run, 'U0MAYA');
  expect((await submit(run, 'U0MAYA', contactForm())).body).toEqual({ ok: true });
}

test('a second answer while the first is open joins its card; nothing is posted anew and the due time stays', async () => {
  const { answers, person } = customer();
  const card = await cardOf(run, await answers(2, 'The first thing I said.'));
  const [before] = await followUps(person);
  await answers(4, 'And another thing.');
  await run.until('the card to tell both', () => {
    const words = wordsOf(run, card);
    return words.includes('The first thing I said.') && words.includes('And another thing.');
  });
  const all = await followUps(person);
  expect(all).toHaveLength(1);
  expect(all[0]).toMatchObject({
    due_at: before!.due_at,
    sla_cycle: 1,
    current_response_id: before!.response_id,
  });
  const cards = run.sandbox.state
    .messages(card.channel)
    .filter((m) => JSON.stringify(m.blocks ?? []).includes('And another thing.') && !m.thread_ts);
  expect(cards).toHaveLength(1);
});

test('fifty answers of one person at the same moment are one follow-up with fifty answers', async () => {
  const { answers, person } = customer();
  await Promise.all(Array.from({ length: 50 }, (_, n) => answers(n % 7, null)));
  const all = await followUps(person);
  expect(all).toHaveLength(1);
  const [{ n }] = (await run.sql<{ n: string }>(
    'SELECT count(*) AS n FROM joined_answers WHERE follow_up_id = $1',
    [all[0]!.id],
  )) as [{ n: string }];
  expect(Number(n)).toBe(49);
});

test('a promoter who answers again as a detractor: the work goes where detractors go, and the promise starts now', async () => {
  const { answers, person } = customer();
  const first = await cardOf(run, await answers(10, null));
  expect(first.channel).toBe('C0SALES');
  await answers(1, 'The invoice is wrong, again.');
  const card = await run.until('the card in its new channel', async () => {
    const [row] = await run.sql<{ channel_id: string; message_ts: string }>(
      `SELECT channel_id, message_ts FROM outbox WHERE key = $1 AND channel_id = 'C0CX' AND message_ts IS NOT NULL`,
      [`card:${first.followUpId}`],
    );
    return row && { ...first, channel: row.channel_id, ts: row.message_ts };
  });
  await run.until('the worse answer in front', () => wordsOf(run, card).includes('Detractor 1/10'));
  expect(wordsOf(run, card)).toContain('Promoter 10/10');
  const [row] = await followUps(person);
  expect(row).toMatchObject({ team: 'cx', sla_cycle: 1 });
  expect(row!.due_at).not.toBeNull();
  expect(row!.current_response_id).not.toBe(row!.response_id);
});

test('whoever is unhappy again after we talked is owed another talk; the promise that was kept stays kept', async () => {
  const { answers, person } = customer();
  const card = await cardOf(run, await answers(3, null));
  await reached(card);
  await answers(2, 'It happened again.');
  const [row] = await followUps(person);
  expect(row).toMatchObject({ owner_id: 'U0MAYA', contacted_at: null, sla_cycle: 2 });
  expect(await promises(card)).toMatchObject([
    { cycle: 1, contacted_at: expect.any(Date), voided_at: null },
    { cycle: 2, contacted_at: null, voided_at: null },
  ]);
});

test('a better answer after we talked changes nothing but the card', async () => {
  const { answers, person } = customer();
  const card = await cardOf(run, await answers(3, null));
  await reached(card);
  await answers(9, 'Much better now.');
  await run.until('the card to tell it', () => wordsOf(run, card).includes('Much better now.'));
  const [row] = await followUps(person);
  expect(row).toMatchObject({ contacted_by: 'U0MAYA', sla_cycle: 1 });
  expect(wordsOf(run, card)).toContain('Detractor 3/10');
});

test('after the first was resolved, a second answer is work of its own', async () => {
  const { answers, person } = customer();
  const card = await cardOf(run, await answers(3, null));
  await reached(card);
  await press(run, card, 'U0MAYA', 'Resolve');
  expect((await submit(run, 'U0MAYA', resolveForm())).body).toEqual({ ok: true });
  const second = await cardOf(run, await answers(3, null));
  expect(second.followUpId).not.toBe(card.followUpId);
  expect(await followUps(person)).toHaveLength(2);
  expect(messageOf(run, second).text).toContain('Detractor');
});

test('the long comment of an answer that joined is in the thread, whole', async () => {
  const { answers } = customer();
  const card = await cardOf(run, await answers(2, 'Short.'));
  const long = `${'It was slow. '.repeat(90)}THE END.`;
  await answers(3, long);
  await run.until('the whole of it', () =>
    run.sandbox.state
      .messages(card.channel)
      .some((m) => m.thread_ts === card.ts && JSON.stringify(m.blocks).includes('THE END.')),
  );
});
