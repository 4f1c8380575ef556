import fc from 'fast-check';
import { mask, originalSpan, unmask } from '../../../src/domain/redaction/mask';
import { nameBook } from '../../../src/domain/redaction/names';

const masked = (text: string) => mask(text).text;

test.each([
  ['write to ana.silva+nps@mail.example.co.uk please', 'write to [EMAIL_1] please'],
  ['ana (at) example (dot) com', '[EMAIL_1]'],
  ['ａｎａ＠example.com', '[EMAIL_1]'],
  ['an\u200ba@exam\u200bple.com\u200b!', '[EMAIL_1]!'],
  ['call +49 (0) 30 123-456 78, thanks', 'call [PHONE_1], thanks'],
  ['٠١٢٣٤٥٦٧٨٩', '[PHONE_1]'],
  ['card 4111 1111 1111 1111 exp 12/27', 'card [CARD_1] exp 12/27'],
  ['DE89 3704 0044 0532 0130 00 is our account', '[IBAN_1] is our account'],
  ['gb82west12345698765432', '[IBAN_1]'],
  ['from 192.168.10.4 and 10.0.0.1', 'from [IP_1] and [IP_2]'],
  ['the host 2001:db8::8a2e:370:7334.', 'the host [IP_1].'],
  ['see https://app.example.com/reset?token=abc123&u=4.', 'see https://app.example.com/reset?[TOKEN_1].'],
  ['https://ana:hush@example.com/x', 'https://[EMAIL_1]/x'],
  ['example.com/cb?code=xyz', 'example.com/cb?code=[TOKEN_1]'],
  ['key sk-abcDEF1234567890', 'key [TOKEN_1]'],
  ['https://example.com/s/8f14e45fceea167a5a36', 'https://example.com/s/[TOKEN_1]'],
  ['https://example.com/s/a1b2c3d4e5f6g/edit', 'https://example.com/s/[TOKEN_1]/edit'],
  ['me@example.com, again me@example.com', '[EMAIL_1], again [EMAIL_1]'],
  ['I said [EMAIL_1] to me@example.com', 'I said [TEXT_1] to [EMAIL_1]'],
])('%s', (text, expected) => {
  expect(masked(text)).toBe(expected);
  expect(unmask(masked(text), mask(text))).toBe(text);
});

test.each([
  'We pay 1,200 a month since 2024-10-12',
  'version 1.2.3, at 10:30:45, 2023-2024, std::vector',
  'twelve of 100 people, 99.99% of the time',
  'Slack and/or Teams @ noon',
])('nothing in "%s" is anybody', (text) => expect(masked(text)).toBe(text));

test('a placeholder that stands for nothing stays as it is', () => {
  expect(unmask('ask [EMAIL_1] or [EMAIL_2]', mask('me@example.com'))).toBe(
    'ask me@example.com or [EMAIL_2]',
  );
});

describe('known names', () => {
  const book = nameBook({
    people: ['Will Turner', 'José Núñez', 'Anna van der Berg', '山田 太郎', 'Łukasz Wiśniewski'],
    accounts: ['Acme Inc.', 'Box', 'Blue Harbor GmbH', 'O2'],
  });
  test.each([
    ['Will you fix it? I asked Will.', 'Will you fix it? I asked [PERSON_1].'],
    ['will turner was great', '[PERSON_1] was great'],
    ['Turner, Will', '[PERSON_1]'],
    ['jose nunez and Nunez and nunez', '[PERSON_1] and [PERSON_2] and nunez'],
    ['JOSÉ helped', '[PERSON_1] helped'],
    ["Anna's answer", "[PERSON_1]'s answer"],
    ['山田太郎さんは親切', '[PERSON_1]さんは親切'],
    ['Lukasz Wisniewski', '[PERSON_1]'],
    ['acme is slow', '[ACCOUNT_1] is slow'],
    ['we at blue harbor', 'we at [ACCOUNT_1]'],
    ['Box of tricks, a box, and at Box', 'Box of tricks, a box, and at [ACCOUNT_1]'],
    ['annals and acmeist and Annabel', 'annals and acmeist and Annabel'],
  ])('%s', (text, expected) => expect(mask(text, book).text).toBe(expected));
});

const filler = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    ' ',
    '[EMAIL_1]',
    '[',
    '\u200b',
    '@',
    '::',
    '4111 ',
    '[TEXT_1]',
    'Ana ',
    '\ud800',
    '. ',
    '?a=',
  ),
);
const anyText = fc.array(filler, { maxLength: 12 }).map((parts) => parts.join(''));
const names = nameBook({ people: ['Ana Silva', 'Will'], accounts: ['Acme'] });

test('whatever is masked comes back exactly', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const m = mask(text, names);
      expect(unmask(m.text, m)).toBe(text);
    }),
    { numRuns: 1500 },
  );
});

test('every stretch of the masked text lies where it says in the original', () => {
  fc.assert(
    fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
      const m = mask(text, names);
      const [start, end] = [a % (m.text.length + 1), b % (m.text.length + 1)].sort((x, y) => x - y) as [
        number,
        number,
      ];
      const span = originalSpan(m, start, end);
      const cuts = (at: number) => m.parts.some((p) => at > p.at && at < p.at + p.placeholder.length);
      if (start === end || cuts(start) || cuts(end)) {
        expect(span.start).toBeLessThanOrEqual(Math.max(span.start, span.end));
        return;
      }
      expect(unmask(m.text.slice(start, end), m)).toBe(text.slice(span.start, span.end));
    }),
    { numRuns: 1500 },
  );
});

const secret = fc.oneof(
  fc
    .tuple(fc.stringMatching(/^[a-z]{3,8}$/), fc.stringMatching(/^[a-z]{3,8}$/))
    .map(([a, b]) => `${a}@${b}.example`),
  fc.stringMatching(/^\+[1-9]\d{9,12}$/),
  fc.constantFrom(
    '4111 1111 1111 1111',
    'DE89370400440532013000',
    '203.0.113.77',
    '2001:db8::1',
    'ana silva',
  ),
);

test('nothing of a secret stays, wherever it stands', () => {
  const around = fc.constantFrom('', ' ', ' and ', '. ', ', ', '(', ') ', '\n', '“', '” ', ' – ', '\u200b ');
  fc.assert(
    fc.property(secret, around, around, anyText, (what, before, after, noise) => {
      const m = mask(`so ${before}${what}${after} ${noise}`, names);
      expect(m.text).not.toContain(what);
    }),
    { numRuns: 1500 },
  );
});

test.each([
  ['a'.repeat(200_000)],
  ['@'.repeat(200_000)],
  ['a@'.repeat(100_000)],
  ['1 '.repeat(100_000)],
  ['1-(('.repeat(50_000)],
  ['GB82'.repeat(50_000)],
  ['a:'.repeat(100_000)],
  ['1.'.repeat(100_000)],
  ['https://'.repeat(25_000)],
  ['?a='.repeat(70_000)],
  ['( at '.repeat(40_000)],
  ['[EMAIL_'.repeat(30_000)],
  ['Ana '.repeat(50_000)],
  ['\u200b'.repeat(200_000)],
  ['!'.repeat(200_000)],
])('a hostile text of 200,000 characters is read in a line: %#', (text) => {
  const m = mask(text, names);
  expect(unmask(m.text, m) === text).toBe(true);
});
