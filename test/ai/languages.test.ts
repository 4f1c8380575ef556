import { createAnnotator } from '../../src/ai/annotator';

const annotator = createAnnotator();

test.each([
  ['fr', 'Le service client est très lent et personne ne répond au téléphone'],
  ['de', 'Die Rechnung war falsch und niemand konnte mir helfen'],
  ['es', 'El precio es demasiado alto para lo que ofrece'],
  ['nl', 'De levering kwam te laat en de klantenservice was onvriendelijk'],
  ['ru', 'Очень медленная доставка, больше не буду заказывать'],
  ['ja', '対応がとても遅くて困りました'],
])(
  'a comment in another language (%s) is not themed, and its score alone says how it sounds',
  (language, comment) => {
    const angry = annotator.annotate(comment, { score: 1 });
    expect(angry).toMatchObject({ language, themes: [], sentiment: 'negative', sure: false, team: null });
    expect(annotator.annotate(comment, { score: 10 }).sentiment).toBe('positive');
    expect(annotator.annotate(comment).sentiment).toBe('neutral');
  },
);

test.each([
  'Good',
  'Great app',
  'Slow',
  'Excellent servise',
  'Wifi',
  'Price',
  'UI/UX',
  'Very slow to load',
  'gr8 service thx',
])('however short, “%s” is English', (comment) => {
  expect(annotator.annotate(comment).language).toBe('en');
});
