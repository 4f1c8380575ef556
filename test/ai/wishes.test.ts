import { createAnnotator } from '../../src/ai/annotator';

const annotator = createAnnotator();
const read = (comment: string, score: number) => annotator.annotate(comment, { score });
const first = (comment: string, score: number) => read(comment, score).themes[0]!;

test.each([
  'Explain the price of each plan better.',
  'Easier to find the invoices.',
  'Simpler navigation and nice colours.',
  'Let me sort the templates by colour.',
  'Have more templates for lawyers.',
  'And clearer invoices!',
  '1) Improve the beautiful templates',
  'The ability to filter by region.',
  'Templates would be awesome.',
  'Looking forward to the calendar export.',
])('a promoter who writes “%s” asks for something and praises nothing', (comment) => {
  expect(first(comment, 10).polarity).not.toBe('positive');
});

test.each([
  ['Makes invoices easy.', 'billing'],
  ['Made the navigation simple.', 'usability'],
  ['Better templates than any of the others.', 'features'],
  ['Improves our templates wonderfully.', 'features'],
  ['The ability to filter by region is brilliant.', 'features'],
  ['The templates are all I need.', 'features'],
  ['Friendly staff in the shop, better templates every year.', 'features'],
])('“%s” begins or speaks like a wish, and tells what there is', (comment, id) => {
  expect(annotator.annotate(comment).themes).toContainEqual(
    expect.objectContaining({ id, polarity: 'positive' }),
  );
});

test.each([
  ['Add colours to the templates, plus exports to our calendar.', 'neutral'],
  ['Add colours to the templates, but the exports to our calendar are fair.', 'positive'],
  ['Add colours to the templates, we have fair exports to our calendar.', 'positive'],
  ['Add colours to the templates, with such great exports to our calendar.', 'positive'],
])(
  'a sentence that begins to ask goes on asking until something is told again: “%s”',
  (comment, polarity) => {
    const sides = new Map(read(comment, 10).themes.map((theme) => [theme.id, theme.polarity]));
    expect(sides.get('features')).toBe('neutral');
    expect(sides.get('integrations')).toBe(polarity);
  },
);

test('a list of things is praised for sure only where a word praises it; a sentence may leave that to the score', () => {
  expect(read('Full tablet support, free templates, wide range of shapes', 10).sure).toBe(false);
  expect(read('Excellent tablet support, free templates, wide range of shapes', 10).sure).toBe(true);
  expect(read('It has templates and a wide range of shapes.', 10).sure).toBe(true);
  expect(read('It has templates and a wide range of shapes.', 8).sure).toBe(false);
});

test('a wish amid much praise is read as one, and not for sure', () => {
  const wish = 'Please add more templates.';
  expect(read(wish, 10).sure).toBe(true);
  expect(read(`Wonderful people. We love you. ${wish}`, 10).sure).toBe(false);
});

test('praise that all else speaks against is not read for sure', () => {
  const praise = 'Payments by card are great and so is the invoice.';
  expect(read(praise, 8)).toMatchObject({ sure: true, themes: [{ id: 'billing', polarity: 'positive' }] });
  const blamed = read(`${praise} Rude staff. Awful food. Horrible people.`, 8);
  expect(blamed).toMatchObject({ sure: false, themes: [{ id: 'billing', polarity: 'positive' }, {}, {}] });
  const late = read('The invoice was sent by direct debit, late. We love you.', 9);
  expect(late).toMatchObject({ sure: false, themes: [{ id: 'billing', polarity: 'positive' }] });
});

test('what is like something else is not liked for that', () => {
  expect(first('Templates like the ones on paper', 8).polarity).toBe('neutral');
  expect(first('I like the templates', 8).polarity).toBe('positive');
});

test.each([
  ['We came but we saw', 'neutral'],
  ['The templates <3', 'positive'],
  ['Line of <3 mbps', 'neutral'],
  ['Super slow', 'negative'],
  ['Nothing is free', 'negative'],
  ['They promised', 'neutral'],
])('“%s” sounds %s', (comment, sentiment) => {
  expect(annotator.annotate(comment).sentiment).toBe(sentiment);
});
