import { createAnnotator } from '../../src/ai/annotator';
import { THEMES, type Theme } from '../../src/domain/themes/taxonomy';

const ids = (annotator: ReturnType<typeof createAnnotator>, comment: string) =>
  annotator.annotate(comment).themes.map(({ id }) => id);

test('what a person corrected holds for the same comment, and reaches others like it', () => {
  const annotator = createAnnotator();
  expect(ids(annotator, 'The gantry overheats')).toEqual(['general']);
  annotator.teach([
    { comment: 'The gantry overheats', themes: ['reliability'] },
    { comment: 'Our gantry overheats daily', themes: ['reliability'] },
    { comment: 'gantry overheats, again', themes: ['reliability'] },
  ]);
  expect(ids(annotator, 'the GANTRY overheats!')).toEqual(['reliability']);
  expect(ids(annotator, 'I saw how the gantry overheats')[0]).toBe('reliability');
  expect(ids(annotator, 'Rude staff')).toEqual(['support']);
});

test('a corrected comment keeps the order that the person gave, and only what they said', () => {
  const annotator = createAnnotator();
  const comment = 'Rude staff and a wrong bill';
  expect(ids(annotator, comment)).toEqual(expect.arrayContaining(['support', 'billing']));
  annotator.teach([{ comment, themes: ['trust', 'billing'] }]);
  expect(ids(annotator, comment)).toEqual(['trust', 'billing']);
});

test('being taught anew forgets what was taught before', () => {
  const annotator = createAnnotator();
  annotator.teach([{ comment: 'Rude staff', themes: ['trust'] }]);
  annotator.teach([]);
  expect(ids(annotator, 'Rude staff')).toEqual(['support']);
});

test('a theme that is not in the taxonomy teaches nothing', () => {
  const annotator = createAnnotator();
  annotator.teach([{ comment: 'Rude staff', themes: ['__proto__', 'gone'] }]);
  expect(ids(annotator, 'Rude staff')).toEqual(expect.not.arrayContaining(['__proto__', 'gone']));
});

test('scores teach how people here speak', () => {
  const annotator = createAnnotator();
  const tone = () => annotator.annotate('The portal is purple').tone;
  const before = tone();
  annotator.teachTone([
    ...Array.from({ length: 20 }, (_, i) => ({ comment: `So purple, number ${i}`, score: 0 })),
    ...Array.from({ length: 20 }, (_, i) => ({ comment: `So green, number ${i}`, score: 10 })),
  ]);
  expect(tone()).toBeLessThan(before);
  expect(annotator.annotate('The portal is green').tone).toBeGreaterThan(before);
});

test('studying many comments fills gaps, and changes nothing that words show', () => {
  const annotator = createAnnotator();
  const comments = Array.from({ length: 60 }, (_, i) => `The snorkel broke down and is faulty, case ${i}`);
  expect(ids(annotator, 'the snorkel')).toEqual(['general']);
  annotator.study(comments);
  expect(ids(annotator, 'the snorkel')).toEqual(['reliability']);
  expect(ids(annotator, 'Rude staff')).toEqual(['support']);
});

const NAPPING: Theme = {
  id: 'napping',
  name: 'Nap pods and quiet rooms',
  driver: 'product',
  team: 'product',
  means: 'places to rest',
};

test('a theme that a company adds is known by its name and what it means', () => {
  const annotator = createAnnotator({ themes: [...THEMES, NAPPING] });
  expect(ids(annotator, 'The nap pods are wonderful')).toEqual(['napping']);
  expect(annotator.annotate('The nap pods are broken').team).toBe('product');
  expect(ids(createAnnotator(), 'The nap pods are wonderful')).not.toContain('napping');
});

test('a theme that a company retired is never found, and a renamed one is found as before', () => {
  const without = THEMES.filter(({ id }) => id !== 'billing');
  expect(ids(createAnnotator({ themes: without }), 'My invoice is wrong')).not.toContain('billing');
  const renamed = THEMES.map((theme) =>
    theme.id === 'billing' ? { ...theme, name: 'Money matters' } : theme,
  );
  expect(ids(createAnnotator({ themes: renamed }), 'My invoice is wrong')).toEqual(['billing']);
});
