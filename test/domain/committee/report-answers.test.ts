import {
  type AnswersAsked,
  answersValue,
  readAnswersValue,
} from '../../../src/domain/committee/report-answers';

const ISSUE = '00000000-0000-4000-8000-000000000001';

test.each<AnswersAsked['behind']>([
  { kind: 'band', band: 'detractor' },
  { kind: 'theme', themeId: 'billing' },
  { kind: 'issue', issueId: ISSUE },
  { kind: 'late' },
  { kind: 'returned' },
])('a button to answers says which, and is read again: $kind', (behind) => {
  const asked: AnswersAsked = { month: '2026-10', behind, page: 3 };
  expect(readAnswersValue(answersValue(asked))).toEqual(asked);
});

test.each([
  '',
  '2026-10:band:king:0',
  '2026-10:band:__proto__:0',
  '2026-10:issue:x:0',
  `2026-10:issue:${ISSUE}x:0`,
  '2026-10:theme::0',
  "2026-10:theme:x' OR true:0",
  `2026-10:theme:${'x'.repeat(61)}:0`,
  '2026-13:theme:billing:0',
  '2026-10:theme:billing:-1',
  '2026-10:theme:billing:999999',
  '2026-10:theme:billing:0:0',
  '2026-10:all:billing:0',
  '__proto__',
])('a forged one is none of ours: %j', (value) => {
  expect(readAnswersValue(value)).toBeNull();
});
