import { createAnnotator } from '../../src/ai/annotator';
import { NO_CONTENT } from '../../src/domain/themes/annotation';
import { generateSampleLife } from '../../src/sample-life/generate-sample-life';
import { FRESH } from './fresh-comments';
import { TOLD_COMMENTS } from './told-comments';

const annotator = createAnnotator();
const SIDES = { positive: '+', negative: '-', neutral: '=' } as const;
const first = (comment: string, score: number) => annotator.annotate(comment, { score }).themes[0]!;

test('of comments of all trades seven in ten are called sure, and nearly all of these have the right theme and side', () => {
  const sure = TOLD_COMMENTS.flatMap((one) => {
    const found = annotator.annotate(one.text);
    const { id, polarity } = found.themes[0]!;
    return found.sure ? [one.first.includes(id) && polarity === one.sentiment] : [];
  });
  expect(sure.length / TOLD_COMMENTS.length).toBeGreaterThan(0.7);
  expect(sure.filter(Boolean).length / sure.length).toBeGreaterThan(0.95);
});

test('of comments that were judged before they were read, few of the hard ones are called sure, and of all these 85% have the right theme and side', () => {
  const read = [...FRESH.first, ...FRESH.second, ...FRESH.later].map(({ text, score, side, themes }) => {
    const { sure, themes: found } = annotator.annotate(text, { score });
    const { id, polarity } = found[0]!;
    return { sure, right: themes.includes(id) && ['*', SIDES[polarity]].includes(side) };
  });
  const sure = read.filter((one) => one.sure);
  expect(sure.length / read.length).toBeGreaterThan(0.2);
  expect(sure.filter(({ right }) => right).length / sure.length).toBeGreaterThan(0.85);
});

test('of the sandbox’s own comments a quarter are called sure, and of these 85% have the right theme and side', () => {
  const now = new Date('2026-11-22T12:00:00Z');
  const read = generateSampleLife({ now, seed: 5 }).responses.flatMap(({ comment, score, theme }) => {
    if (!comment || theme === NO_CONTENT || score === 7 || score === 8) return [];
    const { sure, themes } = annotator.annotate(comment, { score });
    const side = score >= 9 ? 'positive' : 'negative';
    return themes[0] ? [{ sure, right: themes[0].id === theme && themes[0].polarity === side }] : [];
  });
  const sure = read.filter((one) => one.sure);
  expect(sure.length / read.length).toBeGreaterThan(0.25);
  expect(sure.filter(({ right }) => right).length / sure.length).toBeGreaterThan(0.85);
});

test.each([
  'I’d like more templates to choose from.',
  'I would love to see more templates.',
  'Introduce more templates.',
  'Please add templates.',
])('“%s” asks for something, however high its score is', (comment) => {
  expect(first(comment, 10)).toMatchObject({
    id: 'features',
    polarity: expect.not.stringMatching('positive'),
  });
});

test('a score that speaks against the words makes a reading unsure, and so does praise that only the score says', () => {
  const sure = (comment: string, score: number) => annotator.annotate(comment, { score }).sure;
  expect(sure('The invoice was wrong again.', 2)).toBe(true);
  expect(sure('The invoice was wrong again.', 10)).toBe(false);
  expect(sure('Great value for money.', 10)).toBe(true);
  expect(sure('Great value for money.', 0)).toBe(false);
  expect(annotator.annotate('Invoices and billing.', { score: 10 })).toMatchObject({
    sure: false,
    themes: [{ id: 'billing', polarity: 'positive' }],
  });
});

test('what a score says weighs less than one clear word', () => {
  expect(first('Support was terrible.', 10).polarity).toBe('negative');
  expect(first('Support was wonderful.', 0).polarity).toBe('positive');
  expect(first('The invoice reached us again, late.', 9).polarity).not.toBe('negative');
  expect(first('The invoice reached us again, late.', 8).polarity).toBe('negative');
});

test.each([
  ['My team would riot without it.', 'support'],
  ['Our kitchen staff love it.', 'support'],
  ['Happy drivers, happy customers.', 'delivery'],
  ['Credit where credit is due.', 'billing'],
  ['Feel free to quote me.', 'pricing'],
])('“%s” is not about %s: the words mean somebody or something else', (comment, theme) => {
  expect(annotator.annotate(comment).themes.map(({ id }) => id)).not.toContain(theme);
});
