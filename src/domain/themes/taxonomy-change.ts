import { UserError } from '../errors';
import { GENERAL, NO_CONTENT } from './annotation';
import { type KeptTheme, type Taxonomy, themesInUse } from './taxonomy';

/** What the committee can do to the list of themes. Ids stay: what was said by them stays readable. */
export type TaxonomyChange =
  | { kind: 'add'; name: string; means: string; team: string | null }
  | { kind: 'rename'; id: string; name: string; means: string | null }
  | { kind: 'merge'; id: string; into: string }
  | { kind: 'retire'; id: string }
  /** It is known by these words too, between commas. */
  | { kind: 'learn'; id: string; words: string };

/** Those that a person makes by themselves; words are learnt from what is proposed. */
export const CHANGE_KINDS = ['add', 'rename', 'merge', 'retire'] as const;

const NAME_MAX = 60;
const MEANS_MAX = 300;
const WORDS_MAX = 2000;
/** A select of Slack's offers so many. */
const THEMES_MAX = 100;

/** The next version of a taxonomy; throws a UserError for a change that makes no sense. */
export function changed(taxonomy: Taxonomy, change: TaxonomyChange): Taxonomy {
  return { version: taxonomy.version + 1, themes: themesAfter(taxonomy, change) };
}

function themesAfter(taxonomy: Taxonomy, change: TaxonomyChange): KeptTheme[] {
  const { themes } = taxonomy;
  const replaced = (id: string, parts: Partial<KeptTheme>) =>
    themes.map((theme) => (theme.id === id ? { ...theme, ...parts } : theme));
  switch (change.kind) {
    case 'add':
      return [...themes, added(taxonomy, change)];
    case 'rename': {
      const theme = inUse(taxonomy, change.id);
      const name = named(taxonomy, change.name, theme.id);
      return replaced(theme.id, { name, means: cleaned(change.means ?? '', MEANS_MAX) || theme.means });
    }
    case 'merge': {
      const theme = ordinary(taxonomy, change.id);
      const into = ordinary(taxonomy, change.into);
      if (theme.id === into.id) throw new UserError('A theme cannot be merged into itself. Choose another.');
      return replaced(theme.id, { mergedInto: into.id });
    }
    case 'learn': {
      const theme = ordinary(taxonomy, change.id);
      const words = cleaned(change.words, MEANS_MAX);
      if (!words) throw new UserError('Name the words by which it is to be known.');
      const all = theme.words ? `${theme.words}, ${words}` : words;
      if (all.length > WORDS_MAX)
        throw new UserError(`${theme.name} has learnt as many words as a theme can. Add a theme instead.`);
      return replaced(theme.id, { words: all });
    }
    case 'retire':
      return replaced(ordinary(taxonomy, change.id).id, { retired: true });
  }
}

function added(
  taxonomy: Taxonomy,
  { name, means, team }: Extract<TaxonomyChange, { kind: 'add' }>,
): KeptTheme {
  if (themesInUse(taxonomy).length >= THEMES_MAX)
    throw new UserError(`There are ${THEMES_MAX} themes already. Merge or retire one first.`);
  const clean = named(taxonomy, name, null);
  const meaning = cleaned(means, MEANS_MAX);
  if (!meaning)
    throw new UserError('Say in a few words what it means: comments are recognised by these words.');
  const id = freeId(taxonomy, clean);
  return { id, name: clean, driver: null, team, means: meaning, retired: false, mergedInto: null };
}

function named(taxonomy: Taxonomy, typed: string, own: string | null): string {
  const name = cleaned(typed, NAME_MAX);
  if (!name) throw new UserError('Give it a name.');
  const same = themesInUse(taxonomy).find((theme) => theme.name.toLowerCase() === name.toLowerCase());
  if (same && same.id !== own) throw new UserError(`There is a theme of that name already: ${same.id}.`);
  return name;
}

function cleaned(text: string, max: number): string {
  return [
    ...text
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
      .trim(),
  ]
    .slice(0, max)
    .join('')
    .trim();
}

// Small letters and digits of the name; numbered where it was had before, by a theme that left too.
function freeId({ themes }: Taxonomy, name: string): string {
  const base =
    name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 30) || 'theme';
  const taken = (id: string) => themes.some((theme) => theme.id === id);
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`;
    if (!taken(id)) return id;
  }
}

function inUse(taxonomy: Taxonomy, id: string): KeptTheme {
  const theme = themesInUse(taxonomy).find((one) => one.id === id);
  if (!theme) throw new UserError('That theme is not on the list any more. Choose another.');
  return theme;
}

function ordinary(taxonomy: Taxonomy, id: string): KeptTheme {
  if (id === GENERAL || id === NO_CONTENT)
    throw new UserError('An overall judgement, and no content, are always needed; they can be renamed.');
  return inUse(taxonomy, id);
}
