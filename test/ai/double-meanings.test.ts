import { createAnnotator } from '../../src/ai/annotator';

const annotator = createAnnotator();
const ids = (comment: string) => annotator.annotate(comment).themes.map(({ id }) => id);

test.each([
  ['I use it to run workshops with clients', 'training'],
  ['It replaced a lot of manual work', 'training'],
  ['A custom colour for each of us', 'delivery'],
  ['I draw in order to think', 'onboarding'],
  ['Easy to pick up', 'delivery'],
  ['Looks very promising', 'expectations'],
  ['Voting in a group is lovely', 'roadmap'],
  ['Lines in every direction', 'roadmap'],
  ['The application looks good', 'onboarding'],
  ['We live in a small town', 'onboarding'],
  ['It helps me to plan', 'support'],
  ['You failed to call us', 'reliability'],
  ['As a teacher I love it', 'support'],
  ['It offers a calendar', 'pricing'],
  ['You pay attention', 'billing'],
  ['Clean up the menu', 'features'],
  ['Images in high resolution', 'support'],
])('“%s” is not about %s: the word means something else here', (comment, theme) => {
  expect(ids(comment)).not.toContain(theme);
});

test.each([
  ['The workshops for new users were dull', 'training'],
  ['The manual makes no sense', 'training'],
  ['The parcel is held at customs', 'delivery'],
  ['The courier never picked up the parcel', 'delivery'],
  ['They promised more than they kept', 'expectations'],
  ['We voted for this idea years ago', 'roadmap'],
  ['The export fails every night', 'reliability'],
  ['It failed to load', 'reliability'],
  ['A helpful agent', 'support'],
])('“%s” still is about %s', (comment, theme) => {
  expect(ids(comment)).toContain(theme);
});
