import { readInvitedWords } from '../../../src/domain/numbers/invited-words';

const NOW = '2026-11' as const;

test.each([
  ['october 1200', '2026-10', 1200],
  ['2026-10 1,200', '2026-10', 1200],
  ['oct 2025 1 200', '2025-10', 1200],
  ['1200 in october', '2026-10', 1200],
  ['12.000 for last month', '2026-10', 12_000],
  ['for december: 90', '2025-12', 90],
  ['this month 7', '2026-11', 7],
  ['october none', '2026-10', null],
  ['none for october', '2026-10', null],
])('"%s" is %s, %s', (typed, month, people) => {
  expect(readInvitedWords(typed, NOW)).toEqual({ kind: 'set', month, people });
});

test.each(['', ' show '])('"%s" asks what is known', (typed) => {
  expect(readInvitedWords(typed, NOW)).toEqual({ kind: 'show' });
});

test.each([
  ['1200', 'shape'],
  ['october', 'shape'],
  ['6 1200', 'shape'],
  ['october 0', 'people'],
  ['october 999999999', 'people'],
  ['2026-12 10', 'ahead'],
])('"%s" is answered with how to say it (%s)', (typed, why) => {
  expect(readInvitedWords(typed, NOW)).toEqual({ kind: 'unclear', why });
});

test.each([
  ['octobre 120', 'octobre', 'october'],
  ['120 in decmber', 'decmber', 'december'],
  ['sept 120', 'sept', 'september'],
  ['october lots', 'lots', null],
  ['october nonne', 'nonne', 'none'],
  ['for somewhen: 1200', 'somewhen', null],
  ['__proto__ 12', '__proto__', null],
])('"%s" is answered with the word that is not known, %s', (typed, word, meant) => {
  expect(readInvitedWords(typed, NOW)).toEqual({ kind: 'unknown', word, meant });
});

test('whatever is typed is read or answered, and quickly', () => {
  for (const typed of [
    '1 '.repeat(50_000),
    `${'a '.repeat(50_000)}1`,
    '1,000'.repeat(20_000),
    '__proto__ 12',
  ])
    expect(['unclear', 'unknown']).toContain(readInvitedWords(typed, NOW).kind);
});
