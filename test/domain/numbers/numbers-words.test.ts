import {
  readTrendWords,
  readWhyWords,
  trendWords,
  whyWords,
} from '../../../src/domain/numbers/numbers-words';
import {
  monthsLeftWords,
  readTargetWords,
  targetCommand,
  targetName,
} from '../../../src/domain/numbers/target-words';

describe('/rnps trend', () => {
  test.each([
    ['', { months: 12, segment: null, view: 'respondents' }],
    ['6', { months: 6, segment: null, view: 'respondents' }],
    ['by plan', { months: 12, segment: 'plan', view: 'respondents' }],
    ['last 18 months by Region, accounts', { months: 18, segment: 'region', view: 'accounts' }],
    ['arr 6m industries', { months: 6, segment: 'industry', view: 'arr' }],
    ['2y by team', { months: 24, segment: 'team', view: 'respondents' }],
    ['last 2 years', { months: 24, segment: null, view: 'respondents' }],
    ['2y', { months: 24, segment: null, view: 'respondents' }],
    ['999', { months: 24, segment: null, view: 'respondents' }],
    ['0', { months: 1, segment: null, view: 'respondents' }],
  ])('"%s" is read', (typed, request) => {
    expect(readTrendWords(typed)).toEqual(request);
    expect(readTrendWords(trendWords(request as never))).toEqual(request);
  });

  test.each([
    ['by paln', 'paln', 'plan'],
    ['by regoin 6', 'regoin', 'region'],
    ['acounts', 'acounts', 'accounts'],
    ['by colour', 'colour', null],
    ['__proto__', '__proto__', null],
    ['constructor', 'constructor', null],
  ])('"%s" is not guessed', (typed, word, meant) => {
    expect(readTrendWords(typed)).toEqual({ word, meant });
  });
});

describe('/rnps target', () => {
  test.each([
    ['', { kind: 'show' }],
    ['50 by june', { kind: 'set', score: 50, by: '2027-06' }],
    ['40 to 50 by June', { kind: 'set', score: 50, by: '2027-06' }],
    ['50 by December', { kind: 'set', score: 50, by: '2026-12' }],
    ['50 by november', { kind: 'set', score: 50, by: '2026-11' }],
    ['-5 by 2027-03', { kind: 'set', score: -5, by: '2027-03' }],
    ['\u22125 by mar 2027', { kind: 'set', score: -5, by: '2027-03' }],
    ['none', { kind: 'drop' }],
    ['101 by june', { kind: 'unclear', why: 'score' }],
    ['50 by june 2025', { kind: 'unclear', why: 'past' }],
    ['50 by june 2099', { kind: 'unclear', why: 'past' }],
    ['50', { kind: 'unclear', why: 'shape' }],
    ['50 by 6', { kind: 'unclear', why: 'shape' }],
    ['50 by somewhere june', { kind: 'unclear', why: 'shape' }],
  ])('"%s" is read', (typed, request) => {
    expect(readTargetWords(typed, '2026-11')).toEqual(request);
  });
});

describe('/rnps why', () => {
  test.each([
    ['', null, null],
    ['october', { kind: 'month', month: '2026-10' }, null],
    ['by plan', null, 'plan'],
    ['oct 2025 by region', { kind: 'month', month: '2025-10' }, 'region'],
    ['by team in 2026-09', { kind: 'month', month: '2026-09' }, 'team'],
    ['last month', { kind: 'month', month: '2026-10' }, null],
    ['q4', { kind: 'quarter', month: '2026-10' }, null],
    ['Q3 by role', { kind: 'quarter', month: '2026-07' }, 'role'],
    ['q1 2025', { kind: 'quarter', month: '2025-01' }, null],
    ['2025-Q2', { kind: 'quarter', month: '2025-04' }, null],
    ['last quarter', { kind: 'quarter', month: '2026-07' }, null],
  ] as const)('"%s" is read', (typed, period, segment) => {
    const request = { period, segment };
    expect(readWhyWords(typed, '2026-11')).toEqual(request);
    expect(readWhyWords(whyWords(request), '2026-11')).toEqual(request);
  });

  test('a quarter that has not begun this year is that of the last', () => {
    expect(readWhyWords('q4', '2026-05')).toMatchObject({ period: { kind: 'quarter', month: '2025-10' } });
  });

  test.each([
    ['octuber', 'octuber', 'october'],
    ['mai', 'mai', 'may'],
    ['q5', 'q5', null],
    ['by plna', 'plna', 'plan'],
    ['6', '6', null],
  ])('"%s" is not guessed', (typed, word, meant) => {
    expect(readWhyWords(typed, '2026-11')).toEqual({ word, meant });
  });
});

test('a target is told with what sets it again, as long as its month is to come', () => {
  for (const target of [
    { score: 40, by: '2027-06' },
    { score: -5, by: '2026-11' },
  ] as const) {
    const command = targetCommand(target, '2026-11')!;
    expect(readTargetWords(command.replace('/rnps target ', ''), '2026-11')).toEqual({
      kind: 'set',
      ...target,
    });
  }
  expect(targetName({ score: -5, by: '2026-11' })).toBe('\u22125 by November 2026');
  expect(targetCommand({ score: 40, by: '2026-10' }, '2026-11')).toBeNull();
});

test.each([
  [-1, 'its time is over'],
  [0, 'this is its month'],
  [1, '1 month left'],
  [2, '2 months left'],
])('%d months before its end: %s', (months, words) => {
  expect(monthsLeftWords(months)).toBe(words);
});
