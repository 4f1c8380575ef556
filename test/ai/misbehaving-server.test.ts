import { z } from 'zod';
import { readJson } from '../../src/ai/model/read-json';
import { customersIn } from './pretend-model';
import { annotate, becauses, modelAt } from './set-up';
import {
  type Behaviour,
  changed,
  completion,
  cutShort,
  drip,
  error,
  flood,
  good,
  html,
  json,
  redirect,
  reset,
  silence,
  startWaywardServer,
  type WaywardServer,
} from './wayward-server';

let server: WaywardServer;
beforeEach(async () => {
  server = await startWaywardServer();
});
afterEach(() => server.stop());

const COMMENTS = ['The support team is great', 'So slow lately, it hurts', 'Too expensive'];
const questions = () => server.asked.filter(({ body }) => !body.messages[1]!.content.includes('"ready"'));
const all = (why: string | null) => COMMENTS.map(() => why);

/** The server misbehaves in this way, once or always, after it has said what it can do. */
async function meet(behaviours: Behaviour[], options: Parameters<typeof modelAt>[1] = {}) {
  server.next = [good, ...behaviours];
  const setUp = modelAt(server.url, options);
  const results = await annotate(setUp, COMMENTS);
  return { ...setUp, results };
}

test('a good server is asked what it can do once, and about the comments once', async () => {
  const { results, reports } = await meet([]);
  expect(becauses(results)).toEqual(all(null));
  expect(results.map((r) => r.annotation.themes[0])).toEqual([
    { id: 'support', polarity: 'positive', quote: 'support team', start: 4 },
    { id: 'performance', polarity: 'negative', quote: 'slow lately', start: 3 },
    { id: 'pricing', polarity: 'negative', quote: 'expensive', start: 4 },
  ]);
  expect(server.asked).toHaveLength(2);
  expect(reports).toEqual([
    { result: 'ok', what: null, inputTokens: 100, outputTokens: 50 },
    { result: 'ok', what: null, inputTokens: 100, outputTokens: 50 },
  ]);
});

const PASSING: [string, Behaviour][] = [
  ['a broken connection', reset],
  ['an answer that breaks off', cutShort],
  ['a server error', error(500)],
  ['a gateway without a server', error(502)],
  ['silence', silence],
  ['a byte now and then', drip],
];

test.each(PASSING)('%s is met with one more try', async (_, behaviour) => {
  const { results } = await meet([behaviour], { timeoutMs: 300 });
  expect(becauses(results)).toEqual(all(null));
  expect(questions()).toHaveLength(2);
});

test.each(PASSING)('%s that does not pass leaves it to the local annotator', async (_, behaviour) => {
  const { results, reports } = await meet([behaviour, behaviour, behaviour], { timeoutMs: 300 });
  expect(reports.at(-1)!.what).toMatch(
    /^it answered 50\d$|^it did not answer in time$|^the connection failed \([A-Z_]+\)$/,
  );
  expect(becauses(results)).toEqual(all('unavailable'));
  expect(results.map((r) => r.annotation.by)).toEqual(['local', 'local', 'local']);
  expect(questions()).toHaveLength(2);
});

const UNREADABLE: [string, Behaviour][] = [
  ['a page of HTML', html],
  ['HTML that calls itself JSON', json('<html>')],
  ['JSON of another shape', json({ hello: 1 })],
  ['no choices', json({ choices: [] })],
  ['null', json('null')],
  ['an empty answer', json(completion(''))],
  ['prose', json(completion('Happy to help! Here is what I think.'))],
  ['items that are no list', json(completion('{"items": {"1": {}}}'))],
  ['nesting without end', json(completion(`{"items":${'['.repeat(50_000)}`))],
  ['more than anybody can read', flood],
  ['a redirect to nowhere', redirect('/elsewhere')],
  ['an unknown status', json({}, 418)],
];

test.each(UNREADABLE)('%s is asked about once more', async (_, behaviour) => {
  const { results } = await meet([behaviour]);
  expect(becauses(results)).toEqual(all(null));
  expect(questions()).toHaveLength(2);
});

test.each(UNREADABLE)('%s again leaves it to the local annotator', async (_, behaviour) => {
  const { results } = await meet([behaviour, behaviour, behaviour]);
  expect(becauses(results)).toEqual(all('unreadable'));
  expect(questions()).toHaveLength(2);
});

test('an answer that is nested deeper than anything asked for is not read at all', () => {
  const nested = (depth: number) => `{"items":${'['.repeat(depth)}${']'.repeat(depth)}}`;
  const shape = z.object({ items: z.unknown() });
  expect(readJson(nested(10), shape)).not.toBeNull();
  expect(readJson(nested(50), shape)).toBeNull();
});

test('only the comments without a usable entry are asked about again', async () => {
  const { results } = await meet([changed(([first]) => [first])]);
  expect(becauses(results)).toEqual(all(null));
  const again = customersIn(questions()[1]!.body).map(({ text }) => text);
  expect(again).toEqual(COMMENTS.slice(1));
});

test.each<[string, (items: any[]) => unknown[]]>([
  ['an entry with the tag of another', (items) => [items[0], { ...items[1], tag: items[0].tag }, items[2]]],
  ['an entry with an invented tag', (items) => [items[0], { ...items[1], tag: 'ffffffff' }, items[2]]],
  ['an entry with the number of another', (items) => [items[0], { ...items[0], n: items[1].n }, items[2]]],
  ['two entries for one', (items) => [items[0], items[1], { ...items[1], sentiment: 'positive' }, items[2]]],
  ['three entries for one', (items) => [...items, { ...items[1], sentiment: 'positive' }, items[1]]],
  ['an entry of the wrong form', (items) => [items[0], { ...items[1], sentiment: 'angry' }, items[2]]],
  ['no number', (items) => [items[0], { ...items[1], n: 'two' }, items[2], 7, null]],
  ['a missing entry', (items) => [items[0], items[2]]],
])('%s speaks for nobody, and costs the others nothing', async (_, change) => {
  const wrong = changed((items) => change(items));
  const { results } = await meet([wrong, changed(() => [])]);
  expect(becauses(results)).toEqual([null, 'unreadable', null]);
  expect(results[1]!.annotation).toMatchObject({ by: 'local', sentiment: 'neutral' });
});

test('entries for comments that nobody asked about are left aside', async () => {
  const { results } = await meet([
    changed((items) => [...items, { ...items[0], n: 99 }, { ...items[0], n: -1 }]),
  ]);
  expect(becauses(results)).toEqual(all(null));
  expect(questions()).toHaveLength(1);
});

test('a theme that is not in the taxonomy goes, and a person is asked', async () => {
  const { results } = await meet([
    changed((items) => [
      { ...items[0], themes: [...items[0].themes, { ...items[0].themes[0], id: 'vibes' }] },
      items[1],
      items[2],
    ]),
  ]);
  expect(results[0]!.annotation).toMatchObject({ sure: false, themes: [{ id: 'support' }] });
  expect(results[1]!.annotation.sure).toBe(true);
});

test.each([
  ['words that the comment does not have', 'support is terrible'],
  ['words in another case', 'Support Team'],
  ['no words', ''],
  ['only signs', ' , '],
])('a quote of %s takes its theme with it', async (_, quote) => {
  const { results } = await meet([
    changed(([first, ...rest]) => [{ ...first, themes: [{ ...first.themes[0], quote }] }, ...rest]),
  ]);
  expect(results[0]!.annotation).toMatchObject({ by: 'model', sure: false, themes: [{ id: 'general' }] });
});

test('of an answer that says too much, what the lists know is kept: three themes, each once, no language or team of its own', async () => {
  const quote = 'The support team';
  const theme = (id: string) => ({ id, polarity: 'positive', quote });
  const themes = ['general', 'support', 'support', 'billing', 'pricing', 'training'].map(theme);
  const { results } = await meet([
    changed(([first, second, third]) => [
      { ...first, themes, language: 'en; DROP TABLE', team: 'nobody' },
      { ...second, language: 'EN-us' },
      { ...third, themes: [theme('general'), theme('none')].map((one) => ({ ...one, quote: 'Too' })) },
    ]),
  ]);
  const [first, second, third] = results.map(({ annotation }) => annotation);
  expect(first!.themes.map(({ id }) => id)).toEqual(['support', 'billing', 'pricing']);
  expect(first).toMatchObject({ by: 'model', language: 'en', team: null, sure: false });
  expect(second!.language).toBe('en');
  expect(third!.themes.map(({ id }) => id)).toEqual(['general']);
});

test.each(['\ude00 is slow', 'slow \ud83d'])('half a character is no quote: %j', async (quote) => {
  server.next = [
    good,
    changed(([only]) => [{ ...only, themes: [{ id: 'performance', polarity: 'negative', quote }] }]),
  ];
  const [result] = await annotate(modelAt(server.url), ['😀 is slow 😀']);
  expect(result!.annotation).toMatchObject({ by: 'model', sure: false, themes: [{ id: 'general' }] });
});

test('a theme that the local annotator found too keeps the words that it found', async () => {
  server.next = [
    good,
    changed((items) => [{ ...items[0], themes: [{ ...items[0].themes[0], quote: 'gone' }] }]),
  ];
  const themes = [{ id: 'support', polarity: 'neutral' as const, quote: 'The support', start: 0 }];
  const local = () => ({
    language: 'en',
    sentiment: 'positive' as const,
    themes,
    urgency: false,
    churn: false,
    team: null,
    sure: true,
    by: 'local' as const,
  });
  const [result] = await annotate(modelAt(server.url), [COMMENTS[0]!], { local });
  expect(result!.annotation).toMatchObject({
    by: 'model',
    sure: false,
    themes: [{ ...themes[0], polarity: 'positive' }],
  });
});

test('an answer that was cut at its end is asked for again with more room', async () => {
  const { results } = await meet([json(completion('{"items": [{"n": 1,', { finish: 'length' }))]);
  expect(becauses(results)).toEqual(all(null));
  const [first, second] = questions().map(({ body }) => Number(body.max_completion_tokens));
  expect(second).toBe(first! * 2);
});

test.each([
  ['context_length_exceeded', 400],
  ['string_above_max_length', 400],
  [null, 413],
])('comments that are too long for the server (%s, %i) are asked about once more', async (code, status) => {
  const { results } = await meet([error(status, code), error(status, code)]);
  expect(becauses(results)).toEqual(all('truncated'));
  expect(questions()).toHaveLength(2);
});

test('a refusal is looked into by halves, so that one comment does not cost the others their answer', async () => {
  const refuses: Behaviour = (asked, response) =>
    customersIn(asked.body).some(({ text }) => text.includes('expensive'))
      ? json(completion(null, { refusal: 'I cannot' }))(asked, response)
      : good(asked, response);
  server.always = refuses;
  const { results } = await meet([]);
  expect(becauses(results)).toEqual([null, null, 'refused']);
});

test.each<[string, Behaviour]>([
  ['a filter that answers 200', json(completion(null, { finish: 'content_filter' }))],
  ['a filter that answers 400', error(400, 'content_filter')],
])('%s is a refusal', async (_, behaviour) => {
  server.always = behaviour;
  const { results } = await meet([]);
  expect(becauses(results)).toEqual(all('refused'));
});

test.each([
  ['seconds', { 'retry-after': '1' }],
  ['milliseconds', { 'retry-after-ms': '600' }],
])('a limit with a pause in %s is sat through', async (_, headers) => {
  const { results, reports } = await meet([error(429, 'rate_limit_exceeded', headers)]);
  expect(becauses(results)).toEqual(all(null));
  expect(reports.map((r) => r.result)).toEqual(['ok', 'limited', 'ok']);
});

test('a limit for longer than anybody waits means doing without until it is over', async () => {
  let at = new Date('2026-03-02T09:00:00Z');
  const setUp = await meet([error(429, null, { 'retry-after': '600' })], { realNow: () => at });
  expect(becauses(setUp.results)).toEqual(all('limited'));
  const asked = server.asked.length;
  expect(becauses(await annotate(setUp, ['Very slow exports']))).toEqual(['limited']);
  expect(server.asked).toHaveLength(asked);
  at = new Date(at.getTime() + 601_000);
  expect(becauses(await annotate(setUp, ['Very slow exports']))).toEqual([null]);
});

test('a limit without an end is sat through so often and no oftener', async () => {
  server.next = [good];
  server.always = error(429, 'rate_limit_exceeded', { 'retry-after-ms': '1' });
  expect(becauses(await annotate(modelAt(server.url), COMMENTS))).toEqual(all('limited'));
  expect(questions()).toHaveLength(4);
});

test('a server that keeps failing is left alone for a minute', async () => {
  let at = new Date('2026-03-02T09:00:00Z');
  server.next = [good];
  server.always = error(503);
  const setUp = modelAt(server.url, { realNow: () => at });
  const texts = Array.from({ length: 40 }, (_, i) => `slow thing ${i}`);
  await annotate(setUp, texts, { batchSize: 2, concurrency: 1 });
  expect(questions()).toHaveLength(3);
  at = new Date(at.getTime() + 61_000);
  server.always = good;
  expect(becauses(await annotate(setUp, ['slow thing 1']))).toEqual([null]);
});

test.each<[string, Behaviour]>([
  ['a key that is not accepted', error(401, 'invalid_api_key')],
  ['a model that is not there', error(404, 'model_not_found')],
  ['an account without credit', error(429, 'insufficient_quota')],
])('%s is not tried again at once, nor for other comments', async (_, behaviour) => {
  const setUp = await meet([behaviour]);
  expect(becauses(setUp.results)).toEqual(all('not_allowed'));
  expect(becauses(await annotate(setUp, ['Very slow exports']))).toEqual(['not_allowed']);
  expect(questions()).toHaveLength(1);
});

test('the key goes to no other address, and comments do not either', async () => {
  const other = await startWaywardServer();
  try {
    for (const status of [301, 302, 303, 307, 308]) {
      await meet([redirect(`${other.url}/chat/completions`, status), redirect(`${other.url}/x`, status)]);
    }
    expect(other.asked).toEqual([]);
    expect(server.asked[0]!.headers.authorization).toBe('Bearer sk-hush-hush');
  } finally {
    await other.stop();
  }
});

test('what is reported of a failure quotes nothing of the server, the comments or the key', async () => {
  const said: unknown[] = [];
  for (const behaviour of [...PASSING, ...UNREADABLE].map(([, one]) => one).concat(error(400), error(401))) {
    const { reports } = await meet([behaviour, behaviour, behaviour], { timeoutMs: 300 });
    said.push(...reports);
  }
  expect(JSON.stringify(said)).not.toMatch(/hush|support team|slow|expensive|127\.0\.0\.1|<html/i);
});

test('whatever the environment asks for, the SDK writes no request down', async () => {
  const levels = ['debug', 'info', 'warn', 'error', 'log'] as const;
  const written = levels.map((level) => jest.spyOn(console, level).mockImplementation(() => {}));
  process.env.OPENAI_LOG = 'debug';
  try {
    await meet([error(500)]);
    expect(written.flatMap(({ mock }) => mock.calls)).toEqual([]);
  } finally {
    delete process.env.OPENAI_LOG;
    for (const one of written) one.mockRestore();
  }
});

test('what the environment has for other programs that speak to OpenAI goes nowhere', async () => {
  const others = { OPENAI_ORG_ID: 'org-elsewhere', OPENAI_PROJECT_ID: 'proj-elsewhere' };
  Object.assign(process.env, others);
  try {
    await meet([]);
    expect(server.asked.length).toBeGreaterThan(1);
    expect(JSON.stringify(server.asked.map(({ headers }) => headers))).not.toContain('elsewhere');
  } finally {
    for (const name of Object.keys(others)) delete process.env[name];
  }
});

test('stopping ends the calls under way, and says so to whoever stopped it', async () => {
  const stop = new AbortController();
  server.next = [good, () => stop.abort(new Error('enough'))];
  await expect(annotate(modelAt(server.url), COMMENTS, { signal: stop.signal })).rejects.toThrow('enough');
});
