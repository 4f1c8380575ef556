import { SEED_LEXICON } from '../ai/lexicon/seed-lexicon';
import type { ThemeWords } from '../ai/lexicon/theme-words';
import { currentId, type KeptTheme, type Taxonomy } from '../domain/themes/taxonomy';

const KINDS = ['strong', 'usual', 'weak'] as const;

/**
 * How the themes of a taxonomy are spoken of: a theme into which others were merged is known by their words too, and one
 * that learnt words by them.
 */
export function lexiconOf(taxonomy: Taxonomy): Record<string, ThemeWords> {
  const merged = taxonomy.themes.filter(({ mergedInto }) => mergedInto !== null);
  const lexicon = { ...SEED_LEXICON };
  for (const theme of taxonomy.themes)
    if (theme.words) {
      const own = wordsOf(SEED_LEXICON, theme);
      lexicon[theme.id] = { ...own, strong: `${own.strong}, ${theme.words}` };
    }
  for (const theme of merged) {
    const into = currentId(taxonomy, theme.id);
    const survivor = taxonomy.themes.find(({ id }) => id === into);
    if (!survivor) continue;
    const own = wordsOf(lexicon, survivor);
    const theirs = wordsOf(lexicon, theme);
    lexicon[into] = Object.fromEntries(
      KINDS.map((kind) => [kind, `${own[kind]}, ${theirs[kind]}`]),
    ) as unknown as ThemeWords;
  }
  return lexicon;
}

function wordsOf(lexicon: Readonly<Record<string, ThemeWords>>, { id, name, means }: KeptTheme): ThemeWords {
  const known = Object.hasOwn(lexicon, id) ? lexicon[id] : undefined;
  return known ?? { strong: name.replaceAll('&', ','), usual: means, weak: '' };
}
