import { createAnnotator } from '../../src/ai/annotator';

const annotator = createAnnotator();
const tone = (comment: string) => annotator.annotate(comment).sentiment;

test.each([
  'We would not want to be without it.',
  "I wouldn't want to be without you",
  "We'd never want to be without this tool.",
  'Wouldn’t be without it!',
  "We couldn't live without it.",
  'I could not do my job without it.',
  'Honestly, we cannot live without you.',
  "Can't imagine working without it.",
  'I cannot imagine my day without this app',
  "I wouldn't trade it for anything.",
  'Would not swap you for any other supplier',
  "I don't know how we managed without it",
  "I don't know what we would do without you",
  "We'd be lost without it.",
  'I would hate to lose it.',
  "Wouldn't change a thing.",
])('what would be missed is praised: %s', (comment) => {
  expect(tone(comment)).toBe('positive');
  expect(annotator.annotate(comment, { score: 10 }).themes[0]!.polarity).toBe('positive');
});

test.each([
  'I cannot work with it any longer.',
  'We had to do without support for a week.',
  'I would not want to be left without an answer again.',
  "I can't do my job with this.",
  "Wouldn't recommend it.",
  'We would not want to go through that again.',
  "I don't know what to do without your help, nobody answers",
  "I don't know how to use it without the team calling support",
  "We can't work without it and it has been down since eight.",
  "We can't do our job without it, and it crashes every day.",
  "I wouldn't trade places with your support team, who are rude.",
])('what only looks alike is not: %s', (comment) => {
  expect(tone(comment)).toBe('negative');
});
