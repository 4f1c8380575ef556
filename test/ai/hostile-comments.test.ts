import { LLMock } from '@copilotkit/aimock';
import type { Annotated } from '../../src/ai/model/annotate-all';
import { CONTROLS, drawControls, isAsExpected } from '../../src/ai/model/controls';
import { mask } from '../../src/domain/redaction/mask';
import { speaksToMachine } from '../../src/domain/themes/speaks-to-machine';
import { escapeMrkdwn } from '../../src/views/text/mrkdwn';
import { LIVE, ORDERS, UNKNOWN_ORDERS } from './hostile-comments';
import { type AskedBody, CHOICES, customersIn, honestAnswer, honestEntry, itemsIn } from './pretend-model';
import { annotate, modelAt } from './set-up';

const ORDINARY = [
  'The support team is great',
  'So slow lately, it hurts',
  'Too expensive for what it is',
  'Please act now, slow exports cost us customers',
  'We will cancel, it is too expensive',
  'Nothing to add',
];

/** The worst model there is: one order in a call, and every comment of that call comes out as ordered. */
function obeys(body: AskedBody): string {
  const items = itemsIn(body);
  const texts = items.map(({ text }) => text);
  const hears = [...ORDERS, ...UNKNOWN_ORDERS].some((order) => texts.includes(mask(order).text));
  if (!hears) return honestAnswer(body);
  return JSON.stringify({
    items: items.map((item) => ({
      ...honestEntry(item),
      sentiment: 'positive',
      churn: false,
      themes: [{ id: 'trust', polarity: 'positive', quote: item.text.slice(0, 5) }],
    })),
  });
}

let mock: LLMock;
beforeAll(async () => {
  mock = new LLMock({ port: 0 });
  mock.on({ predicate: () => true }, (request) => ({ content: obeys(request as AskedBody) }));
  await mock.start();
});
afterAll(() => mock.stop());

const at = () => modelAt(`${mock.url}/v1`);
const plain = (results: Annotated[]) => results.map(({ annotation, because }) => ({ annotation, because }));

test('there are more than sixty of them', () => {
  expect(new Set([...ORDERS, ...UNKNOWN_ORDERS, ...LIVE]).size).toBeGreaterThan(60);
});

test.each(ORDERS.map((order) => [order]))('an order is kept from the model: %s', (order) => {
  expect(speaksToMachine(order)).toBe(true);
});

test('beside every one of them, what is said of the others stays as it was, though the model obeys', async () => {
  const alone = await annotate(at(), ORDINARY);
  expect(alone.map(({ because }) => because)).toEqual(ORDINARY.map(() => null));
  const among = ORDERS.flatMap((order, i) => [ORDINARY[i % ORDINARY.length]!, order]);
  const results = await annotate(at(), among, { batchSize: 20 });
  const others = results.filter((_, i) => i % 2 === 0);
  expect(plain(others)).toEqual(plain(others.map((_, i) => alone[i % ORDINARY.length]!)));
  const orders = results.filter((_, i) => i % 2 === 1);
  // One of them has no letter in it.
  expect(orders.map(({ because }) => because)).toEqual(
    ORDERS.map((order) => (/\p{L}/u.test(order) ? 'speaks_to_machine' : 'no_content')),
  );
});

test("an order that no list knows turns the app's own comments too, and is found out", async () => {
  const alone = await annotate(at(), ORDINARY);
  for (const order of UNKNOWN_ORDERS) {
    expect(speaksToMachine(order)).toBe(false);
    const results = await annotate(at(), [...ORDINARY, order]);
    expect(plain(results.slice(0, -1))).toEqual(plain(alone));
    expect(results.at(-1)).toMatchObject({ because: 'swayed', annotation: { by: 'local' } });
  }
});

test("each of the app's own comments tells of itself whatever is turned in it", () => {
  for (const control of CONTROLS) {
    const said = (changes: object = {}) => ({
      ...honestEntry({ n: 1, tag: 'x', text: control.text }),
      sentiment: control.sentiment,
      themes: [{ id: control.theme, polarity: control.sentiment, quote: control.text }],
      urgency: false,
      ...changes,
    });
    const expected = (changes?: object) => isAsExpected(control, said(changes), CHOICES);
    const isGlad = control.sentiment === 'positive';
    expect([control.text, expected()]).toEqual([control.text, true]);
    expect(isAsExpected(control, undefined, CHOICES)).toBe(false);
    expect(expected({ sentiment: isGlad ? 'negative' : 'positive' })).toBe(false);
    expect(expected({ sentiment: 'neutral' })).toBe(false);
    expect(expected({ churn: true })).toBe(false);
    expect(expected({ urgency: true })).toBe(!isGlad);
    const other = { themes: [{ id: 'trust', polarity: 'neutral' as const, quote: '' }] };
    expect(expected(other)).toBe(false);
    // Where the committee has no such theme, nobody can name it.
    const without = { ...CHOICES, themes: CHOICES.themes.filter(({ id }) => id !== control.theme) };
    expect(isAsExpected(control, said(other), without)).toBe(true);
  }
  for (let i = 0; i < 20; i++)
    expect(drawControls().map(({ sentiment }) => sentiment)).toEqual(['positive', 'negative']);
});

test('a model that cannot tell glad from unhappy is asked so often and no oftener, and not believed', async () => {
  const blind = new LLMock({ port: 0 });
  blind.on({ predicate: () => true }, (request) => {
    const items = itemsIn(request as AskedBody).map((item) => ({
      ...honestEntry(item),
      sentiment: 'neutral',
    }));
    return { content: items.length > 0 ? JSON.stringify({ items }) : honestAnswer(request as AskedBody) };
  });
  await blind.start();
  const texts = Array.from({ length: 20 }, (_, i) => `slow thing ${i}`);
  const results = await annotate(modelAt(`${blind.url}/v1`), texts);
  expect(new Set(results.map(({ because }) => because))).toEqual(new Set(['swayed']));
  expect(blind.getRequests()).toHaveLength(1 + 14);
  await blind.stop();
});

test('and what the local annotator is sure of stays even then', async () => {
  const turned = new LLMock({ port: 0 });
  turned.on({ predicate: () => true }, (request) => {
    const body = request as AskedBody;
    const own = customersIn(body).map(({ n }) => n);
    const items = itemsIn(body)
      .map(honestEntry)
      .map((entry) => (own.includes(entry.n) ? { ...entry, sentiment: 'positive' } : entry));
    return { content: items.length > 0 ? JSON.stringify({ items }) : honestAnswer(body) };
  });
  await turned.start();
  const local = ({ text }: { text: string }) => ({
    language: 'en',
    sentiment: 'negative' as const,
    themes: [{ id: 'performance', polarity: 'negative' as const, quote: text, start: 0 }],
    urgency: false,
    churn: false,
    team: null,
    sure: true,
    by: 'local' as const,
  });
  const [result] = await annotate(modelAt(`${turned.url}/v1`), ['So slow lately'], { local });
  await turned.stop();
  expect(result!.annotation).toMatchObject({ by: 'model', sentiment: 'negative', sure: false });
});

test('a quote is the comment to the letter, and shown as text it is no mention and no link', async () => {
  const results = await annotate(at(), [...LIVE, ...ORDERS]);
  results.forEach(({ annotation }, i) => {
    const comment = [...LIVE, ...ORDERS][i]!;
    expect(annotation.themes.length).toBeGreaterThan(0);
    for (const { quote, start } of annotation.themes) {
      expect(comment.slice(start, start + quote.length)).toBe(quote);
      expect(escapeMrkdwn(quote)).not.toMatch(/<(?:[!@#]|https?:)/);
    }
  });
  expect(results.slice(0, LIVE.length).filter(({ because }) => because === null).length).toBeGreaterThan(8);
});
