import fc from 'fast-check';
import { bandOf } from '../../src/domain/bands';
import { POLARITIES } from '../../src/domain/themes/annotation';
import { problemsOf, problemsOfMessage } from '../../src/views/checks/check-view';
import { renderIssue } from '../../src/views/themes/issue';
import { proposalModal } from '../../src/views/themes/proposals';
import { taxonomyModal } from '../../src/views/themes/taxonomy-modal';
import { languageName } from '../../src/views/themes/theme-words';
import { themesModal } from '../../src/views/themes/themes-modal';
import {
  renderNoTheme,
  renderTheme,
  renderThemes,
  type ThemesReport,
} from '../../src/views/themes/themes-report';
import { anyDecision } from './initiative-samples';
import { hostileText } from './samples';

const side = fc.constantFrom(...POLARITIES);
const n = fc.nat(2_000_000);
const bands = fc.record({ promoter: n, passive: n, detractor: n });
const quotes = fc.array(
  fc.record({
    quote: hostileText,
    polarity: side,
    score: fc.integer({ min: 0, max: 10 }),
    accountName: fc.option(hostileText, { nil: null }),
  }),
  { maxLength: 4 },
);
const aTheme = fc.record({
  themeId: fc.constant('billing'),
  name: hostileText,
  n,
  bands,
  sides: fc.record({ positive: n, neutral: n, negative: n }),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  impact: fc.option(fc.double({ min: -200, max: 200, noNaN: true }), { nil: null }),
  movement: fc.oneof(
    fc.record({ kind: fc.constant('too_few' as const), beforeN: n }),
    fc.record({
      kind: fc.constantFrom('more' as const, 'less' as const, 'cant_tell' as const),
      before: fc.double({ min: 0, max: 1, noNaN: true }),
      beforeN: n,
    }),
  ),
  stakes: fc.array(
    fc.record({
      currency: fc.option(hostileText, { nil: null }),
      accounts: n,
      arr: fc.double({ min: 0, max: 1e15, noNaN: true }),
    }),
    { maxLength: 4 },
  ),
  quotes,
  decision: anyDecision,
});
const aReport: fc.Arbitrary<ThemesReport> = fc.record({
  title: fc.constant('the last 90 days'),
  all: bands,
  comments: fc.record({
    themed: n,
    noContent: n,
    unread: n,
    languages: fc.array(fc.record({ language: fc.constantFrom(null, 'fr', 'zz', '__proto__'), n }), {
      maxLength: 60,
    }),
  }),
  themes: fc.array(aTheme, { maxLength: 8 }),
  teams: fc.record({
    named: fc.array(fc.record({ name: hostileText, n }), { maxLength: 12 }),
    none: n,
    unsure: n,
  }),
  more: n,
});

test('whatever customers and the committee write, the report stays within what Slack takes', () => {
  fc.assert(
    fc.property(aReport, (report) => {
      expect(problemsOfMessage(renderThemes(report))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('so do one theme, an issue and both windows', () => {
  fc.assert(
    fc.property(
      hostileText,
      hostileText,
      quotes,
      fc.nat(12),
      anyDecision,
      (name, said, quoted, score, decision) => {
        const answer = {
          responseId: 'r',
          score: score % 11,
          band: bandOf(score % 11),
          polarity: 'negative' as const,
          sure: score % 2 === 0,
          answeredAt: new Date(0),
          accountName: name,
          quote: said,
          permalink: 'https://larkspur.example/archives/C/p1',
        };
        const page = {
          title: 'October 2026',
          themeId: 'billing',
          name,
          page: 1,
          pages: 9,
          total: 90,
          sure: score,
          withheld: score,
          decision,
        };
        expect(problemsOfMessage(renderTheme({ ...page, answers: Array(10).fill(answer) }))).toEqual([]);
        expect(problemsOfMessage(renderNoTheme(said, { id: 'billing', name }, []))).toEqual([]);
        const issue = {
          themeId: 'billing',
          themeName: name,
          accounts: score,
          answers: 9,
          firstAt: new Date(0),
          lastAt: new Date(1),
        };
        expect(problemsOfMessage(renderIssue({ ...issue, quotes: quoted }))).toEqual([]);
        const themes = Array.from({ length: 120 }, (_, i) => ({ id: `t${i}`, name, means: said }));
        const chosen = [
          { id: 't3', polarity: 'positive' as const },
          { id: 'gone', polarity: 'negative' as const },
        ];
        expect(
          problemsOf(themesModal({ followUpId: 'f', about: name, comment: said, themes, chosen }), 'modal'),
        ).toEqual([]);
        const teams = [{ id: 'cx', name }];
        const proposal = {
          id: 'p',
          name,
          isNameOfModel: true,
          words: said,
          accounts: 3,
          answers: 4,
          quotes: Array.from({ length: 3 }, () => ({ quote: said, score: 5, accountName: name })),
        };
        const proposals = Array.from({ length: 5 }, () => proposal);
        expect(problemsOf(taxonomyModal({ version: 1, themes, teams, proposals }), 'modal')).toEqual([]);
        expect(problemsOf(proposalModal({ version: 1, proposal, themes, teams }), 'modal')).toEqual([]);
      },
    ),
    { numRuns: 40 },
  );
});

test('a quote and a name never become markup', () => {
  const report = renderIssue({
    themeId: 'billing',
    themeName: '<!channel> *bold*',
    accounts: 3,
    answers: 3,
    firstAt: new Date(0),
    lastAt: new Date(0),
    quotes: [{ quote: '<!here> <https://evil.example|click>', score: 1, accountName: '<@U0RUTH>' }],
  });
  expect(JSON.stringify(report.blocks.filter((b) => b.type === 'section'))).not.toMatch(
    /<!channel>|<!here>|<@/,
  );
  expect(report.text).not.toContain('<!');
});

test('a language is named, and an unknown one is not made up', () => {
  expect(['fr', 'de', null, 'zz', '__proto__', 'x'.repeat(40)].map(languageName)).toEqual([
    'French',
    'German',
    ...Array(4).fill('language unknown'),
  ]);
});
