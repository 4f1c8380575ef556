import { markdownOf } from '../../sandbox/web-api/canvas-content';
import type { Initiative } from '../../src/domain/committee/initiative';
import type { ReportFigures, ReportTheme } from '../../src/domain/committee/report';
import type { Standing } from '../../src/domain/committee/standing';
import { checkSentence } from '../../src/domain/narration/check-sentence';
import { fill } from '../../src/domain/narration/fill';
import { npsOf } from '../../src/domain/numbers/nps';
import { npsChange } from '../../src/domain/numbers/nps-change';
import { SHIPPED } from '../../src/domain/themes/taxonomy';
import { reportOutline } from '../../src/report/outline';
import { problemsOfMessage } from '../../src/views/checks/check-view';
import { LIMITS } from '../../src/views/checks/limits';
import { renderReportCanvas } from '../../src/views/report/canvas';
import { reportDocument } from '../../src/views/report/document';
import type { ReportModel, ShownDecision } from '../../src/views/report/model';
import { renderReportPage } from '../../src/views/report/page';
import { renderQuotes } from '../../src/views/report/parts';
import { renderReport } from '../../src/views/report/report-message';

const { parseCanvas } = require('../../sandbox/page/text/canvas-markdown.js');

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
  sure: 40 - n,
  sureBands: { promoter: 5, passive: 5, detractor: 30 - n },
  share: 0.2,
  impact: -4.2 + n,
  movement: { kind: 'cant_tell', before: 0.18, beforeN: 40, now: 0.2 },
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
  agendaThemes: [],
  note: 'Written from templates.',
  madeAt: new Date('2026-11-02T14:00:00Z'),
  revision: { number: 2, words: '3 answers came after; the score was 31, is 29.' },
  figures,
  themes: figures.themes.map((one) => ({ ...one, said: [said, said, said], dissents: said, decided: null })),
  issues: [{ ...figures.issues[0]!, themeName: 'Billing and contracts', said }],
  decisions: [
    initiative({}),
    initiative({ title: 'Late', dueOn: '2026-10-01', overdue: true }),
    initiative({ title: 'Done', status: 'delivered', delivered: 'Invoices are right' }),
    initiative({ title: 'No', status: 'declined', reason: 'Too dear' }),
  ],
  steps: { total: '+7.0', parts: ['business +7.0'] },
  charts: {
    trend: { kind: 'picture', fileId: 'F0REPORT01' },
    themes: { kind: 'picture', fileId: 'F0REPORT02' },
  },
  links: { report: 'https://x.example/archives/C1/p1', canvas: 'https://x.example/docs/T1/F1' },
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
  expect(shown).toContain('○ Open: Mend the invoices');
  expect(shown).toContain('due 12 Dec 2026 · first step: Ask finance');
  expect(shown).toContain('due 1 Oct 2026, overdue');
  expect(shown).toContain('✓ Delivered: Done');
  expect(shown).toContain('✕ Declined: No');
  expect(shown).toContain('"user_id":"U0RUTH"');
  expect(shown.indexOf('What we decided, and what became of it')).toBeLessThan(
    shown.indexOf('What they spoke of'),
  );
});

test('a theme of the agenda that is not among the five has its buttons too, and why it is there', () => {
  const unlisted = { ...model, agendaThemes: [{ themeId: 'theme_9', name: 'Theme 9', n: 6, decided: null }] };
  const { blocks } = renderReport(unlisted);
  const agenda = blocks.findIndex((block) => JSON.stringify(block).includes('Proposed agenda'));
  const after = JSON.stringify(blocks.slice(agenda));
  expect(after).toContain('*Theme 9*  is not among the 5 themes above, which are those most spoken of');
  const buttons = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : [])) as any[];
  for (const [id, value] of [
    ['report_theme', '2026-10:theme:theme_9:0'],
    ['initiative.make', '2026-10:theme_9'],
    ['initiative.decline', '2026-10:theme_9'],
  ])
    expect(buttons).toContainEqual(expect.objectContaining({ action_id: id, value }));
  expect(JSON.stringify(renderReport(model))).not.toContain('is not among');
});

test('with everything that a report can have at once it is within fifty blocks', () => {
  const many = Array.from({ length: 5 }, () => model.issues[0]!);
  const side = { n: 5, unmatched: 2, effectiveN: 5 };
  const few = { reporting: 'none', touched: side, others: side } as const;
  const charts = {
    trend: { kind: 'none', because: HOSTILE },
    themes: { kind: 'none', because: HOSTILE },
  } as const;
  const fullest: ReportModel = {
    ...model,
    figures: { ...figures, impact: { from: '2025-11', change: few, leftDetractors: few } },
    decisions: Array.from({ length: 30 }, () => initiative({ title: HOSTILE, firstStep: HOSTILE })),
    issues: many,
    agenda: Array.from({ length: 6 }, () => HOSTILE),
    agendaThemes: [8, 9].map((n) => ({ themeId: `theme_${n}`, name: HOSTILE, n: 6, decided: null })),
    sharedBy: 'U0RUTH',
  };
  for (const one of [fullest, { ...fullest, charts }])
    expect(problemsOfMessage(renderReport(one))).toEqual([]);
  expect(JSON.stringify(renderReport(fullest).blocks)).toContain('Shortened to what Slack takes');
  expect(JSON.stringify(renderReport(model).blocks)).not.toContain('Shortened');
  // The rest is there, or this would be no measure.
  const { blocks } = renderReport(fullest);
  expect(blocks.length).toBeGreaterThan(40);
  expect(JSON.stringify(blocks)).toContain('Did it work');
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

test('whoever hears the report hears of which theme each button is, and no two buttons alike', () => {
  const unlisted = { ...model, agendaThemes: [{ themeId: 'theme_9', name: 'Theme 9', n: 6, decided: null }] };
  const buttons = renderReport(unlisted).blocks.flatMap((block: any) => [
    ...(block.type === 'actions' ? block.elements : []),
    ...(block.accessory ? [block.accessory] : []),
  ]);
  const heard = buttons.map((one) => one.accessibility_label ?? one.text.text);
  expect(new Set(heard).size).toBe(heard.length);
  for (const name of ['Theme 2', 'Theme 9'])
    for (const label of ['See the answers', 'Make initiative', 'Decline'])
      expect(heard).toContain(`${label}: ${name}`);
  expect(heard).toContain('See the answers: alike, Billing and contracts');
  for (const label of heard) expect(label.length).toBeLessThanOrEqual(75);
});

test('every sentence of code passes the rules that a model’s have to pass, with all of its facts', () => {
  const decisions: Initiative[] = model.decisions;
  const { outline, facts } = reportOutline({ figures, decisions, standing: new Map(), taxonomy: SHIPPED });
  expect(outline.length).toBeGreaterThan(7);
  for (const { template, may, must } of outline) {
    expect([template, checkSentence(template, { may, ...(must ? { must } : {}) })]).toEqual([template, null]);
    for (const name of may) expect(facts[name]).toBeDefined();
  }
});

const told = (themes: ReportTheme[], weighed?: ReportTheme[]) => {
  const month = { ...figures, themes, ...(weighed ? { weighed } : {}) };
  const { outline, facts } = reportOutline({
    figures: month,
    decisions: [],
    standing: new Map(),
    taxonomy: SHIPPED,
  });
  return Object.fromEntries(outline.map(({ id, template }) => [id, fill(template, facts)]));
};
const sureOf = (n: number, detractor: number, impact: number | null): ReportTheme => ({
  ...theme(n),
  sure: detractor,
  sureBands: { promoter: 0, passive: 0, detractor },
  impact,
});

test('what weighs most and what to decide goes by what is sure, and nothing is proposed that nobody is sure about', () => {
  const many = { ...sureOf(2, 2, -1), n: 40 };
  const few = { ...sureOf(3, 5, -0.5), n: 12 };
  const words = told([few, many, sureOf(4, 0, -9)]);
  expect(words.themes).toContain('spoke of Theme 3 more than of anything else (12 answers, 5 of them sure)');
  expect(words.weight).toContain('By what is sure, Theme 3 weighs');
  expect(words.agenda_theme_1).toBe(
    'Decide about Theme 3 (12 answers, 5 of them sure): make it an initiative, or say why not.',
  );
  expect(words.agenda_theme_2).toContain('Theme 2');
  expect(JSON.stringify(words)).not.toContain('Theme 4');
  expect(Object.keys(told([sureOf(4, 0, -9)])).filter((id) => /theme|weight/.test(id))).toEqual([]);
});

test('what weighs most may be a theme that few speak of, and the words for a model say by what it does', () => {
  const praised = { ...sureOf(2, 0, 3), sure: 20, sureBands: { promoter: 20, passive: 0, detractor: 0 } };
  const dear = sureOf(9, 7, -2);
  const words = told([praised, sureOf(3, 2, -1)], [dear, sureOf(3, 2, -1)]);
  expect(words.themes).toContain('spoke of Theme 2 more');
  expect(words.weight).toContain('By what is sure, Theme 9 weighs');
  expect(words.agenda_theme_1).toContain('Theme 9');
  expect(words.agenda_theme_2).toContain('Theme 3');
  const { outline } = reportOutline({
    figures: { ...figures, weighed: [dear] },
    decisions: [],
    standing: new Map(),
    taxonomy: SHIPPED,
  });
  expect(outline.find(({ id }) => id === 'weight')!.about).toContain('by what is sure');
});

const standing = (
  changes: Partial<Standing['decision']>,
  since: Partial<Standing['since']> | null = null,
) => {
  const { decision, ...rest }: Standing = {
    decision: { ...initiative({}), deliveredSince: null, ...changes },
    since: since && { n: 0, criticised: 0, sure: 0, ...since },
    isSettled: !since?.sure,
  };
  return { decision, ...rest };
};
const DELIVERED = { status: 'delivered', deliveredSince: '2026-10-20', title: 'Clear <invoices>' } as const;

test('what is delivered is on the agenda only by the answers that criticise it since, and its issue only then; what was declined says so', () => {
  const weighed = [{ ...sureOf(2, 5, -2), themeId: 'billing', name: 'Billing' }, sureOf(3, 4, -1)];
  const points = (stands: Standing) => {
    const month = { ...figures, themes: weighed, weighed };
    const of = { figures: month, decisions: [], taxonomy: SHIPPED };
    const { outline, facts, themes } = reportOutline({ ...of, standing: new Map([['billing', stands]]) });
    for (const { template, may, must } of outline)
      expect(checkSentence(template, { may, ...(must ? { must } : {}) })).toBeNull();
    const said = outline.filter(({ id }) => /^agenda_(theme|issue)/.test(id));
    return said.map(({ id, template }) => `${themes[id]}: ${fill(template, facts)}`);
  };
  const other = /^theme_3: Decide about Theme 3 \(/;
  expect(points(standing(DELIVERED, { n: 1 }))).toEqual([expect.stringMatching(other)]);
  expect(points(standing({ status: 'open' }))).toEqual([expect.stringMatching(other)]);
  expect(points(standing(DELIVERED, { n: 4, criticised: 3, sure: 2 }))).toEqual([
    'billing: Decide about Billing once more: 3 answers, 2 of them sure, still criticise it after it was delivered on 20 Oct 2026.',
    expect.stringMatching(other),
    expect.stringContaining('billing: Ask for the cause of what 4 accounts report alike'),
  ]);
  const declined = { status: 'declined', closedAt: new Date('2026-10-24T02:00:00Z') } as const;
  expect(points({ ...standing(declined), isSettled: false })[0]).toBe(
    'billing: Decide about Billing (58 answers, 5 of them sure) once more: it was declined on 23 Oct 2026.',
  );
});

test('beneath a theme stands what was decided about it, when, and how many answers came before', () => {
  const shown = (stands: Standing, n = 6) => {
    const [one] = model.themes;
    const only = { ...model, themes: [{ ...one!, name: 'Billing', n, decided: stands }], issues: [] };
    const { blocks } = renderReport(only);
    const labels = (blocks as any[])
      .flatMap((block) => (block.type === 'actions' ? block.elements : []))
      .map(({ accessibility_label: label }) => label?.replace(': Billing', ''))
      .filter((label) => /^(Make|Decline)/.test(label ?? ''));
    const text = (blocks as any[]).find((block) => block.text?.text.startsWith('*1. Billing'))!.text.text;
    return [text.split('\n').at(-1), ...labels];
  };
  const lead = '*✓ Delivered 20 Oct 2026:* Clear &lt;invoices&gt;; ';
  expect(shown(standing(DELIVERED, { n: 0 }))).toEqual([
    `${lead}all 6 of these answers came before it`,
    'Make initiative',
  ]);
  expect(shown(standing(DELIVERED, { n: 2 }))).toEqual([
    `${lead}4 of these 6 answers came before it`,
    'Make initiative',
  ]);
  expect(shown(standing(DELIVERED, { n: 9, criticised: 1, sure: 1 }))).toEqual([
    `${lead}all 6 of these answers came after it; 1 answer still criticises it`,
    'Make initiative',
    'Decline',
  ]);
  expect(shown(standing(DELIVERED, { n: 0 }), 1)[0]).toBe(`${lead}this answer came before it`);
  expect(shown(standing({ status: 'open' }))).toEqual(['*○ An initiative:* Mend the invoices']);
  const declined = { status: 'declined', reason: 'Too <dear>', closedAt: new Date('2026-10-24T02:00:00Z') };
  expect(shown({ ...standing(declined as any), isSettled: false })).toEqual([
    '*✕ Declined 23 Oct 2026:* Too &lt;dear&gt;',
    'Make initiative',
    'Decline',
  ]);
});

test('of as many sure answers no theme is said to be ahead', () => {
  const words = told([sureOf(2, 3, -1), sureOf(3, 3, -9)]);
  expect([words.themes, words.weight]).toEqual([undefined, undefined]);
});

test('a report says what it ranks by; one that was made when all answers ranked does not claim it', () => {
  const shown = JSON.stringify(renderReport(model).blocks);
  expect(shown).toContain('Themes stand by their sure answers');
  expect(shown).toContain('Without all 58, sure or not, the NPS would be 2.2 points higher');
  expect(shown).toContain('whether it moved: 18% → 20%, by what is sure');
  expect(renderReportPage(model)).toContain('Themes stand by their sure answers');
  const early = model.themes.map(({ sure, sureBands, ...one }) => ({
    ...one,
    movement: { kind: 'cant_tell' as const, before: 0.18, beforeN: 40 },
  }));
  const old = { ...model, themes: early, figures: { ...figures, themes: early } };
  expect(shown).toContain('by how many are sure and by what it does to the score');
  expect(shown).toContain('Theme 2: 58 answers, 38 of them sure, -2.2 points of NPS');
  expect(JSON.stringify(renderReport(old).blocks)).toContain('Theme 2: 58 answers, -2.2 points of NPS');
  for (const words of [JSON.stringify(renderReport(old).blocks), renderReportPage(old)]) {
    expect(words).not.toMatch(/what is sure|answers that are sure|are sure|sure answers/);
    expect(words).toContain('Without its answers the NPS would be 2.2 points higher');
  }
});

test('where nobody is sure of a theme the report says so, and where to look', () => {
  const none = { ...model, themes: [], figures: { ...figures, themes: [], moreThemes: 4 } };
  const words = 'No comment of this month is surely about a theme';
  expect(JSON.stringify(renderReport(none).blocks)).toContain(words);
  expect(renderReportPage(none)).toContain(`${words}. /rnps themes ${figures.month} shows 4 themes`);
});

const SENTIMENT = {
  name: 'Q3 2026',
  lastName: 'Q2 2026',
  months: [],
  now: { positive: 8, neutral: 2, negative: 30 },
  last: { positive: 1, neutral: 2, negative: 3 },
  themed: 40,
  themes: [],
};

/** All nodes of a canvas as the pretend Slack reads it. */
function nodesOf(markdown: string): any[] {
  const all: any[] = [];
  const visit = (node: any): void => {
    if (Array.isArray(node)) node.forEach(visit);
    else if (node && typeof node === 'object') {
      all.push(node);
      Object.values(node).forEach(visit);
    }
  };
  visit(parseCanvas(markdown));
  return all;
}
const textOf = (markdown: string) =>
  nodesOf(markdown)
    .map(({ text }) => text ?? '')
    .join(' ');

const ATTACKS = [
  HOSTILE,
  '![](@U0RUTH) ![](#C0CX) ![x](https://evil.example/x.png)',
  '[bank](https://evil.example) <https://evil.example> https://evil.example www.evil.example',
  '<@U0RUTH> <!channel> @channel @here :tada:',
  '# big | a cell | another |\n|---|\n\n## heading\n> quote\n- item\n1. one\n---',
  '\\![](@U0RUTH) \\\\[x](https://evil.example) \\| \\`code`',
  '`code` **bold** ~~gone~~ <b>html</b><br>[ref]: https://evil.example',
];

test.each(ATTACKS)('in a canvas the words of a stranger are no markup, whatever they are: %s', (attack) => {
  const words = { quote: attack, score: 2, accountName: attack };
  const canvas = renderReportCanvas({
    ...model,
    finding: attack,
    sentences: [attack],
    agenda: [attack],
    steps: { total: '+7.0', parts: [attack] },
    themes: model.themes.map((one) => ({ ...one, name: attack, said: [words], dissents: words })),
    issues: [{ ...model.issues[0]!, themeName: attack, said: words }],
    decisions: [initiative({ title: attack, themeName: attack, firstStep: attack })],
  });
  const nodes = nodesOf(canvas);
  const plain = nodesOf(renderReportCanvas(model));
  expect(nodes.filter(({ type }) => ['link', 'user', 'channel', 'code', 'strike'].includes(type))).toEqual(
    [],
  );
  const headings = (all: any[]) => all.filter(({ type }) => type === 'heading').length;
  expect(headings(nodes)).toBe(headings(plain));
  // Nothing is lost either: what a reader sees is what was said.
  const seen = (text: string) => text.replace(/[\s\u200B\u202e]/gu, '');
  expect(seen(textOf(canvas))).toContain(seen(attack).slice(0, 40));
  expect(canvas).not.toMatch(/(?<!\\)(!\[|<)|:\/\//);
});

test('the longest report is a canvas that Slack takes, with what does not fit its tables counted', () => {
  const decisions = Array.from({ length: 200 }, () => initiative({ title: HOSTILE, firstStep: HOSTILE }));
  const trend = Array.from({ length: 100 }, () => figures.trend[0]!);
  const canvas = renderReportCanvas({ ...model, decisions, figures: { ...figures, trend } });
  expect(markdownOf({ type: 'markdown', markdown: canvas }, 'refused')).toBe(canvas);
  expect(canvas.length).toBeLessThan(LIMITS.canvasMarkdown.max);
  expect(canvas).toContain('*and 26 rows more*');
});

test('no table is wider than a phone, and what was decided stands beneath each other with its notes', () => {
  const { sections } = reportDocument({ ...model, figures: { ...figures, sentiment: SENTIMENT } });
  const tables = sections.flatMap(({ parts }) => parts).filter((part) => part.kind === 'table');
  expect(tables.length).toBeGreaterThan(2);
  for (const { head, rows } of tables) {
    expect(head.length).toBeLessThanOrEqual(4);
    for (const row of rows) expect(row).toHaveLength(head.length);
  }
  expect(sections[0]!.parts).toEqual([
    {
      kind: 'list',
      ordered: false,
      items: [
        {
          lead: 'Open: Mend the invoices',
          text: 'Billing and contracts · due 12 Dec 2026 · first step: Ask finance',
        },
        {
          lead: 'Open, overdue: Late',
          text: 'Billing and contracts · due 1 Oct 2026 · first step: Ask finance',
        },
        { lead: 'Delivered: Done', text: 'Billing and contracts · due 12 Dec 2026 · Invoices are right' },
        { lead: 'Declined: No', text: 'Billing and contracts · due 12 Dec 2026 · Too dear' },
      ],
    },
  ]);
});

test('page and canvas say the same, from the finding to the agenda', () => {
  const quarterly = {
    ...model,
    themes: model.themes.map((one) => ({ ...one, name: 'Billing', said: [], dissents: null })),
    issues: [],
    figures: {
      ...figures,
      sentiment: SENTIMENT,
    },
  };
  const page = renderReportPage(quarterly)
    .replace(/<style>.*?<\/style>|<title>.*?<\/title>|<header><p>.*?<\/h1>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'");
  const words = (text: string) => (text.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !/^\d$/.test(word));
  expect(words(textOf(renderReportCanvas(quarterly)).replaceAll('\u200B', '')).join('')).toBe(
    words(page).join(''),
  );
});
