import type { View } from '@slack/types';
import { problemsOf } from '../../../src/views/checks/check-view';
import { dropForm } from '../../../src/views/windows/dropped-form';

const columns = Array.from({ length: 150 }, (_, i) => `Question ${i + 1} <!channel>`);

test('of more columns than a list holds, the one that is taken is in it, and chosen', () => {
  const view = dropForm({
    id: 'd-1',
    name: 'wide.csv',
    question: {
      words: '',
      readings: null,
      columns,
      kind: 'responses',
      taken: { responses: { score: '#99', comment: '#100', answeredAt: '#140' }, accounts: {} },
    },
    choices: {},
    sources: ['csv'],
  });
  for (const [block, value] of [
    ['drop_score', '#99'],
    ['drop_comment', '#100'],
    ['drop_answered_at', '#140'],
  ]) {
    const { element } = view.blocks.find(({ block_id }) => block_id === block) as any;
    expect(element.options.length).toBe(100);
    expect(element.options.filter((one: any) => one.value === value)).toHaveLength(1);
    expect(element.initial_option.value).toBe(value);
  }
  expect(problemsOf(view as View, 'modal')).toEqual([]);
});
