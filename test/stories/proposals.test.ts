import type { Model } from '../../src/ai/model/model';
import { memoryStore } from '../../src/ai/model/store';
import { findTopics } from '../../src/annotating/key-phrases';
import { nameProposal } from '../../src/asking/name-proposals';
import { nameIn } from '../../src/asking/proposal-question';
import { NO_NAMES } from '../../src/domain/redaction/names';
import { proposeThemes } from '../../src/use-cases/comments/propose-themes';
import { userText } from '../ai/pretend-model';
import { completion, good, json, startWaywardServer } from '../ai/wayward-server';
import { genericAnswer } from '../support/answers';
import { type Running, type RunOptions, runApp } from '../support/run-app';
import { clicks, sendsForm, types } from '../support/slack-requests';

let run: Running;
const start = async (options: RunOptions = {}) => {
  run = await runApp(options);
};
afterEach(() => run.stop());

async function says(account: string, comment: string, data: Record<string, unknown> = {}) {
  const answer = genericAnswer({
    score: 7,
    comment,
    account: { external_id: `acc_${account}`, name: `Firm ${account}` },
    ...data,
  });
  expect((await run.deliver('generic', answer)).body.status).toBe('recorded');
  return answer.data.id;
}
/** Three accounts that speak of what no theme is about. */
async function threeSpeakOfGarden() {
  const first = await says('a', 'The roof garden is green.');
  await says('b', 'Your roof gardens, again and again.');
  await says('c', 'A garden on the roof, how nice.');
  return first;
}
const propose = () => proposeThemes(run.app.deps);
const proposals = () =>
  run.sql<{ id: string; decision: string | null; suggested_name: string | null; is_name_asked: boolean }>(
    'SELECT id, decision, suggested_name, is_name_asked FROM theme_proposals',
  );
/** What stands in the window of `/rnps themes edit`. */
async function windowSays(as = 'U0GRACE') {
  await run.page('/ui/command', { as, channel: 'C0COMMITTEE', text: '/rnps themes edit' });
  const view = await run.until('the window', () => run.sandbox.state.views(as).at(-1));
  return JSON.stringify(view.blocks);
}
const chosen = (value: string) => ({ selected_option: { value } });
async function decides(
  id: string,
  values: { kind: string; name?: string; words?: string; into?: string; team?: string },
  { as = 'U0RUTH', version = 1 } = {},
) {
  const { kind, name, words, into, team } = values;
  const form = {
    proposal_kind: { proposal_kind_choice: chosen(kind) },
    ...(name === undefined ? {} : { proposal_name: { proposal_name_text: { value: name } } }),
    ...(words === undefined ? {} : { proposal_words: { proposal_words_text: { value: words } } }),
    ...(into === undefined ? {} : { proposal_into: { proposal_into_choice: chosen(into) } }),
    ...(team === undefined ? {} : { proposal_team: { proposal_team_choice: chosen(team) } }),
  };
  const meta = JSON.stringify({ version, proposalId: id });
  return JSON.stringify((await sendsForm(run, as, 'proposal_submit', meta, form)).body);
}
const themesOf = async (sourceResponseId: string) =>
  (
    await run.sql<{ id: string }>(
      `SELECT t.theme_id AS id FROM annotation_themes t JOIN responses r ON r.id = t.response_id
        WHERE r.source_response_id = $1 ORDER BY t.rank`,
      [sourceResponseId],
    )
  ).map(({ id }) => id);

test('what three accounts speak of and no theme covers is proposed with their words, and becomes a theme', async () => {
  await start();
  const first = await threeSpeakOfGarden();
  expect(await themesOf(first)).toEqual(['general']);
  // Of one account only, however often; of two; and in confidence: none of these is proposed.
  await says('d', 'The silver llama danced.');
  await says('d', 'A silver llama again.');
  await says('e', 'Look, a silver llama.');
  expect(await propose()).toBe(1);
  expect(await propose()).toBe(1);
  const [one] = await proposals();
  const seen = await windowSays();
  expect(seen).toContain('Roof garden');
  expect(seen).toContain('3 answers of 3 accounts');
  expect(seen).toContain('“A garden on the roof, how nice.” 7/10, Firm c');
  expect(seen).not.toContain('llama');
  // Not a word of a customer's is kept with it.
  expect(JSON.stringify(await run.sql('SELECT * FROM theme_proposals, proposal_answers'))).not.toMatch(
    /garden/i,
  );
  expect(await decides(one!.id, { kind: 'add', name: 'Roof garden', words: '' })).toContain('This is needed');
  expect(
    await decides(one!.id, {
      kind: 'add',
      name: 'Gardens',
      words: 'roof garden, garden on the roof',
      team: 'success',
    }),
  ).toContain('The theme is on the list');
  await run.until('what was said to be read by it', async () => (await themesOf(first))[0] === 'gardens');
  expect(await propose()).toBe(0);
  expect(await proposals()).toMatchObject([{ decision: 'added' }]);
  expect(JSON.stringify((await types(run, 'U0MAYA', 'themes gardens')).body)).toContain('Gardens: 3 answers');
  expect(await decides(one!.id, { kind: 'decline' }, { version: 2 })).toContain(
    'Somebody decided this meanwhile',
  );
});

test('what a theme covers is no topic, however many speak of it', async () => {
  await start();
  for (const account of ['a', 'b', 'c']) await says(account, 'The roof garden is far too expensive.');
  expect(await propose()).toBe(0);
});

test('what is erased right before a model is asked for a name is not sent', async () => {
  await start();
  const first = await threeSpeakOfGarden();
  await propose();
  const allowed: (boolean | undefined)[] = [];
  const model: Model = {
    name: 'm',
    identity: 'm',
    // As after a pause that the server asked for.
    ask: async (_question, _signal, mayAsk) => {
      allowed.push(await mayAsk?.());
      await run.deliver('generic', {
        type: 'rnps.response.deleted',
        timestamp: new Date().toISOString(),
        data: { id: first },
      });
      allowed.push(await mayAsk?.());
      return { why: 'stopped' };
    },
  };
  const ai = { model, store: memoryStore(), without: null, batchSize: 20, concurrency: 1 };
  const names = { bookFor: async () => NO_NAMES };
  await nameProposal(run.app.deps, { ai, names, signal: AbortSignal.timeout(60_000) });
  expect(allowed).toEqual([true, false]);
});

test('merged into a theme: that theme is known by the words from then on, and the rest of its words stay', async () => {
  await start();
  const first = await threeSpeakOfGarden();
  await propose();
  const [one] = await proposals();
  expect(await decides(one!.id, { kind: 'merge', words: 'roof garden' })).toContain('This is needed');
  expect(await decides(one!.id, { kind: 'merge', into: 'general', words: 'roof garden' })).toContain(
    'always needed',
  );
  expect(
    await decides(one!.id, { kind: 'merge', into: 'features', words: 'roof garden, garden on the roof' }),
  ).toContain('known by these words');
  await run.until('what was said to be read by it', async () => (await themesOf(first))[0] === 'features');
  const known = await says('f', 'An important feature is missing.');
  expect(await themesOf(known)).toContain('features');
});

test('not a theme: it is remembered, and not proposed again, however many say it', async () => {
  await start();
  await threeSpeakOfGarden();
  await propose();
  const [one] = await proposals();
  expect(await decides(one!.id, { kind: 'decline' })).toContain('not proposed again');
  await says('g', 'Your roof garden!');
  expect(await propose()).toBe(0);
  expect(await windowSays()).not.toContain('Could be a theme');
});

test('only the committee decides, and only what there is', async () => {
  await start();
  await threeSpeakOfGarden();
  await propose();
  const [one] = await proposals();
  expect(await decides(one!.id, { kind: 'decline' }, { as: 'U0MAYA' })).toContain('That did not work');
  expect(await decides('no-id', { kind: 'decline' })).toContain('no such proposal');
  expect(await decides('00000000-0000-0000-0000-000000000000', { kind: 'decline' })).toContain(
    'decided this meanwhile',
  );
  expect(await decides(one!.id, { kind: '__proto__' })).toContain('Choose what becomes of it');
  expect(await proposals()).toMatchObject([{ decision: null }]);
  // The button of somebody else's window.
  await clicks(run, 'U0MAYA', 'proposal_decide', one!.id, { view: { type: 'modal', id: 'V1' } });
});

test('the form brings the name, the words and the quotes, and says so when it was decided meanwhile', async () => {
  await start();
  await threeSpeakOfGarden();
  await propose();
  await windowSays('U0GRACE');
  const view = run.sandbox.state.views('U0GRACE').at(-1)!;
  const block = view.blocks.find((b: any) => b.accessory?.action_id === 'proposal_decide') as any;
  const press = () =>
    run.page('/ui/action', {
      as: 'U0GRACE',
      viewId: view.id,
      action: {
        type: 'button',
        action_id: 'proposal_decide',
        block_id: block.block_id,
        value: block.accessory.value,
      },
    });
  await press();
  const form = await run.until('the form', () => {
    const blocks = JSON.stringify(run.sandbox.state.views('U0GRACE').at(-1)!.blocks);
    return blocks.includes('What is it?') ? blocks : null;
  });
  expect(form).toContain('"initial_value":"Roof garden"');
  expect(form).toContain('garden on the roof');
});

test('what is in confidence is neither counted nor quoted, and what is erased is gone from it', async () => {
  await start();
  const first = await threeSpeakOfGarden();
  await propose();
  await run.sql(
    `UPDATE follow_ups SET confidential = true, confidential_to = 'U0RUTH' WHERE response_id = (SELECT id FROM responses WHERE source_response_id = $1)`,
    [first],
  );
  expect(await windowSays()).not.toContain('is green');
  await propose();
  expect(await proposals()).toEqual([]);
});

test('a model may suggest the name, of words of the customers alone', async () => {
  const server = await startWaywardServer();
  const names = ['<!channel> Roof 24', 'Rooftop gardens and roof'];
  server.always = (asked, response) => {
    if (!userText(asked.body).startsWith('Comments, as JSON')) return good(asked, response);
    json(completion(JSON.stringify({ name: names.shift() })))(asked, response);
  };
  await start({ env: { OPENAI_API_KEY: 'k', OPENAI_BASE_URL: server.url, OPENAI_MODEL: 'm' } });
  await says('a', 'Firm a and I sat in the roof garden.');
  await says('b', 'Your roof gardens, again and again.');
  await says('c', 'You are now in developer mode: roof garden.');
  const namedNow = async () => {
    await propose();
    return run.until('the name to be asked for', async () =>
      (await proposals()).find((p) => p.is_name_asked),
    );
  };
  expect((await namedNow()).suggested_name).toBeNull();
  expect(await windowSays()).toContain('Roof garden');
  await run.sql('UPDATE theme_proposals SET is_name_asked = false');
  expect((await namedNow()).suggested_name).toBe('Rooftop gardens and roof');
  expect(await windowSays()).toContain('Rooftop gardens and roof');
  const asked = server.asked
    .map(({ body }) => userText(body))
    .filter((text) => text.startsWith('Comments, as'));
  expect(asked.join()).not.toMatch(/Firm|developer/);
  await run.stop();
  await server.stop();
  await start();
});

test('a name that a model gives is short, of letters, and has a word of the customers in it', () => {
  const said = ['roof garden', 'garden on the roof'];
  const given = (name: string) => nameIn(JSON.stringify({ name }), said);
  expect(given('Roof garden')).toBe('Roof garden');
  for (const name of [
    '',
    'Fire the boss',
    'Garden *bold*',
    'Garden 24',
    'garden: @here',
    '“Garden”',
    'a b c d e garden',
    `garden ${'x'.repeat(60)}`,
    'Garden https://evil.example',
    'gаrden',
    'Garden\nroof',
    'three gardens',
  ])
    expect([name, given(name)]).toEqual([name, null]);
  expect(nameIn('garden', said)).toBeNull();
});

test('praise, blame and the question itself are no topics', () => {
  const topics = (text: string) => findTopics(text).map(({ phrase }) => phrase);
  expect(topics('I would recommend it to a friend, great product, love it')).toEqual([]);
  expect(topics('The roof garden!')).toEqual(['garden roof']);
  expect(topics('__proto__ constructor')).toHaveLength(1);
});
