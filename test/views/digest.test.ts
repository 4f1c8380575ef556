import fc from 'fast-check';
import type { DigestRefusal } from '../../src/domain/committee/digest';
import { problemsOf, problemsOfMessage } from '../../src/views/checks/check-view';
import { digestHtml, digestMarkdown } from '../../src/views/digest/digest-external';
import { renderDigest, renderDigestPost, renderPublished } from '../../src/views/digest/digest-message';
import { digestModal, digestPreview } from '../../src/views/digest/digest-modals';
import type { DigestEntryModel, DigestModel } from '../../src/views/digest/digest-model';
import { digestRefusalWords } from '../../src/views/digest/digest-refusals';
import { renderDigestUsage, renderNoDigest } from '../../src/views/digest/digest-usage';
import { escapeMarkdown } from '../../src/views/text/markdown';
import { unlinked } from '../../src/views/text/unlinked';
import { hostileText, mrkdwnOf, strangeMarkup } from './samples';

const anEntry: DigestEntryModel = {
  place: 0,
  kind: 'delivered',
  themeName: 'Billing and contracts',
  title: 'One invoice a month',
  words: 'Every line of it is explained.',
  isLeftOut: false,
  isQuoteless: false,
  isTold: true,
  since: '2030-03-01',
  accounts: 14,
  answers: 31,
  quote: { quote: 'The invoice was wrong again.', score: 2, accountName: 'Northwind Freight' },
  publicQuote: 'The invoice was wrong again.',
};
const aDigest: DigestModel = {
  id: '0b7c0e5e-1111-4222-8333-444455556666',
  revision: 1,
  periodName: 'February 2030',
  state: 'draft',
  intro: 'You told us.',
  tellsDeclined: false,
  entries: [anEntry],
  more: 0,
  draftedBy: 'app',
  draftedAt: new Date(0),
  trail: [],
  approvals: [],
  needed: 1,
  missing: 'one',
  closedBy: null,
  closedAt: null,
  channels: ['rnps-announcements'],
  names: [],
  permalink: null,
};

const anyEntry: fc.Arbitrary<DigestEntryModel> = fc.record({
  place: fc.constant(0),
  kind: fc.constantFrom('delivered', 'declined'),
  themeName: hostileText,
  title: hostileText,
  words: fc.oneof(hostileText, fc.constant('word '.repeat(200))),
  isLeftOut: fc.boolean(),
  isQuoteless: fc.boolean(),
  isTold: fc.boolean(),
  since: fc.constantFrom(null, '2030-03-01'),
  accounts: fc.nat(5000),
  answers: fc.nat(5000),
  quote: fc.option(
    fc.record({ quote: hostileText, score: fc.nat(10), accountName: fc.option(hostileText, { nil: null }) }),
    { nil: null },
  ),
  publicQuote: fc.option(hostileText, { nil: null }),
});
const anyDigest: fc.Arbitrary<DigestModel> = fc
  .record({
    intro: hostileText,
    names: fc.array(hostileText, { maxLength: 8 }),
    entries: fc.array(anyEntry, { minLength: 1, maxLength: 12 }),
    missing: fc.constantFrom('one', 'another', 'reader', null),
    needed: fc.constantFrom(1, 2),
    approvals: fc.constantFrom<string[][]>([], ['U0RUTH'], ['*x*', 'U0INES']),
    trail: fc.array(
      fc.record({
        verb: fc.constantFrom('edited', 'approved'),
        by: fc.constantFrom('U0RUTH', '*x*', 'U0INES'),
        at: fc.constant(new Date(0)),
        isVoid: fc.boolean(),
      }),
      { maxLength: 30 },
    ),
    tellsDeclined: fc.boolean(),
    more: fc.nat(30),
  })
  .map((given) => ({
    ...aDigest,
    ...given,
    entries: given.entries.map((entry, place) => ({ ...entry, place })),
  }));
const closed = (model: DigestModel, state: 'published' | 'discarded'): DigestModel => ({
  ...model,
  state,
  closedBy: 'U0RUTH',
  closedAt: new Date(0),
});

test('whatever people wrote, and however many were delivered, each message and window is one that Slack takes', () => {
  fc.assert(
    fc.property(anyDigest, hostileText, (model, typed) => {
      const done = closed(model, 'published');
      const messages = [
        renderDigest(model),
        renderDigest(done),
        renderDigest(closed(model, 'discarded')),
        renderDigestPost(done),
        renderPublished([done, done], { n: 3, period: '2030-02' }),
        renderDigestUsage(typed),
        renderNoDigest({ kind: 'nothing', title: 'February 2030', thisMonth: 2 }),
      ];
      for (const message of messages) {
        expect(problemsOfMessage(message)).toEqual([]);
        for (const text of [message.text, ...mrkdwnOf(message.blocks)])
          expect(strangeMarkup(text)).toEqual([]);
      }
      const quotes = {
        choices: Array.from({ length: 8 }, (_, n) => ({
          key: `key ${n}`,
          words: model.intro.repeat(n + 1),
          accountName: n % 2 ? model.intro : null,
        })),
        chosen: 'key 2',
      };
      const offered = new Map(
        model.entries.map(({ place }) => [place, { quote: quotes, publicQuote: quotes }]),
      );
      for (const view of [digestModal(model, offered), digestPreview(model, true)]) {
        expect(problemsOf(view, 'modal')).toEqual([]);
        for (const text of mrkdwnOf(view.blocks)) expect(strangeMarkup(text)).toEqual([]);
      }
    }),
    { numRuns: 60 },
  );
});

describe('who wrote on it and who approved it', () => {
  const at = (minute: number) => new Date(Date.UTC(2030, 2, 4, 16, minute));
  const step = (verb: 'edited' | 'approved', by: string, minute: number, isVoid = false) => ({
    verb,
    by,
    at: at(minute),
    isVoid,
  });
  const trail = [
    step('approved', 'U0INES', 1, true),
    step('edited', 'U0GRACE', 2),
    step('edited', 'U0GRACE', 6),
    step('approved', 'U0PRIYA', 7),
  ];
  const words = (model: DigestModel) =>
    mrkdwnOf(renderDigest(model).blocks)
      .join('\n')
      .replace(/<!date[^|]*\|2030-03-04 (\d\d:\d\d) UTC>/g, '$1');
  const told =
    'Approved by <@U0INES>, 16:01 (as it was before an edit); edited by <@U0GRACE>, 16:06; approved by <@U0PRIYA>, 16:07.';

  test('is told in the draft, and after it was published', () => {
    expect(words({ ...aDigest, trail })).toContain(told);
    const published = words(closed({ ...aDigest, draftedBy: 'U0RUTH', trail }, 'published'));
    expect(published).toContain('Published by <@U0RUTH>');
    expect(published).toMatch(/Drafted by <@U0RUTH>, .*\. Approved by <@U0INES>/);
    expect(published).toContain(told);
  });

  test('of many steps the latest are told, and how many were before', () => {
    const many = Array.from({ length: 9 }, (_, i) => step(i % 2 ? 'approved' : 'edited', 'U0INES', 10 + i));
    const shown = words({ ...aDigest, trail: many });
    expect(shown).toContain('3 earlier steps; approved by <@U0INES>, 16:13; ');
    expect(shown).not.toContain('16:12');
  });
});

test('who publishes is asked once more about a name that customers would read', () => {
  const confirmOf = (names: string[]) =>
    JSON.stringify(renderDigest({ ...aDigest, missing: null, approvals: ['U0INES'], names }).blocks.at(-1));
  expect(confirmOf([])).toContain('"It goes to #rnps-announcements, once."');
  expect(confirmOf(['Northwind Freight'])).toContain(
    '⚑ What customers would read names or reaches somebody: Northwind Freight. It goes to #rnps-announcements, once.',
  );
  expect(confirmOf(Array(9).fill('n'.repeat(80)))).toContain('It goes to #rnps-announcements, once.');
});

test('an entry that is not told stands neither in what colleagues read nor in what customers do', () => {
  const entries = [anEntry, { ...anEntry, place: 1, isTold: false, title: 'Unsaid' }];
  const done = closed({ ...aDigest, entries }, 'published');
  for (const text of [JSON.stringify(renderDigestPost(done)), digestMarkdown(done), digestHtml(done)]) {
    expect(text).toContain('One invoice a month');
    expect(text).not.toContain('Unsaid');
  }
});

test('a long quote goes on in the second line of its option, between two words', () => {
  const words = "We can't pay by purchase order without an email chain as long as my arm";
  const quote = { choices: [{ key: 'one', words, accountName: null }], chosen: null };
  const none = { choices: [], chosen: null };
  const view = digestModal(aDigest, new Map([[aDigest.entries[0]!.place, { quote, publicQuote: none }]]));
  const shown = JSON.stringify(view.blocks);
  expect(shown).toContain('without an email chain as long as my"');
  expect(shown).toContain('"… arm"');
});

test('among quotes for colleagues each says whose words it is', () => {
  const choices = [
    { key: 'one', words: 'The invoice is one line.', accountName: 'Northwind Freight' },
    { key: 'two', words: 'long '.repeat(40), accountName: 'A'.repeat(60) },
  ];
  const none = { choices: [], chosen: null };
  const view = digestModal(aDigest, new Map([[0, { quote: { choices, chosen: null }, publicQuote: none }]]));
  const [short, long] = (view.blocks as any[]).find(({ block_id }) => block_id === 'digest_quote_0').element
    .options;
  expect([short.text.text, short.description.text]).toEqual([
    'The invoice is one line.',
    'Northwind Freight',
  ]);
  expect(long.description.text).toMatch(/^… long .*… · A{29}…$/);
});

test('twelve long ones fit into one message, each with its title and the beginning of its words', () => {
  const entries = Array.from({ length: 12 }, (_, place) => ({
    ...anEntry,
    place,
    title: `${place} `.padEnd(120, 'x'),
    words: 'words '.repeat(166),
    quote: { ...anEntry.quote!, quote: 'q'.repeat(300) },
  }));
  const message = renderDigest({ ...aDigest, entries, names: Array(20).fill('n'.repeat(80)) });
  expect(problemsOfMessage(message)).toEqual([]);
  for (const { title } of entries) expect(JSON.stringify(message.blocks)).toContain(title);
  expect(JSON.stringify(message.blocks).match(/words words/g)!.length).toBeGreaterThan(12);
});

test('customers read neither accounts nor scores, and no quote but the one that may be shown', () => {
  const model = { ...aDigest, entries: [{ ...anEntry, publicQuote: null }] };
  for (const text of [digestMarkdown(model), digestHtml(model)]) {
    expect(text).not.toMatch(/Northwind|2\/10|wrong again/);
    expect(text).toContain(
      '14 customers spoke of Billing and contracts in the year before. You have had it since 1 Mar 2030.',
    );
  }
  expect(digestMarkdown(aDigest)).toContain('> “The invoice was wrong again.”');
});

test('what nobody raised says nothing of customers', () => {
  const model = { ...aDigest, entries: [{ ...anEntry, accounts: 0, answers: 0, publicQuote: null }] };
  expect(digestMarkdown(model)).not.toContain('customer');
});

test('HTML holds no tag, no address and no mention that is not ours', () => {
  fc.assert(
    fc.property(anyDigest, (model) => {
      const body = digestHtml(model).split('<body>')[1]!;
      expect(
        body.replace(
          /<\/?(header|h1|h2|h3|p|article|section|blockquote|body|html)( (class="note"|dir="auto"))?>/g,
          '',
        ),
      ).not.toMatch(/[<>]/);
      expect(body).not.toMatch(/:\/\/|@\w/);
    }),
    { numRuns: 100 },
  );
});

test.each([
  ['*bold* _it_ `code`', '\\*bold\\* \\_it\\_ \\`code\\`'],
  ['# heading', '\\# heading'],
  ['- item', '\\- item'],
  ['+ item', '\\+ item'],
  ['1. item', '1\\. item'],
  ['12) item', '12\\) item'],
  ['=== ', '\\==='],
  ['    code', 'code'],
  ['a\n\n# b', 'a \\# b'],
  ['<b>', '\\<b\\>'],
  ['&lt;', '\\&lt;'],
  ['![x](y)', '\\!\\[x\\](y)'],
  ['$x$', '\\$x\\$'],
  [':smile:', '\\:\u200Bsmile:'],
])('%j is %j in Markdown', (text, expected) => {
  expect(escapeMarkdown(text)).toBe(expected);
});

test('nothing that is pasted becomes a link or a mention', () => {
  for (const text of [
    'https://evil.example/x',
    'www.evil.example',
    'evil.example',
    'mail me@evil.example',
    '@everyone',
    '#12',
    'mailto:me',
    'javascript:alert(1)',
  ]) {
    const shown = unlinked(text);
    expect(shown.replaceAll('\u200B', '')).toBe(text);
    expect(shown).not.toMatch(/:\/\/|\w\.[a-z]{2}|@\w|#\w|mailto:\w|javascript:\w/);
  }
  expect(unlinked('3.5 of 10. Then 7:30, e.g. now.')).toBe('3.5 of 10. Then 7:30, e.g. now.');
});

test('each refusal has words of its own', () => {
  const at = new Date(0);
  const all: DigestRefusal[] = [
    { code: 'published', by: 'U0RUTH', at },
    { code: 'discarded', by: 'U0RUTH', at },
    { code: 'changed_meanwhile' },
    { code: 'you_approved' },
    { code: 'nothing_told' },
    { code: 'taken_up_again', title: '*x*' },
    { code: 'quote_names', title: '*x*', quote: '<!channel> *y*' },
    { code: 'not_approved', missing: 'one' },
    { code: 'not_approved', missing: 'another' },
    { code: 'not_approved', missing: 'reader' },
  ];
  const words = all.map(digestRefusalWords);
  expect(new Set(words).size).toBe(all.length);
  for (const text of words) expect(strangeMarkup(text)).toEqual([]);
});
