import {
  currentId,
  idsOf,
  mergedThemes,
  SHIPPED,
  type Taxonomy,
  themeName,
  themesInUse,
} from '../../../src/domain/themes/taxonomy';
import { changed, type TaxonomyChange } from '../../../src/domain/themes/taxonomy-change';

const after = (...changes: TaxonomyChange[]): Taxonomy => changes.reduce(changed, SHIPPED);
const ids = (taxonomy: Taxonomy) => themesInUse(taxonomy).map(({ id }) => id);
const add = (name: string, means = 'dark mode'): TaxonomyChange => ({ kind: 'add', name, means, team: null });

test('each change makes the next version, and leaves the one before as it was', () => {
  const next = after(add('Dark mode'), { kind: 'rename', id: 'dark-mode', name: 'Looks', means: null });
  expect(next.version).toBe(3);
  expect(themeName('dark-mode', next)).toBe('Looks');
  expect(ids(SHIPPED)).not.toContain('dark-mode');
});

test('a theme that is merged is known by the other, also when that one is merged in its turn', () => {
  const next = after(
    { kind: 'merge', id: 'pricing', into: 'billing' },
    { kind: 'merge', id: 'billing', into: 'support' },
  );
  expect([currentId(next, 'pricing'), currentId(next, 'billing')]).toEqual(['support', 'support']);
  expect(idsOf(next, 'support').sort()).toEqual(['billing', 'pricing', 'support']);
  expect(mergedThemes(next)).toEqual({ pricing: 'support', billing: 'support' });
  expect(ids(next)).not.toContain('pricing');
  // There is no way back into one that is gone, so there is no ring.
  expect(() => changed(next, { kind: 'merge', id: 'support', into: 'billing' })).toThrow(
    'not on the list any more',
  );
});

test('an id is never given twice, not even that of a theme that was retired', () => {
  const next = after(add('Dark mode'), { kind: 'retire', id: 'dark-mode' }, add('Dark mode'));
  expect(ids(next)).toContain('dark-mode-2');
  expect(ids(next)).not.toContain('dark-mode');
});

test.each<[string, TaxonomyChange, string]>([
  ['a name that is had', add('billing and CONTRACTS'), 'of that name already'],
  ['no name', add(' \u200b\n '), 'Give it a name'],
  ['no meaning', add('Dark mode', ' '), 'what it means'],
  ['a theme of nobody', { kind: 'retire', id: '__proto__' }, 'not on the list'],
  ['into itself', { kind: 'merge', id: 'billing', into: 'billing' }, 'into itself'],
  ['what is always needed', { kind: 'retire', id: 'none' }, 'always needed'],
])('%s is refused', (_name, change, words) => {
  expect(() => changed(SHIPPED, change)).toThrow(words);
});

test('a theme may keep its name and mean something else from now on', () => {
  const next = after({ kind: 'rename', id: 'billing', name: 'Billing and contracts', means: 'invoices' });
  expect(next.themes.find(({ id }) => id === 'billing')!.means).toBe('invoices');
});

test('there are a hundred themes at most, as a select of Slack’s has options; one that is retired makes room', () => {
  const free = 100 - themesInUse(SHIPPED).length;
  const full = after(...Array.from({ length: free }, (_, n) => add(`Topic ${n}`)));
  expect(() => changed(full, add('Dark mode'))).toThrow('There are 100 themes already');
  const less = changed(full, { kind: 'retire', id: 'topic-0' });
  expect(ids(changed(less, add('Dark mode')))).toContain('dark-mode');
});

test('a theme learns words beside those that it has, up to a limit, and never none', () => {
  const learn = (words: string): TaxonomyChange => ({ kind: 'learn', id: 'billing', words });
  const wordsOf = (taxonomy: Taxonomy) => taxonomy.themes.find(({ id }) => id === 'billing')!.words;
  expect(wordsOf(after(learn('remittance'), learn('dunning')))).toBe('remittance, dunning');
  expect(() => after(learn(' \u200b '))).toThrow('Name the words');
  const full = after(...Array.from({ length: 6 }, () => learn('x'.repeat(300))));
  expect(() => changed(full, learn('x'.repeat(300)))).toThrow('learnt as many words as a theme can');
});

test('names of other alphabets, and endless ones, get an id that Slack and SQL can carry', () => {
  expect(ids(after(add('テーマ')))).toContain('theme');
  expect(ids(after(add('Ünïcode & more')))).toContain('u-ni-code-more');
  for (const id of ids(after(add('x'.repeat(5000))))) expect(id.length).toBeLessThan(40);
});
