import type { KnownBlock, ModalView } from '@slack/types';
import { problemsOf, problemsOfMessage, type Surface } from '../../../src/views/checks/check-view';
import { LIMITS } from '../../../src/views/checks/limits';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const divider: KnownBlock = { type: 'divider' };
const button = (part: object = {}) => ({
  type: 'button' as const,
  action_id: 'a',
  text: plain('Go'),
  ...part,
});
const actions = (...elements: object[]) => ({ type: 'actions', elements }) as KnownBlock;
const option = (part: object = {}) => ({ text: plain('One'), value: '1', ...part });
const select = (options: object[]) => ({ type: 'static_select', action_id: 's', options });
const input = (element: object, part: object = {}) =>
  ({ type: 'input', block_id: 'b', label: plain('Label'), element, ...part }) as KnownBlock;
const modal = (part: object, blocks: KnownBlock[] = [divider]): ModalView => ({
  type: 'modal',
  title: plain('Title'),
  blocks,
  ...part,
});
const text = (length: number) => 'x'.repeat(length);

const image = (part: object) =>
  ({ type: 'image', alt_text: 'x', slack_file: { id: 'F012345678' }, ...part }) as KnownBlock;
const table = (rows: string[][]) =>
  ({
    type: 'table',
    rows: rows.map((row) => row.map((cell) => ({ type: 'raw_text', text: cell }))),
  }) as KnownBlock;
type Data = { label: string; value: number }[];
const chart = (lines: number, months: number, change: (data: Data) => Data = (data) => data) => {
  const categories = Array.from({ length: months }, (_, month) => `M${month}`);
  const data = change(categories.map((label) => ({ label, value: 1 })));
  const series = Array.from({ length: lines }, (_, line) => ({ name: `L${line}`, data }));
  const block = {
    type: 'data_visualization',
    title: 'T',
    chart: { type: 'line', series, axis_config: { categories } },
  };
  return block as unknown as KnownBlock;
};

const refused: [string, KnownBlock[] | ModalView, Surface, string][] = [
  ['51 blocks in a message', Array.from({ length: 51 }, () => divider), 'message', 'blocks'],
  ['101 blocks in a view', Array.from({ length: 101 }, () => divider), 'home', 'blocks'],
  ['no block at all', [], 'message', 'blocks'],
  ['a block that nobody knows', [{ type: 'marquee' } as unknown as KnownBlock], 'message', 'blocks[0]'],
  ['an input in a message', [input(select([option()]))], 'message', 'blocks[0]'],
  [
    'one block id twice',
    [
      { ...divider, block_id: 'x' },
      { ...divider, block_id: 'x' },
    ],
    'message',
    'blocks',
  ],
  ['a header of 151', [{ type: 'header', text: plain(text(151)) }], 'message', 'blocks[0].text'],
  ['an empty header', [{ type: 'header', text: plain(' ') }], 'message', 'blocks[0].text'],
  ['a section of 3001', [{ type: 'section', text: plain(text(3001)) }], 'message', 'blocks[0].text'],
  ['a section of nothing', [{ type: 'section' }], 'message', 'blocks[0]'],
  [
    '11 fields',
    [{ type: 'section', fields: Array.from({ length: 11 }, () => plain('x')) }],
    'message',
    'blocks[0].fields',
  ],
  ['a field of 2001', [{ type: 'section', fields: [plain(text(2001))] }], 'message', 'blocks[0].fields[0]'],
  [
    '11 things in a context',
    [{ type: 'context', elements: Array.from({ length: 11 }, () => plain('x')) }],
    'message',
    'blocks[0].elements',
  ],
  [
    '26 buttons',
    [actions(...Array.from({ length: 26 }, (_, index) => button({ action_id: `a${index}` })))],
    'message',
    'blocks[0].elements',
  ],
  ['one action id twice', [actions(button(), button())], 'message', 'blocks[0].elements'],
  ['a button of 76', [actions(button({ text: plain(text(76)) }))], 'message', 'blocks[0].elements[0].text'],
  [
    'a button value of 2001',
    [actions(button({ value: text(2001) }))],
    'message',
    'blocks[0].elements[0].value',
  ],
  [
    'a label of 76',
    [actions(button({ accessibility_label: text(76) }))],
    'message',
    'blocks[0].elements[0].accessibility_label',
  ],
  [
    '6 options in a menu',
    [
      actions({
        type: 'overflow',
        action_id: 'm',
        options: Array.from({ length: 6 }, (_, index) => option({ value: `${index}` })),
      }),
    ],
    'message',
    'blocks[0].elements[0].options',
  ],
  [
    'an option of 76',
    [actions(select([option({ text: plain(text(76)) })]))],
    'message',
    'blocks[0].elements[0].options[0].text',
  ],
  [
    'an option value of 76',
    [actions(select([option({ value: text(76) })]))],
    'message',
    'blocks[0].elements[0].options[0].value',
  ],
  ['a list without options', [actions(select([]))], 'message', 'blocks[0].elements[0].options'],
  [
    'one option value twice',
    [actions(select([option(), option()]))],
    'message',
    'blocks[0].elements[0].options',
  ],
  [
    'mrkdwn with an emoji field',
    [{ type: 'context', elements: [{ type: 'mrkdwn', text: 'x', emoji: true } as never] }],
    'message',
    'blocks[0].elements[0]',
  ],
  ['rich text of nothing', [{ type: 'rich_text', elements: [] }], 'message', 'blocks[0].elements'],
  [
    'an empty run of rich text',
    [
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: '' }] }],
      },
    ],
    'message',
    'blocks[0].elements[0][0][0]',
  ],
  ['a picture without words', [image({ alt_text: ' ' })], 'message', 'blocks[0].alt_text'],
  ['words of a picture of 2001', [image({ alt_text: text(2001) })], 'message', 'blocks[0].alt_text'],
  ['a picture of no file', [image({ slack_file: { id: 'nothing' } })], 'message', 'blocks[0].slack_file'],
  ['two tables', [table([['a']]), table([['a']])], 'message', 'blocks'],
  ['a table where a Home tab goes', { type: 'home', blocks: [table([['a']])] } as never, 'home', 'blocks[0]'],
  ['a table of nothing', [table([])], 'message', 'blocks[0].rows'],
  ['101 rows', [table(Array.from({ length: 101 }, () => ['a']))], 'message', 'blocks[0].rows'],
  ['21 columns', [table([Array(21).fill('a')])], 'message', 'blocks[0].rows[0]'],
  ['rows of different lengths', [table([['a', 'b'], ['a']])], 'message', 'blocks[0].rows[1]'],
  ['an empty cell', [table([['']])], 'message', 'blocks[0].rows[0][0]'],
  ['a chart of seven lines', [chart(7, 2)], 'message', 'blocks[0].chart.series'],
  ['a chart of 21 months', [chart(1, 21)], 'message', 'blocks[0].chart.axis_config.categories'],
  ['a chart with a gap', [chart(1, 2, (data) => data.slice(1))], 'message', 'blocks[0].chart.series[0].data'],
  [
    'a chart of what is no number',
    [chart(1, 2, (data) => data.map((point) => ({ ...point, value: Number.NaN })))],
    'message',
    'blocks[0].chart.series[0].data[0].value',
  ],
  [
    'more text than a message holds',
    Array.from({ length: 4 }, () => ({ type: 'section' as const, text: plain(text(2900)) })),
    'message',
    'blocks',
  ],
  ['a title of 25', modal({ title: plain(text(25)) }), 'modal', 'title'],
  ['a submit of 25', modal({ submit: plain(text(25)) }), 'modal', 'submit'],
  ['a close of 25', modal({ close: plain(text(25)) }), 'modal', 'close'],
  ['metadata of 3001', modal({ private_metadata: text(3001) }), 'modal', 'private_metadata'],
  ['inputs without a submit button', modal({}, [input(select([option()]))]), 'modal', 'submit'],
  ['a modal where a Home tab goes', modal({}), 'home', 'type'],
  [
    'an input that takes 3001',
    modal({ submit: plain('Go') }, [input({ type: 'plain_text_input', max_length: 3001 })]),
    'modal',
    'blocks[0].element.max_length',
  ],
  [
    'a hint of 2001',
    modal({ submit: plain('Go') }, [input({ type: 'plain_text_input' }, { hint: plain(text(2001)) })]),
    'modal',
    'blocks[0].hint',
  ],
];

test.each(refused)('the checker refuses %s', (_name, subject, surface, path) => {
  expect(problemsOf(subject, surface).map((problem) => problem.path)).toContain(path);
});

test('the checker accepts what stands exactly at the limits', () => {
  const blocks = [
    { type: 'header' as const, text: plain(text(150)) },
    { type: 'section' as const, text: plain(text(3000)) },
    actions(button({ text: plain(text(75)), value: text(2000) })),
  ];
  expect(problemsOf(blocks, 'message')).toEqual([]);
});

test('a message needs a fallback text', () => {
  expect(problemsOfMessage({ text: ' ', blocks: [divider] })).toEqual([{ path: 'text', problem: 'empty' }]);
});

test('a problem says what was found, what was allowed, and where that is written', () => {
  const [problem] = problemsOf([{ type: 'header', text: plain(text(160)) }], 'message');
  expect(problem).toEqual({ path: 'blocks[0].text', problem: '160 characters, at most 150 (Header block)' });
});

test('every limit names its source', () => {
  for (const { max, source } of Object.values(LIMITS)) {
    expect(max).toBeGreaterThan(0);
    expect(source).toMatch(/\S/);
  }
});
