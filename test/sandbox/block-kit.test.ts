import { checkMessageBlocks, checkView } from '../../sandbox/block-kit/check';
import { LIMITS } from '../../sandbox/block-kit/limits';

const NO_FILES = { files: new Map<string, { completed: boolean }>() };
const chars = (n: number) => 'x'.repeat(n);
const many = <T>(n: number, item: (i: number) => T) => Array.from({ length: n }, (_, i) => item(i));
const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const section = (text: string) => ({ type: 'section', text: mrkdwn(text) });
const button = (over: object = {}) => ({ type: 'button', action_id: 'b', text: plain('Go'), ...over });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const option = (value: string) => ({ text: plain(value), value });
const select = (over: object = {}) => ({
  type: 'static_select',
  action_id: 's',
  options: [option('a')],
  ...over,
});
const input = (element: object, over: object = {}) => ({
  type: 'input',
  label: plain('L'),
  element,
  ...over,
});
const table = (rows: number, columns: number) => ({
  type: 'table',
  rows: many(rows, () => many(columns, () => ({ type: 'raw_text', text: 'x' }))),
});
const rich = (...elements: object[]) => ({ type: 'rich_text', elements });
const line = (...elements: object[]) => ({ type: 'rich_text_section', elements });

const inMessage = (...blocks: object[]) => checkMessageBlocks(blocks, NO_FILES);
const modal = (over: object = {}) => ({
  type: 'modal',
  title: plain('T'),
  submit: plain('Save'),
  blocks: [],
  ...over,
});

describe('what stands exactly at a limit is taken, and one more is refused', () => {
  test.each<[string, (n: number) => object[], number]>([
    ['section text', (n) => [section(chars(n))], 3000],
    ['section fields', (n) => [{ type: 'section', fields: many(n, () => mrkdwn('x')) }], 10],
    ['a section field', (n) => [{ type: 'section', fields: [mrkdwn(chars(n))] }], 2000],
    ['header', (n) => [{ type: 'header', text: plain(chars(n)) }], 150],
    ['blocks in a message', (n) => many(n, () => ({ type: 'divider' })), 50],
    ['elements of actions', (n) => [actions(...many(n, (i) => button({ action_id: `b${i}` })))], 25],
    ['elements of context', (n) => [{ type: 'context', elements: many(n, () => mrkdwn('x')) }], 10],
    ['button text', (n) => [actions(button({ text: plain(chars(n)) }))], 75],
    ['button value', (n) => [actions(button({ value: chars(n) }))], 2000],
    ['button url', (n) => [actions(button({ url: chars(n) }))], 3000],
    ['action_id', (n) => [actions(button({ action_id: chars(n) }))], 255],
    ['block_id', (n) => [{ type: 'divider', block_id: chars(n) }], 255],
    ['options of a select', (n) => [actions(select({ options: many(n, (i) => option(`${i}`)) }))], 100],
    ['option text and value', (n) => [actions(select({ options: [option(chars(n))] }))], 75],
    ['placeholder', (n) => [actions(select({ placeholder: plain(chars(n)) }))], 150],
    [
      'overflow',
      (n) => [actions({ type: 'overflow', action_id: 'o', options: many(n, (i) => option(`${i}`)) })],
      5,
    ],
    [
      'radio buttons',
      (n) => [actions({ type: 'radio_buttons', action_id: 'r', options: many(n, (i) => option(`${i}`)) })],
      10,
    ],
    ['table rows', (n) => [table(n, 2)], 100],
    ['table columns', (n) => [table(2, n)], 20],
    ['tables in a message', (n) => many(n, () => table(1, 1)), 1],
    [
      'image alt text',
      (n) => [{ type: 'image', image_url: 'https://x.example/a.png', alt_text: chars(n) }],
      2000,
    ],
    [
      'input label',
      (n) => [input({ type: 'plain_text_input', action_id: 'i' }, { label: plain(chars(n)) })],
      2000,
    ],
    ['markdown', (n) => [{ type: 'markdown', text: chars(n) }], 12_000],
  ])('%s', (_what, blocks, max) => {
    expect(checkMessageBlocks(blocks(max), NO_FILES)).toEqual([]);
    expect(checkMessageBlocks(blocks(max + 1), NO_FILES)).not.toEqual([]);
  });

  test.each<[string, (n: number) => object, number]>([
    ['modal title', (n) => modal({ title: plain(chars(n)) }), 24],
    ['modal submit', (n) => modal({ submit: plain(chars(n)) }), 24],
    ['modal close', (n) => modal({ close: plain(chars(n)) }), 24],
    ['private_metadata', (n) => modal({ private_metadata: chars(n) }), 3000],
    ['callback_id', (n) => modal({ callback_id: chars(n) }), 255],
    ['blocks in a view', (n) => modal({ blocks: many(n, () => ({ type: 'divider' })) }), 100],
  ])('%s', (_what, view, max) => {
    expect(checkView(view(max), 'modal', NO_FILES)).toEqual([]);
    expect(checkView(view(max + 1), 'modal', NO_FILES)).not.toEqual([]);
  });
});

test('characters are code points, as people count them', () => {
  expect(inMessage({ type: 'header', text: plain('🎉'.repeat(150)) })).toEqual([]);
  expect(inMessage({ type: 'header', text: plain('🎉'.repeat(151)) })).not.toEqual([]);
});

describe('a refusal says what is wrong and where', () => {
  test.each<[string, object[], string]>([
    [
      'text too long',
      [section('ok'), section(chars(3001))],
      'must be less than 3001 characters [json-pointer:/blocks/1/text/text]',
    ],
    ['an empty text', [section('')], 'must be more than 0 characters [json-pointer:/blocks/0/text/text]'],
    [
      'an unknown block',
      [{ type: 'data_visualization' }],
      'unsupported type: data_visualization [json-pointer:/blocks/0/type]',
    ],
    [
      'a file block',
      [{ type: 'file', source: 'remote', external_id: 'x' }],
      'unsupported type: file [json-pointer:/blocks/0/type]',
    ],
    [
      'an alert outside a modal',
      [{ type: 'alert', text: mrkdwn('x') }],
      'unsupported type: alert [json-pointer:/blocks/0/type]',
    ],
    [
      'emoji on mrkdwn',
      [{ type: 'section', text: { ...mrkdwn('x'), emoji: true } }],
      'invalid additional property: emoji [json-pointer:/blocks/0/text]',
    ],
    [
      'mrkdwn on a button',
      [actions(button({ text: mrkdwn('x') }))],
      'unsupported type: mrkdwn [json-pointer:/blocks/0/elements/0/text/type]',
    ],
    [
      'a style that is none',
      [actions(button({ style: 'default' }))],
      'must be one of: primary, danger [json-pointer:/blocks/0/elements/0/style]',
    ],
    ['no elements', [actions()], 'no fewer than 1 items required [json-pointer:/blocks/0/elements]'],
    [
      'neither text nor fields',
      [{ type: 'section' }],
      'must define either `text` or `fields` [json-pointer:/blocks/0]',
    ],
    [
      'the same block_id twice',
      [
        { type: 'divider', block_id: 'd' },
        { type: 'divider', block_id: 'd' },
      ],
      'duplicate block_id: d [json-pointer:/blocks/1/block_id]',
    ],
    [
      'the same action_id twice',
      [actions(button(), button())],
      '`action_id` `b` already exists for this block [json-pointer:/blocks/0]',
    ],
    [
      'an input in a section',
      [{ ...section('x'), accessory: { type: 'plain_text_input' } }],
      'unsupported type: plain_text_input [json-pointer:/blocks/0/accessory/type]',
    ],
    [
      'a button in an input',
      [input(button())],
      'unsupported type: button [json-pointer:/blocks/0/element/type]',
    ],
    [
      'an initial option that is not offered',
      [actions(select({ initial_option: option('z') }))],
      'initial option must be one of the options [json-pointer:/blocks/0/elements/0]',
    ],
    [
      'an empty text in rich text',
      [rich(line({ type: 'text', text: '' }))],
      'must be more than 0 characters [json-pointer:/blocks/0/elements/0/elements/0/text]',
    ],
    [
      'a line outside a section of rich text',
      [rich({ type: 'text', text: 'x' })],
      'unsupported type: text [json-pointer:/blocks/0/elements/0/type]',
    ],
    [
      'a mention in preformatted text',
      [rich({ type: 'rich_text_preformatted', elements: [{ type: 'user', user_id: 'U1' }] })],
      'unsupported type: user [json-pointer:/blocks/0/elements/0/elements/0/type]',
    ],
    [
      'a style of rich text that is not a flag',
      [rich(line({ type: 'text', text: 'x', style: { bold: 'yes' } }))],
      'must be a boolean [json-pointer:/blocks/0/elements/0/elements/0/style/bold]',
    ],
    [
      'a picture that was never uploaded',
      [{ type: 'image', alt_text: 'a', slack_file: { id: 'F404' } }],
      'invalid slack file [json-pointer:/blocks/0/slack_file/id]',
    ],
    ['something that is no block', ['text' as never], 'must be an object [json-pointer:/blocks/0]'],
  ])('%s', (_what, blocks, message) => {
    expect(inMessage(...blocks)).toContain(message);
  });

  test('a modal with an input needs a submit button; a Home tab takes no title', () => {
    const blocks = [input({ type: 'plain_text_input', action_id: 'i' })];
    expect(checkView({ type: 'modal', title: plain('T'), blocks }, 'modal', NO_FILES)).toEqual([
      'missing required field: submit [json-pointer:/view]',
    ]);
    expect(checkView({ type: 'home', title: plain('T'), blocks: [] }, 'home', NO_FILES)).toEqual([
      'invalid additional property: title [json-pointer:/view]',
    ]);
    expect(checkView({ type: 'home', blocks: [table(1, 1)] }, 'home', NO_FILES)).toHaveLength(1);
    expect(checkView('nothing', 'modal', NO_FILES)).toEqual(['must be an object [json-pointer:/view]']);
  });
});

test('everything that an app would use passes as it is', () => {
  expect(
    inMessage(
      { type: 'header', text: { ...plain('Detractor 4'), emoji: false } },
      rich(
        line({ type: 'text', text: 'Exports ', style: { bold: true } }, { type: 'user', user_id: 'U1' }),
        {
          type: 'rich_text_list',
          style: 'bullet',
          indent: 0,
          elements: [line({ type: 'text', text: 'one' })],
        },
        { type: 'rich_text_quote', elements: [{ type: 'text', text: 'said' }] },
        { type: 'rich_text_preformatted', border: 0, elements: [{ type: 'text', text: 'code' }] },
      ),
      { ...section('x'), accessory: { type: 'overflow', action_id: 'o', options: [option('a')] } },
      actions(
        button({
          style: 'primary',
          value: '1',
          confirm: {
            title: plain('Sure?'),
            text: mrkdwn('Really'),
            confirm: plain('Yes'),
            deny: plain('No'),
          },
        }),
        select({ initial_option: option('a') }),
      ),
      { ...table(2, 2), column_settings: [{ align: 'right' }, null] },
      {
        type: 'context',
        elements: [mrkdwn('x'), { type: 'image', image_url: 'https://x.example/a.png', alt_text: 'a' }],
      },
    ),
  ).toEqual([]);
});

test('every limit names its source', () => {
  for (const [name, limit] of Object.entries(LIMITS)) {
    expect({ name, source: limit.source }).toEqual({
      name,
      source: expect.stringMatching(/^(docs\.slack\.dev|github\.com)\//),
    });
  }
});
