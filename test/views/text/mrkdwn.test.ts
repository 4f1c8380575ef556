import fc from 'fast-check';
import {
  clipByCodePoints,
  escapeMrkdwn,
  inline,
  mention,
  neutralise,
  plain,
  slackDate,
  splitByCodePoints,
} from '../../../src/views/text/mrkdwn';
import { link, person } from '../../../src/views/text/rich-text';
import { HOSTILE, hostileText, strangeMarkup } from '../samples';

/** Processor time since then, for this process may stand still meanwhile. */
const computedMs = (before: NodeJS.CpuUsage) => process.cpuUsage(before).user / 1000;

const FAMILY = '👨‍👩‍👧‍👦';

describe('clipping', () => {
  test.each([
    ['short enough', 'abc', 3, 'abc'],
    ['one too many', 'abcd', 3, 'ab…'],
    ['an emoji is two units but one code point', '😀😀😀', 3, '😀😀😀'],
    ['a surrogate pair stays whole', 'a😀😀', 2, 'a…'],
    ['a family stays whole or goes', `ab${FAMILY}c`, 9, 'ab…'],
    ['an accent stays with its letter', 'xe\u0301yz', 3, 'x…'],
    ['white space before the cut goes', 'ab cd', 4, 'ab…'],
  ])('%s', (_name, text, max, expected) => {
    expect(clipByCodePoints(text, max)).toBe(expected);
  });

  test('never longer than asked, and a true beginning of the text', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 2, max: 300 }), (text, max) => {
        const clipped = clipByCodePoints(text, max);
        expect([...clipped].length).toBeLessThanOrEqual(max);
        if (clipped !== text) expect(text.startsWith(clipped.slice(0, -1))).toBe(true);
      }),
    );
  });

  test('no clip makes a lone surrogate', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 20 }), (text, max) => {
        expect(clipByCodePoints(text, max)).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });

  test('pieces of a long text put together are the text', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 1, max: 300 }), (text, max) => {
        const pieces = splitByCodePoints(text, max);
        expect(pieces.join('')).toBe(text);
        for (const piece of pieces) expect([...piece].length).toBeLessThanOrEqual(max);
      }),
    );
  });

  test('a survey answer of 100,000 characters is cut into pieces at once', () => {
    const before = process.cpuUsage();
    expect(splitByCodePoints('word '.repeat(20_000), 3000).length).toBeGreaterThan(30);
    expect(computedMs(before)).toBeLessThan(2000);
  });

  test('graphemes stay whole wherever they stand in a long text', () => {
    for (let before = 240; before < 260; before += 1) {
      const text = 'x'.repeat(before) + FAMILY + 'y'.repeat(300);
      expect(clipByCodePoints(text, before + 4)).toBe(`${'x'.repeat(before)}…`);
    }
  });

  test('100,000 combining marks on one letter are clipped at once', () => {
    const before = process.cpuUsage();
    expect([...clipByCodePoints(`e${'\u0301'.repeat(100_000)}`, 600)].length).toBeLessThanOrEqual(600);
    expect(computedMs(before)).toBeLessThan(1000);
  });
});

describe('escaping for mrkdwn', () => {
  test.each([
    ['a ping of everyone', '<!everyone>', '&lt;!everyone&gt;'],
    ['a mention', '<@U1>', '&lt;@U1&gt;'],
    ['a link with another face', '<http://x|y>', '&lt;http://x|y&gt;'],
    ['entities are shown, not read', '&lt;', '&amp;lt;'],
    ['bold', '*bold*', '*\u200Bbold*\u200B'],
    ['a quote at the start of a line', 'a\n> b', 'a\n\u200B&gt; b'],
    ['an emoji code', ':smile:', ':\u200Bsmile:'],
    ['a time of day stays as it is', '17:00', '17:00'],
  ])('%s', (_name, text, expected) => {
    expect(escapeMrkdwn(text)).toBe(expected);
  });

  test('nothing that Slack reads as markup is left of anything', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(strangeMarkup(escapeMrkdwn(neutralise(text)))).toEqual([]);
      }),
    );
  });
});

describe('text of strangers', () => {
  test('right-to-left overrides and isolates are taken out', () => {
    expect(neutralise('pay \u202Egpj.exe\u202C \u2067now\u2069')).toBe('pay gpj.exe now');
  });

  test('a Hebrew name is isolated, so that it does not reorder what stands beside it', () => {
    expect(inline('שלום', 20)).toBe('\u2068שלום\u2069');
    expect(inline('Northwind', 20)).toBe('Northwind');
  });

  test('a name with line breaks is one line', () => {
    expect(inline('North\r\nwind\u2028Traders', 40)).toBe('North wind Traders');
  });

  test('plain text shows emoji codes as they are, and is never empty', () => {
    expect(plain(':smile:')).toEqual({ type: 'plain_text', text: ':smile:', emoji: false });
    for (const text of HOSTILE) expect(plain(text, 75).text).toMatch(/\S/u);
  });
});

test('a mention is made of Slack ids only', () => {
  expect(mention('U0MAYA')).toBe('<@U0MAYA>');
  expect(mention('U1> <!everyone')).toBe('U1&gt; &lt;!everyone');
});

test('a date is shown in the reader’s zone, with words for clients that cannot', () => {
  const at = new Date('2026-11-24T16:30:00.900Z');
  expect(slackDate(at)).toBe('<!date^1795537800^{date_short_pretty} at {time}|2026-11-24 16:30 UTC>');
  expect(slackDate(at, '{time}', 'a|b>c')).toBe('<!date^1795537800^{time}|a b&gt;c>');
});

test.each([
  ['https://larkspur.slack.example/archives/C1/p2', 'link'],
  ['http://127.0.0.1:3000/', 'link'],
  ['javascript:alert(1)', 'text'],
  ['slack://user?team=T1', 'text'],
  ['', 'text'],
])('in rich text %s is a %s', (url, type) => {
  expect(link(url, 'the message')).toMatchObject({ type, text: 'the message' });
});

test('in rich text a person is a mention only by an id of Slack’s', () => {
  expect(person('U0MAYA')).toEqual({ type: 'user', user_id: 'U0MAYA' });
  expect(person('!channel')).toEqual({ type: 'text', text: '!channel' });
});
