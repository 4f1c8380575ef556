import { LLMock } from '@copilotkit/aimock';
import { nameBook } from '../../src/domain/redaction/names';
import { wrongWith } from './chat-completion-request';
import { type AskedBody, customersIn, honestAnswer, itemsIn, userText } from './pretend-model';
import { annotate, becauses, modelAt } from './set-up';

let mock: LLMock;
beforeEach(async () => {
  mock = new LLMock({ port: 0 });
  mock.on({ predicate: () => true }, (request) => ({ content: honestAnswer(request as AskedBody) }));
  await mock.start();
});
afterEach(() => mock.stop());

const bodies = () => mock.getRequests().map((entry) => entry.body as unknown as AskedBody);
const at = () => modelAt(`${mock.url}/v1`);

test('every request is one that the published interface takes', async () => {
  const texts = Array.from({ length: 45 }, (_, i) => `slow thing ${i}`);
  expect(new Set(becauses(await annotate(at(), texts)))).toEqual(new Set([null]));
  expect(mock.getRequests().map((entry) => entry.path)).toEqual(Array(4).fill('/v1/chat/completions'));
  // The mock adds marks of its own, which begin with an underscore.
  for (const body of bodies()) {
    const sent = Object.fromEntries(Object.entries(body).filter(([name]) => !name.startsWith('_')));
    expect(wrongWith(sent)).toBeNull();
  }
  expect(bodies().map((body) => itemsIn(body).length)).toEqual([0, 22, 22, 7]);
});

test('a request with anything else in it would be noticed', () => {
  const fine = { model: 'm', messages: [{ role: 'user', content: 'x' }], max_tokens: 1 };
  expect(wrongWith(fine)).toBeNull();
  expect(wrongWith({ ...fine, respondent: 'ana' })).toContain('additional');
  expect(wrongWith({ ...fine, max_completion_tokens: 1 })).not.toBeNull();
  const schema = {
    type: 'object',
    properties: { a: { type: 'string' } },
    required: [],
    additionalProperties: false,
  };
  expect(
    wrongWith({ ...fine, response_format: { type: 'json_schema', json_schema: { name: 'x', schema } } }),
  ).toBe('not required: a');
});

test('what could name somebody stays here, and comes back in the quotes', async () => {
  const names = () => nameBook({ people: ['Ana Silva'], accounts: ['Blue Harbor'] });
  const comment = 'Ana Silva at Blue Harbor (ana@blue.example, +49 30 1234567) says: support  team rocks';
  const [result] = await annotate(at(), [comment], { names });
  const sent = JSON.stringify(bodies());
  expect(sent).toContain('[PERSON_1] at [ACCOUNT_1] ([EMAIL_1], [PHONE_1])');
  expect(sent).not.toMatch(/Ana|Silva|Blue|Harbor|1234567/);
  expect(result!.annotation.themes.map(({ quote }) => quote)).toContain('Ana Silva');
  expect(comment.slice(result!.annotation.themes.find(({ id }) => id === 'relationship')!.start)).toMatch(
    /^Ana Silva/,
  );
});

test('no score, no id, no account travels with a comment', async () => {
  await annotate(at(), ['slow thing']);
  const lines = userText(bodies().at(-1)!).split('\n');
  expect(lines).toHaveLength(4);
  for (const line of lines.slice(1)) expect(Object.keys(JSON.parse(line))).toEqual(['n', 'tag', 'text']);
});

test('of a very long comment the beginning is sent', async () => {
  await annotate(at(), [`slow ${'word '.repeat(5000)}`]);
  expect(customersIn(bodies().at(-1)!)[0]!.text.length).toBeLessThanOrEqual(4000);
});

test.each([
  ['a sign that stands for a name', 'ana@blue.example', /\[[^\]]*$/],
  ['a character', 'abcd😀', /[\ud800-\udbff]$/],
])('no cut goes through %s', async (_, words, halved) => {
  const head = `slow ${'word '.repeat(798)}`;
  await annotate(at(), [`${head}${words} and more`]);
  const [sent] = customersIn(bodies().at(-1)!);
  expect(sent!.text).toContain(head.trim());
  expect(sent!.text).not.toMatch(halved);
});

test('the same words are asked about once, in one run and in the next', async () => {
  const setUp = at();
  await annotate(setUp, ['slow thing', 'slow thing', 'expensive']);
  expect(customersIn(bodies().at(-1)!)).toHaveLength(2);
  const again = await annotate(setUp, ['slow thing', 'expensive']);
  expect(again.map(({ wasKept }) => wasKept)).toEqual([true, true]);
  expect(mock.getRequests()).toHaveLength(2);
});

test('without a model, and where nothing is said, the local annotator serves and says why', async () => {
  const { store } = at();
  expect(becauses(await annotate({ model: null, store }, ['slow thing']))).toEqual(['no_model']);
  expect(becauses(await annotate(at(), ['!!!', '10', '']))).toEqual([
    'no_content',
    'no_content',
    'no_content',
  ]);
  expect(mock.getRequests()).toHaveLength(0);
});
