import { type ReportFigures, revisionReason } from '../../../src/domain/committee/report';
import { npsOf } from '../../../src/domain/numbers/nps';

const nps = npsOf({ promoters: 20, passives: 0, detractors: 10 });
const early = {
  themeId: 'billing',
  n: 10,
  bands: { promoter: 0, passive: 0, detractor: 10 },
  sides: { positive: 0, neutral: 0, negative: 10 },
  movement: { kind: 'cant_tell', before: 0.5, beforeN: 5 },
};
const theme = {
  ...early,
  sure: 6,
  sureBands: { promoter: 0, passive: 0, detractor: 6 },
  movement: { kind: 'cant_tell', before: 0.5, beforeN: 5, now: 0.6 },
};
const promises = { kept: 1, reachedLate: 0, openLate: 9, neverReached: 0, notYetDue: 0 };
const kept = {
  scores: [0, 0, 10, 0, 0, 0, 0, 0, 0, 0, 20],
  invited: null,
  nps,
  themes: [theme],
  comments: { themed: 10, foreign: 0, noContent: 0, unread: 0 },
  followUps: { promises, claimedInTime: 1, opened: 10, closed: 1, told: 0 },
} as unknown as ReportFigures;
const now = (changes: object) => ({ ...kept, ...changes });

test('what became of follow-ups since, and quotes that were found again, revise no report', () => {
  const followUps = { promises: { ...promises, kept: 9 }, claimedInTime: 9, opened: 10, closed: 9, told: 9 };
  expect(revisionReason(kept, now({ followUps }))).toBeNull();
  const quotes = [{ responseId: 'r', start: 0, length: 9, textHash: 'h' }];
  expect(revisionReason(kept, now({ themes: [{ ...theme, quotes }] }))).toBeNull();
});

test.each<[string, object]>([
  ['a score', { scores: [0, 0, 9, 1, 0, 0, 0, 0, 0, 0, 20] }],
  ['how many were invited', { invited: 100 }],
  ['a side of a theme', { themes: [{ ...theme, sides: { positive: 1, neutral: 0, negative: 9 } }] }],
  ['a band of a theme', { themes: [{ ...theme, bands: { promoter: 1, passive: 0, detractor: 9 } }] }],
  ['a reading that somebody confirmed', { themes: [{ ...theme, sure: 7 }] }],
  [
    'another sure reading of another band',
    { themes: [{ ...theme, sureBands: { promoter: 1, passive: 0, detractor: 5 } }] },
  ],
  ['a move that is real now', { themes: [{ ...theme, movement: { ...theme.movement, kind: 'more' } }] }],
  ['another share before', { themes: [{ ...theme, movement: { ...theme.movement, before: 0.4 } }] }],
  [
    'another count before, where it was too few',
    { themes: [{ ...theme, movement: { kind: 'too_few', beforeN: 1 } }] },
  ],
  ['another order', { themes: [{ ...theme, themeId: 'pricing' }, theme] }],
  ['another theme', { themes: [{ ...theme, themeId: 'pricing' }] }],
  ['how many comments were read', { comments: { ...kept.comments, themed: 9 } }],
])('%s does', (_, changes) => {
  expect(revisionReason(kept, now(changes))).toEqual({ ofMonth: true, added: 0, before: nps, after: nps });
});

test('a share of the month before that moved by no percent that is shown revises none', () => {
  const movement = { ...theme.movement, before: 0.501, beforeN: 6 };
  expect(revisionReason(kept, now({ themes: [{ ...theme, movement }] }))).toBeNull();
});

test('one that was made before sure answers were counted is not revised for that alone', () => {
  const pricing = { ...early, themeId: 'pricing' };
  const old = now({ themes: [pricing, early] });
  // Ranked by what is sure, another stands first, and a third is told.
  const delivery = { ...theme, themeId: 'delivery', sure: 9 };
  expect(revisionReason(old, now({ themes: [delivery, theme] }))).toBeNull();
  const fewer = { ...theme, n: 9 };
  expect(revisionReason(old, now({ themes: [delivery, fewer] }))).not.toBeNull();
});

test('a month of which nothing was sure is revised once something is', () => {
  expect(revisionReason(now({ themes: [] }), kept)).not.toBeNull();
  expect(revisionReason(now({ themes: [] }), now({ themes: [] }))).toBeNull();
});

test('what a theme outside of the five weighs revises a report that told it, and none that did not', () => {
  const weighed = (detractor: number) => ({
    weighed: [{ ...theme, sureBands: { promoter: 0, passive: 0, detractor } }],
  });
  expect(revisionReason(now(weighed(6)), now(weighed(5)))).not.toBeNull();
  expect(revisionReason(now(weighed(6)), now(weighed(6)))).toBeNull();
  expect(revisionReason(kept, now(weighed(6)))).toBeNull();
});

const sides = { positive: 10, neutral: 5, negative: 85 };
const sentiment = {
  name: 'Q4 2026',
  lastName: 'Q3 2026',
  months: [{ month: '2026-10', sides }],
  now: sides,
  last: { positive: 100, neutral: 50, negative: 850 },
  themed: 90,
  themes: [theme],
};
const quarter = (changes: object = {}) => now({ sentiment: { ...sentiment, ...changes } });

test.each<[string, object]>([
  ['a reading that somebody confirmed', { themes: [{ ...theme, sure: 7 }] }],
  [
    'a comment that sounds another way',
    { months: [{ month: '2026-10', sides: { ...sides, positive: 11 } }] },
  ],
  ['how many comments were read', { themed: 91 }],
  ['another theme', { themes: [{ ...theme, themeId: 'pricing' }] }],
  ['a share of the quarter before, as it is shown', { last: { positive: 200, neutral: 50, negative: 750 } }],
])('of the quarter that the month ends, %s does, and it is told apart from the month', (_, changes) => {
  const reason = revisionReason(quarter(), quarter(changes));
  expect(reason).toEqual({ ofMonth: false, added: 0, before: nps, after: nps });
});

test('a quarter that tells the same, or moved by nothing that is shown, revises none; nor does one told before sure answers were counted', () => {
  expect(revisionReason(quarter(), quarter())).toBeNull();
  expect(
    revisionReason(quarter(), quarter({ last: { positive: 101, neutral: 50, negative: 850 } })),
  ).toBeNull();
  const old = quarter({ themes: [{ ...early, themeId: 'pricing' }, early] });
  expect(revisionReason(old, quarter({ themes: [{ ...theme, themeId: 'delivery' }, theme] }))).toBeNull();
  expect(revisionReason(old, quarter({ themes: [{ ...theme, n: 9 }] }))).not.toBeNull();
});
