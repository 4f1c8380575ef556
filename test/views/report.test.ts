import type { Initiative } from '../../src/domain/committee/initiative';
import type { ReportFigures, ReportTheme } from '../../src/domain/committee/report';
import { checkSentence } from '../../src/domain/narration/check-sentence';
import { npsOf } from '../../src/domain/numbers/nps';
import { npsChange } from '../../src/domain/numbers/nps-change';
import { SHIPPED } from '../../src/domain/themes/taxonomy';
import { reportOutline } from '../../src/report/outline';
import { problemsOfMessage } from '../../src/views/checks/check-view';
import type { ReportModel, ShownDecision } from '../../src/views/report/model';
import { renderReportPage } from '../../src/views/report/page';
import { renderQuotes } from '../../src/views/report/parts';
import { renderReport } from '../../src/views/report/report-message';

const HOSTILE = '<!channel> *bold* <https://evil.example|x> & "q" <script>alert(1)</script> ‮ '.repeat(12);
const counts = { promoters: 210, passives: 110, detractors: 92 };
const nps = npsOf(counts);
const change = {
  name: 'Sep 2026',
  nps: npsOf({ ...counts, detractors: 120 }),
  change: npsChange({ ...counts, detractors: 120 }, counts),
};
const theme = (n: number): ReportTheme => ({
  themeId: `theme_${n}`,
  name: n === 1 ? HOSTILE : `Theme ${n}`,
  n: 60 - n,
  bands: { promoter: 10, passive: 10, detractor: 40 - n },
  sides: { positive: 9, neutral: 3, negative: 40 },
  share: 0.2,
  impact: -4.2 + n,
  movement: { kind: 'cant_tell', before: 0.18, beforeN: 40 },
  stakes: [{ currency: 'USD', accounts: 12, arr: 480_000 }],
  quotes: [],
  dissent: null,
});
const figures: ReportFigures = {
  month: '2026-10',
  zone: 'America/New_York',
  from: '2026-10-01T04:00:00.000Z',
  to: '2026-11-01T04:00:00.000Z',
  scores: [9, 9, 9, 9, 9, 9, 38, 60, 50, 100, 110],
  nps,
  invited: null,
  last: change,
  quarter: { ...change, now: nps, nowName: 'Aug 2026 to Oct 2026' },
  trend: [{ month: '2026-10', nps }],
  why: {
    segment: 'plan',
    rate: 5,
    mix: 2,
    mixExplains: false,
    effects: [{ value: 'business', rate: 5, mix: 2 }],
  },
  followUps: {
    promises: { kept: 80, reachedLate: 5, openLate: 3, neverReached: 2, notYetDue: 0 },
    claimedInTime: 85,
    opened: 400,
    closed: 90,
    told: 40,
  },
  comments: { themed: 250, foreign: 4, noContent: 3, unread: 0 },
  themes: [1, 2, 3, 4, 5].map(theme),
  moreThemes: 3,
  issues: [{ issueId: '00000000-0000-4000-8000-000000000001', themeId: 'billing', accounts: 4, answers: 6 }],
  sentiment: null,
};
const said = { quote: HOSTILE, score: 2, accountName: HOSTILE };
const initiative = (changes: Partial<ShownDecision>): ShownDecision => ({
  id: '1',
  theme: 'billing',
  month: '2026-09',
  title: 'Mend the invoices',
  owner: 'U0RUTH',
  dueOn: '2026-12-12',
  firstStep: 'Ask finance',
  reason: null,
  status: 'open',
  decidedBy: 'U0RUTH',
  decidedAt: new Date(0),
  closedAt: null,
  delivered: null,
  themeName: 'Billing and contracts',
  overdue: false,
  ...changes,
});
const model: ReportModel = {
  title: 'October 2026',
  finding: 'NPS 29',
  sentences: ['One.', 'Two.'],
  agenda: ['Decide.'],
  note: 'Written from templates.',
  madeAt: new Date('2026-11-02T14:00:00Z'),
  revision: { number: 2, words: '3 answers came after; the score was 31, is 29.' },
  figures,
  themes: figures.themes.map((one) => ({ ...one, said: [said, said, said], dissents: said })),
  issues: [{ ...figures.issues[0]!, themeName: 'Billing and contracts', said }],
  decisions: [
    initiative({}),
    initiative({ title: 'Late', dueOn: '2026-10-01', overdue: true }),
    initiative({ title: 'Done', status: 'delivered', delivered: 'Invoices are right' }),
    initiative({ title: 'No', status: 'declined', reason: 'Too dear' }),
  ],
  steps: ['business +7'],
  charts: {
    trend: { kind: 'picture', fileId: 'F0REPORT01' },
    themes: { kind: 'picture', fileId: 'F0REPORT02' },
  },
  links: { report: 'https://x.example/archives/C1/p1' },
  missed: ['August 2026'],
  share: true,
  sharedBy: null,
};

test('the fullest report with the longest words is within what Slack takes, and hostile words stay words', () => {
  const many = {
    ...model,
    decisions: Array.from({ length: 30 }, () => initiative({ title: HOSTILE, firstStep: HOSTILE })),
  };
  for (const one of [model, many]) {
    expect(problemsOfMessage(renderReport(one))).toEqual([]);
    expect(problemsOfMessage(renderQuotes(one)!)).toEqual([]);
  }
  const markup = JSON.stringify(
    renderReport(model).blocks.filter(({ type }) => type === 'section' || type === 'context'),
  );
  expect(markup).not.toMatch(/<!channel>|<https:\/\/evil/);
  const page = renderReportPage(model);
  expect(page).not.toMatch(/<script|<!channel|\u202e/);
  expect(page).toContain('&lt;script&gt;');
});

test('decisions stand before what is new, each with its state, owner and day', () => {
  const shown = JSON.stringify(renderReport(model).blocks);
  expect(shown).toContain('◐ In progress: Mend the invoices');
  expect(shown).toContain('due 12 Dec 2026 · first step: Ask finance');
  expect(shown).toContain('due 1 Oct 2026, overdue');
  expect(shown).toContain('✓ Delivered: Done');
  expect(shown).toContain('✕ Declined: No');
  expect(shown).toContain('"user_id":"U0RUTH"');
  expect(shown.indexOf('What we decided before')).toBeLessThan(shown.indexOf('What they spoke of'));
});

test('each theme can be decided about, and its answers seen', () => {
  const buttons = renderReport(model).blocks.flatMap((block) =>
    block.type === 'actions' ? block.elements : [],
  ) as any[];
  const of = (id: string) => buttons.filter(({ action_id }) => action_id === id).map(({ value }) => value);
  expect(of('initiative.make')).toEqual([1, 2, 3, 4, 5].map((n) => `2026-10:theme_${n}`));
  expect(of('initiative.decline')).toEqual(of('initiative.make'));
  expect(of('report_theme')[0]).toBe('2026-10:theme:theme_1:0');
});

test('every sentence of code passes the rules that a model’s have to pass, with all of its facts', () => {
  const decisions: Initiative[] = model.decisions;
  const { outline, facts } = reportOutline({ figures, decisions, taxonomy: SHIPPED });
  expect(outline.length).toBeGreaterThan(7);
  for (const { template, may, must } of outline) {
    expect([template, checkSentence(template, { may, ...(must ? { must } : {}) })]).toEqual([template, null]);
    for (const name of may) expect(facts[name]).toBeDefined();
  }
});
