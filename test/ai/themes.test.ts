import type { Annotation } from '../../src/ai/annotation';
import { createAnnotator } from '../../src/ai/annotator';
import { TOLD_COMMENTS } from './told-comments';

const annotator = createAnnotator();
const told = (annotation: Annotation) =>
  annotation.themes.map(({ id, polarity, quote }) => `${id} ${polarity}: ${quote}`);

test('of comments of all trades, nearly all first themes and sentiments are right', () => {
  const read = TOLD_COMMENTS.map((one) => ({ ...one, found: annotator.annotate(one.text) }));
  const first = read.filter((one) => one.first.includes(one.found.themes[0]!.id));
  const sounds = read.filter(({ found, sentiment }) => found.sentiment === sentiment);
  expect(read.length).toBeGreaterThan(200);
  expect(first.length / read.length).toBeGreaterThan(0.95);
  expect(sounds.length / read.length).toBeGreaterThan(0.94);
});

test('each thought has its own side, and its words are quoted', () => {
  const comment = 'The staff were lovely, but the app is painfully slow and the price is outrageous.';
  expect(told(annotator.annotate(comment)).sort()).toEqual([
    'performance negative: the app is painfully slow',
    'pricing negative: the price is outrageous',
    'support positive: The staff were lovely',
  ]);
});

test.each([
  ['not bad at all', 'positive'],
  ['not good', 'negative'],
  ['could not be better', 'positive'],
  ['could be better', 'negative'],
  ['I have no complaints', 'positive'],
  ['nothing to improve', 'positive'],
  ['No, everything was fine', 'positive'],
  ["I can't fault the service", 'positive'],
  ['never had a problem', 'positive'],
  ['sooooo goooood', 'positive'],
  ['I don&#39;t like it', 'negative'],
  ['excelent servise', 'positive'],
  ['Is it good?', 'neutral'],
])('“%s” sounds %s', (comment, sentiment) => {
  expect(annotator.annotate(comment).sentiment).toBe(sentiment);
});

test.each([
  '',
  ' \n ',
  '-',
  'n/a',
  'N/A.',
  'nothing',
  'None',
  'no comment, thanks',
  '12',
  '🙂🙂',
  'qwertyuiop',
  'zzzz',
  'xcvbnm dfghj',
])('“%s” says nothing, and that stands alone', (comment) => {
  const { themes, sure } = annotator.annotate(comment);
  expect(themes.map(({ id }) => id)).toEqual(['none']);
  expect(sure).toBe(true);
});

test.each(['Nothing could be better', 'Nothing works', 'None of your staff helped me', 'ok', 'bad'])(
  '“%s” says something',
  (comment) => {
    expect(annotator.annotate(comment).themes.map(({ id }) => id)).not.toContain('none');
  },
);

test('where words take no side, the score decides; where they do, it does not', () => {
  expect(annotator.annotate('The invoice', { score: 2 }).sentiment).toBe('negative');
  expect(annotator.annotate('The invoice', { score: 10 }).sentiment).toBe('positive');
  expect(annotator.annotate('The invoice', { score: 8 }).sentiment).toBe('neutral');
  expect(annotator.annotate('Terrible invoices', { score: 10 }).sentiment).toBe('negative');
});

test('somebody who is leaving, and something that cannot wait, are noticed', () => {
  const signals = (comment: string, score: number | null = null) => {
    const { churn, urgent } = annotator.annotate(comment, { score });
    return { churn, urgent };
  };
  expect(signals('I will cancel my contract and go elsewhere')).toEqual({ churn: true, urgent: true });
  expect(signals('We are looking for an alternative')).toEqual({ churn: true, urgent: false });
  expect(signals('I would never go elsewhere')).toEqual({ churn: false, urgent: false });
  expect(signals('My account was hacked and the money is gone')).toEqual({ churn: false, urgent: true });
  expect(signals('My account was hacked and the money is gone', 10)).toEqual({ churn: false, urgent: false });
});

test('the team is that of what is wrong, not of what is praised', () => {
  expect(annotator.annotate('Friendly staff and a kind adviser, but it crashes').team).toBe('product');
  expect(annotator.annotate('Friendly staff and a kind adviser').team).toBe('cx');
});
