import { narrate, type Passage } from '../../src/ai/model/narrate';
import { userText } from './pretend-model';
import { modelAt } from './set-up';
import {
  type Behaviour,
  completion,
  error,
  good,
  json,
  startWaywardServer,
  type WaywardServer,
} from './wayward-server';

let server: WaywardServer;
beforeEach(async () => {
  server = await startWaywardServer();
});
afterEach(() => server.stop());

const facts = { nps: '+12 (n = 240)', theme: 'Support & help', 'count:support': '31' };
const outline: Passage[] = [
  { id: 'score', about: 'the score of the month', may: ['nps'], must: ['nps'], template: 'NPS is {nps}.' },
  {
    id: 'top',
    about: 'the theme that most customers named',
    may: ['theme', 'count:support'],
    must: ['count:support'],
    template: '{theme}: {count:support} customers.',
  },
];

function says(texts: Record<string, string>): Behaviour {
  const passages = Object.entries(texts).map(([id, text]) => ({ id, text }));
  return json(completion(JSON.stringify({ passages })));
}
async function written(...behaviours: Behaviour[]) {
  server.next = [good, ...behaviours];
  return narrate({ facts, outline, ai: modelAt(server.url) });
}
const FINE = { score: 'The month closes at {nps}.', top: '{count:support} customers speak of {theme}.' };

test('without a model the templates speak, and say so', async () => {
  const { passages, note } = await narrate({ facts, outline, ai: null });
  expect(passages.map(({ text }) => text)).toEqual([
    'NPS is +12 (n = 240).',
    'Support & help: 31 customers.',
  ]);
  expect(note).toBe('Written from templates; no model is set up.');
});

test('with a model the words are its own and the figures are ours', async () => {
  const { passages, note } = await written(says(FINE));
  expect(passages.map(({ text }) => text)).toEqual([
    'The month closes at +12 (n = 240).',
    '31 customers speak of Support & help.',
  ]);
  expect(note).toBe('Words by test-model; figures and quotes by code.');
});

test('the values of the facts are never sent', async () => {
  await written(says(FINE));
  expect(JSON.stringify(server.asked)).not.toMatch(/\+12|240|Support & help|"31"/);
});

test('a sentence with a figure of its own is asked for again, with the reason, and alone', async () => {
  const { passages } = await written(
    says({ ...FINE, score: 'About {nps}, up 3.' }),
    says({ score: FINE.score }),
  );
  expect(passages.map(({ by }) => by)).toEqual(['model', 'model']);
  const again = userText(server.asked.at(-1)!.body);
  expect(again).toContain('"last_answer_refused_for":"number"');
  expect(again).not.toContain('"id":"top"');
});

test.each([
  ['A score of {nps}, three more.', 'number'],
  ['{nps}, they say "wow"', 'quotation_mark'],
  ['{nps} <!channel>', 'markup'],
  ['{nps} and {count:support}', 'unknown_placeholder'],
  ['All is well', 'missing_placeholder'],
])('"%s" twice is left to the template: %s', async (text, because) => {
  const bad = says({ ...FINE, score: text });
  const { passages, note } = await written(bad, bad);
  expect(passages[0]).toEqual({ id: 'score', text: 'NPS is +12 (n = 240).', by: 'template', because });
  expect(passages[1]!.by).toBe('model');
  expect(note).toBe('Words by test-model, in part from templates; figures and quotes by code.');
});

test.each<[string, Behaviour]>([
  ['prose', json(completion('Gladly!'))],
  [
    'two sentences for one passage',
    json(completion('{"passages":[{"id":"score","text":"{nps}"},{"id":"score","text":"{nps}"}]}')),
  ],
  ['a refusal', json(completion(null, { refusal: 'no' }))],
  ['a refused key', error(401)],
])('%s leaves it to the templates', async (_, behaviour) => {
  const { passages, note } = await written(behaviour, behaviour);
  expect(passages.map(({ by }) => by)).toEqual(['template', 'template']);
  expect(note).toContain('Written from templates; test-model gave no words');
});

test('writing it again gives the same words with the figures of today, and asks nobody', async () => {
  server.next = [good, says(FINE)];
  const ai = modelAt(server.url);
  await narrate({ facts, outline, ai });
  const asked = server.asked.length;
  const again = await narrate({ facts: { ...facts, nps: '+13 (n = 241)' }, outline, ai });
  expect(again.passages[0]!.text).toBe('The month closes at +13 (n = 241).');
  expect(server.asked).toHaveLength(asked);
});

test.each<[string, Partial<Passage>]>([
  ['what it is about', { about: 'the score of the quarter' }],
  ['the facts that it may name', { may: ['nps', 'theme'] }],
  ['the facts that it has to name', { must: [] }],
])('a passage that is another one by %s is asked for anew, and alone', async (_, change) => {
  server.next = [good, says(FINE), says({ score: 'So it closes at {nps}.' })];
  const ai = modelAt(server.url);
  await narrate({ facts, outline, ai });
  const { passages } = await narrate({ facts, outline: [{ ...outline[0]!, ...change }, outline[1]!], ai });
  expect(passages.map(({ text }) => text)).toEqual([
    'So it closes at +12 (n = 240).',
    '31 customers speak of Support & help.',
  ]);
  expect(userText(server.asked.at(-1)!.body)).not.toContain('"id":"top"');
});

test('the words of one model are not those of another', async () => {
  server.next = [good, says(FINE)];
  const { model, store } = modelAt(server.url);
  await narrate({ facts, outline, ai: { model, store } });
  server.next = [good, says({ ...FINE, score: 'So it closes at {nps}.' })];
  const other = modelAt(server.url, { store, identity: 'elsewhere' });
  const { passages } = await narrate({ facts, outline, ai: other });
  expect(passages[0]!.text).toBe('So it closes at +12 (n = 240).');
});

test('a template that names what nobody gave is a mistake, told before anybody is asked', async () => {
  const wrong = [{ ...outline[0]!, template: 'ARR is {arr}.' }];
  await expect(narrate({ facts, outline: wrong, ai: null })).rejects.toThrow('There is no fact "arr"');
});

test('words that were kept are judged anew, by the rules of now', async () => {
  server.next = [good, says(FINE)];
  const { model, store } = modelAt(server.url);
  const old = {
    ...store,
    find: async (names: string[]) => names.map(() => 'The score rose to {nps}, by 3.'),
  };
  const { passages } = await narrate({ facts, outline, ai: { model, store: old } });
  expect(passages.map(({ text }) => text)).toEqual([
    'The month closes at +12 (n = 240).',
    '31 customers speak of Support & help.',
  ]);
});

test('a refusal is no matter of words, and not asked about again', async () => {
  await written(json(completion(null, { refusal: 'no' })));
  expect(server.asked).toHaveLength(2);
});
