import fc from 'fast-check';
import { shownSplit } from '../../src/domain/numbers/shown-points';
import { problemsOf, problemsOfMessage } from '../../src/views/checks/check-view';
import { ACTIONS } from '../../src/views/ids';
import { type Figure, figureWords } from '../../src/views/numbers/figure';
import type { Basis, Chart, Offers } from '../../src/views/numbers/numbers-parts';
import { renderTargetSet } from '../../src/views/numbers/numbers-usage';
import { renderTarget, type TargetModel } from '../../src/views/numbers/target';
import { renderTrend, type TrendModel } from '../../src/views/numbers/trend';
import { renderWhy, type WhyModel } from '../../src/views/numbers/why';
import { hostileText } from './samples';

const basis: Basis = {
  view: 'respondent',
  zone: 'Europe/Berlin',
  voters: 'answers',
  arr: null,
  surer: [],
};
const offers: Offers = { command: 'trend 12', share: true };
const picture: Chart = { kind: 'picture', fileId: 'F012345678' };

const figure = (label: string, score: number | null, n: number): Figure => ({
  label,
  score,
  low: score === null ? null : score - 6,
  high: score === null ? null : score + 6,
  n,
  level: score === null ? 'none' : n < 30 ? 'low' : 'ok',
});

const trend: TrendModel = {
  finding: '31 (25 to 37, n=412): up 6 on last quarter; can’t tell yet whether that is real',
  rowsAre: 'Month',
  periods: null,
  notes: [],
  rows: [
    { ...figure('Sep 2026', -3, 17), before: null, verdict: null },
    { ...figure('Oct 2026', null, 4), before: figure('Sep 2026', -3, 17), verdict: null },
    { ...figure('Nov 2026', 31, 1412), before: figure('Oct 2026', null, 4), verdict: null },
  ],
  digits: 0,
  chart: picture,
  basis,
  offers,
};

const effects = [
  { segment: 'Enterprise', rate: -7.5, mix: -3, before: 150, after: 149 },
  { segment: 'Starter', rate: 3.5, mix: 1.04, before: 250, after: 1263 },
];
const why: WhyModel = {
  finding: 'Down 6: Enterprise scored lower',
  segmentsAre: 'Plan',
  from: figure('Q3 2026', 37.04, 400),
  to: figure('Q4 2026', 31, 412),
  parts: shownSplit(37.04, 31, effects),
  lookedAt: ['plan', 'time as a customer'],
  note: null,
  instead: null,
  chart: picture,
  basis,
  offers,
};

const target: TargetModel = {
  finding: '43 of 50 by June',
  replaced: null,
  start: figure('January', 40, 780),
  now: figure('November', 43, 812),
  goal: { label: 'Goal by June 2027', score: 50 },
  neededN: 1630,
  detectable: 9.87,
  assumption: 'with 80% power, from 58/27/15 to 62/26/12',
  chart: picture,
  basis,
  offers,
};

const kinds = (blocks: { type: string }[]) => blocks.map(({ type }) => type);
const said = (blocks: unknown) => JSON.stringify(blocks);
const tableOf = (blocks: any[]) =>
  blocks.find(({ type }) => type === 'table').rows.map((row: any[]) => row.map(({ text }) => text));

describe('a trend', () => {
  const { text, blocks } = renderTrend(trend);

  test('is the finding, the picture, the table, what counts, and two buttons', () => {
    expect(text).toBe(trend.finding);
    expect(kinds(blocks)).toEqual(['section', 'image', 'table', 'context', 'actions']);
    expect(blocks[1]).toMatchObject({ slack_file: { id: 'F012345678' } });
    expect(problemsOfMessage({ text, blocks })).toEqual([]);
  });

  test('its table says of each month how sure it is', () => {
    expect(tableOf(blocks)).toEqual([
      ['Month', 'NPS', '95%', 'n', 'Change'],
      ['Sep 2026', '−3', '−9 to 3', '17', 'low data'],
      ['Oct 2026', '–', '–', '4', 'too few answers'],
      ['Nov 2026', '31', '25 to 37', '1,412', 'no score before'],
    ]);
  });

  test('each difference is shown, and whether chance gives as much; the column adds up', () => {
    const scores = [28.46, 30.68, 30.7, 12];
    const rows = scores.map((score, i) => ({
      ...figure(`M${i}`, score, 200),
      before: i === 0 ? null : figure('', scores[i - 1]!, 200),
      verdict: ([null, 'cannot_tell', 'cannot_tell', 'down'] as const)[i]!,
    }));
    const cells = tableOf(renderTrend({ ...trend, rows, digits: 1 }).blocks).slice(1);
    expect(cells.map((row: string[]) => [row[1], row[4]])).toEqual([
      ['28.5', '–'],
      ['30.7', '+2.2, may be chance'],
      ['30.7', '0, may be chance'],
      ['12.0', '−18.7, real change'],
    ]);
  });

  test('of parts both quarters stand side by side, each with its n, and their difference', () => {
    const parts: TrendModel = {
      ...trend,
      rowsAre: 'Plan',
      periods: { last: 'Q3 2026', now: 'Q4 2026 so far' },
      rows: [
        { ...figure('team', 31, 90), before: figure('', 28, 85), verdict: 'cannot_tell' },
        { ...figure('business', 50, 40), before: figure('', 10, 29), verdict: 'up' },
        { ...figure('starter', 5, 12), before: figure('', null, 4), verdict: null },
        { ...figure('legacy', null, 3), before: figure('', 20, 30), verdict: null },
      ],
    };
    const message = renderTrend(parts);
    expect(tableOf(message.blocks)).toEqual([
      ['Plan', 'Q3 2026', 'n', 'Q4 2026 so far', '95%', 'n', 'Change'],
      ['team', '28', '85', '31', '25 to 37', '90', '+3, may be chance'],
      ['business', '10', '29', '50', '44 to 56', '40', '+40, real change, low data'],
      ['starter', '–', '4', '5', '−1 to 11', '12', 'no score before, low data'],
      ['legacy', '20', '30', '–', '–', '3', 'too few answers'],
    ]);
    expect((message.blocks[1] as any).alt_text).toContain(
      'team: 28 (22 to 34, n=85), then 31 (25 to 37, n=90); business',
    );
    const letters = renderTrend(parts, 'letters').blocks[2] as any;
    expect(letters.elements[0].elements[0].text.split('\n').slice(0, 2)).toEqual([
      'Plan       Q3 2026     n    now     n',
      'team            28    85     31    90',
    ]);
  });

  test('who cannot see the picture is told the finding and the numbers, the newest first', () => {
    expect((blocks[1] as any).alt_text).toBe(
      `${trend.finding}. Chart of NPS with its 95% interval. Nov 2026: 31 (25 to 37, n=1,412); ` +
        'Oct 2026: no score (n=4); Sep 2026: −3 (−9 to 3, n=17, low data).',
    );
  });

  test('without a picture the table says it all, and a line says why', () => {
    const none = renderTrend({
      ...trend,
      chart: { kind: 'none', because: 'The picture could not be drawn' },
    });
    expect(kinds(none.blocks)).toEqual(['section', 'context', 'table', 'context', 'actions']);
    expect(said(none.blocks[1])).toContain('The picture could not be drawn: the table says it all.');
    const quiet = renderTrend({ ...trend, chart: { kind: 'none', because: null } });
    expect(kinds(quiet.blocks)).toEqual(['section', 'table', 'context', 'actions']);
  });

  test('names the view, the zone and the confidence', () => {
    expect(said(blocks)).toContain('Each answer counts once. Intervals are of 95% confidence.');
    expect(said(blocks)).toContain('Europe/Berlin');
    const arr = renderTrend({
      ...trend,
      basis: {
        ...basis,
        view: 'arr',
        voters: 'accounts of equal weight',
        arr: { currency: 'EUR', leftOut: 3 },
        surer: ['Oct 2026', 'Q4 2026 so far'],
      },
    });
    expect(said(arr.blocks)).toContain(
      'Each account counts by its ARR in EUR; 3 accounts have none in EUR and no say.',
    );
    expect(said(arr.blocks)).toContain(
      'narrower where we know how many were invited: Oct 2026, Q4 2026 so far. Under',
    );
    expect(said(arr.blocks)).toContain('Under 10 accounts of equal weight there is no score');
  });

  test('by revenue each row says as how many accounts of equal weight it is', () => {
    const rows = trend.rows.map((row, i) => ({ ...row, weighsAs: [9.7, 3.2, 40.1][i]! }));
    const arr = renderTrend({ ...trend, rows, basis: { ...basis, view: 'arr' } });
    expect(
      tableOf(arr.blocks)
        .slice(1)
        .map((row: string[]) => row[4]),
    ).toEqual(['low data (as 9)', 'too few accounts (as 3)', 'no score before']);
  });

  test('of parts, everybody together stands beneath, and what is not plain of its columns', () => {
    const note = 'All together, Q4 2026: 31 (25 to 37, n=412).';
    expect(
      said(renderTrend({ ...trend, notes: [note, 'Teams by another rule before 23 Nov 2026.'] }).blocks),
    ).toMatch(/All together, Q4 2026: 31 .*Teams by another rule before/);
  });

  test('what is shared already offers the export alone', () => {
    const ids = (model: TrendModel) =>
      (renderTrend(model).blocks.at(-1) as any).elements.map((e: any) => e.action_id);
    expect(ids(trend)).toEqual([ACTIONS.numbersShare, ACTIONS.numbersExport]);
    expect(ids({ ...trend, offers: { ...offers, share: false } })).toEqual([ACTIONS.numbersExport]);
    expect(kinds(renderTrend({ ...trend, offers: null }).blocks)).not.toContain('actions');
  });

  test('in letters its table fits a phone and a Home tab', () => {
    const { blocks: letters } = renderTrend(trend, 'letters');
    const text = (letters[2] as any).elements[0].elements[0].text as string;
    expect(text.split('\n')).toEqual([
      'Month       NPS          95%      n',
      'Sep 2026     −3      −9 to 3     17',
      'Oct 2026      –            –      4',
      'Nov 2026     31     25 to 37  1,412',
    ]);
    expect(problemsOf({ type: 'home', blocks: letters }, 'home')).toEqual([]);
  });

  test('more rows than a message takes are left to the export', () => {
    const rows = Array.from({ length: 130 }, () => ({
      ...trend.rows[2]!,
      label: '🚀'.repeat(90),
    }));
    const message = renderTrend({ ...trend, rows });
    expect(tableOf(message.blocks)).toHaveLength(51);
    expect(said(message.blocks)).toContain('80 more are in the export.');
    expect(problemsOfMessage(message)).toEqual([]);
  });

  test('of nothing is said to be of nothing', () => {
    const message = renderTrend({ ...trend, finding: '', rows: [], chart: { kind: 'none', because: null } });
    expect(problemsOfMessage(message)).toEqual([]);
    expect(message.text).toBe('No answers');
  });
});

describe("Slack's own chart", () => {
  const whole = trend.rows.filter(({ score }) => score !== null);
  const native = (rows: TrendModel['rows']) => renderTrend({ ...trend, rows, chart: { kind: 'native' } });

  test('shows the score and both ends of the interval', () => {
    const message = native(whole);
    expect(problemsOfMessage(message)).toEqual([]);
    const { chart, title } = message.blocks[1] as any;
    expect(title).toBe('NPS: 31');
    expect(chart.axis_config.categories).toEqual(['Sep 2026', 'Nov 2026']);
    expect(chart.series.map(({ name, data }: any) => [name, data.map(({ value }: any) => value)])).toEqual([
      ['High end', [3, 37]],
      ['NPS', [-3, 31]],
      ['Low end', [-9, 25]],
    ]);
  });

  test.each([
    ['has no gaps, so a month without a score is told by the table alone', trend.rows],
    [
      'takes no more than 20 months',
      Array.from({ length: 21 }, (_, i) => ({ ...whole[0]!, label: `M${i}` })),
    ],
    ['takes no name twice', [whole[0]!, whole[0]!]],
    ['is not made of nothing', []],
  ])('%s', (_name, rows) => {
    expect(kinds(native(rows).blocks)).not.toContain('data_visualization');
  });
});

describe('why', () => {
  const message = renderWhy(why);

  test('the table adds up to the difference, as it is shown', () => {
    expect(tableOf(message.blocks)).toEqual([
      ['Plan', 'What they said', 'Who answered', 'Together', 'n before → after'],
      ['Enterprise', '−7.5', '−3.0', '−10.5', '150 → 149'],
      ['Starter', '+3.5', '+1.0', '+4.5', '250 → 1,263'],
      ['All', '−4.0', '−2.0', '−6.0', '400 → 412'],
    ]);
    expect(said(message.blocks)).toContain(
      'Q3 2026: 37.0 (31.0 to 43.0, n=400) → Q4 2026: 31.0 (25.0 to 37.0, n=412).',
    );
    expect(said(message.blocks)).toContain('Looked at: plan, time as a customer; one is named when');
    expect(said(renderWhy({ ...why, lookedAt: [] }).blocks)).not.toContain('Looked at');
    expect(problemsOfMessage(message)).toEqual([]);
  });

  test('in letters its heads are short enough for a phone', () => {
    const { blocks } = renderWhy(why, 'letters');
    const text = (blocks[2] as any).elements[0].elements[0].text as string;
    expect(text.split('\n').slice(0, 2)).toEqual([
      'Plan           Said    Who    Sum',
      'Enterprise     −7.5   −3.0  −10.5',
    ]);
  });

  test('a tenth that rounds to nothing is nothing', () => {
    const parts = shownSplit(31, 31, [{ segment: 'Plus', rate: -0.04, mix: 0.04, before: 1, after: 2 }]);
    expect(tableOf(renderWhy({ ...why, parts }).blocks)[1]).toEqual(['Plus', '0', '0', '0', '1 → 2']);
  });

  test('of parts too small to be named their sum is told, and why they have no names', () => {
    const parts = shownSplit(37.04, 31, [effects[0]!, { ...effects[1]!, segment: '2 others', few: 2 }]);
    const { blocks } = renderWhy({ ...why, parts });
    expect((blocks[1] as any).alt_text).toMatch(/from who answered; 2 others: \+4\.5 together\.$/);
    expect(said(blocks)).toContain('“2 others” had under 10 answers each.');
  });

  test('where there are no parts, what has some is offered', () => {
    const { blocks } = renderWhy({ ...why, parts: null, instead: 'why q4 2026' });
    expect(said(blocks)).toContain('The quarter has enough answers: `/rnps why q4 2026`.');
    expect(said(blocks)).not.toContain('Looked at');
  });

  test('where a period has no score there is no table', () => {
    const none = renderWhy({ ...why, parts: null, to: figure('Q4 2026', null, 4) });
    expect(kinds(none.blocks)).not.toContain('table');
    expect(said(none.blocks)).toContain('Q4 2026: no score (n=4).');
    expect(said(none.blocks)).not.toContain('What they said');
  });
});

describe('a target', () => {
  test('says where we are, what it takes to see it, and what was assumed', () => {
    const message = renderTarget(target);
    expect((message.blocks[2] as any).text.text.split('\n')).toEqual([
      'January: 40 (34 to 46, n=780)',
      'November: 43 (37 to 49, n=812)',
      'Goal by June 2027: 50',
      'To see that it was reached takes 1,630 answers a wave; now there are 812.',
      '812 answers can show a rise of 9.9 points or more.',
      'Assumed: with 80% power, from 58/27/15 to 62/26/12.',
    ]);
    expect(problemsOfMessage(message)).toEqual([]);
  });

  test('says which target it replaces', () => {
    const { blocks } = renderTarget({ ...target, replaced: '40 by June 2027' });
    expect((blocks[2] as any).text.text.split('\n')[0]).toBe('Until now it was 40 by June 2027.');
  });

  test('that was taken away is told, with the command that sets it again', () => {
    const words = (was: Parameters<typeof renderTargetSet>[0]) => renderTargetSet(was).text;
    const command = '/rnps target 40 by 2027-06';
    expect(words({ kind: 'dropped', was: { name: '40 by June 2027', command } })).toBe(
      '✓ There is no target any more: it was 40 by June 2027. `/rnps target 40 by 2027-06` sets it again, as from today.',
    );
    expect(words({ kind: 'dropped', was: { name: '40 by June 2025', command: null } })).toContain(
      'it was 40 by June 2025. The committee sets one with',
    );
    expect(words({ kind: 'dropped', was: null })).toMatch(/^There was no target\./);
  });

  test('leaves out what is not known', () => {
    const message = renderTarget({ ...target, neededN: null, detectable: null, assumption: '' });
    expect((message.blocks[2] as any).text.text.split('\n')).toHaveLength(3);
  });
});

test('low data is said wherever a figure stands', () => {
  expect(figureWords(figure('x', 12, 29))).toBe('12 (6 to 18, n=29, low data)');
  expect(figureWords(figure('x', 12, 30))).toBe('12 (6 to 18, n=30)');
  expect(figureWords({ ...figure('x', 12, 30), low: 12, high: 12 })).toBe('12 (all answered, n=30)');
});

test('whatever a segment is called, Slack takes the message', () => {
  fc.assert(
    fc.property(hostileText, fc.constantFrom('block' as const, 'letters' as const), (text, form) => {
      const named = {
        ...figure(text, 31, 412),
        before: figure(text, 25, 400),
        verdict: 'cannot_tell' as const,
      };
      const common = {
        finding: text,
        offers: { command: text || '-', share: true },
        basis: { ...basis, zone: text },
      };
      const heads = {
        rowsAre: text,
        notes: [text, text],
        digits: 1 as const,
        periods: text.length % 3 ? null : { last: text, now: text },
      };
      const chart: Chart = text.length % 2 ? picture : { kind: 'none', because: text };
      const messages = [
        renderTrend({ ...common, ...heads, chart, rows: [named, named] }, form),
        renderTrend({ ...common, ...heads, chart: { kind: 'native' }, rows: [named] }, form),
        renderWhy(
          {
            ...common,
            chart,
            segmentsAre: text,
            from: named,
            to: named,
            parts: shownSplit(1, 4, [{ segment: text, rate: 1, mix: 2, before: 3, after: 4 }]),
            lookedAt: [text, text],
            instead: null,
            note: text,
          },
          form,
        ),
        renderTarget({
          ...target,
          ...common,
          chart,
          start: named,
          now: named,
          assumption: text,
          goal: { label: text, score: 1 },
        }),
      ];
      for (const message of messages) expect(problemsOfMessage(message)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
