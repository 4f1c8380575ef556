import { SEED_LEXICON } from '../ai/lexicon/seed-lexicon';
import type { ThemeWords } from '../ai/lexicon/theme-words';
import { currentId, type Taxonomy } from '../domain/taxonomy';

const KINDS = ['strong', 'usual', 'weak'] as const;

/** How the themes of a taxonomy are spoken of: a theme into which others were merged is known by their words too. */
export function lexiconOf(taxonomy: Taxonomy): Record<string, ThemeWords> {
  const merged = taxonomy.themes.filter(({ mergedInto }) => mergedInto !== null);
  const lexicon = { ...SEED_LEXICON };
  for (const { id, name, means } of merged) {
    const into = currentId(taxonomy, id);
    const survivor = taxonomy.themes.find((theme) => theme.id === into);
    if (!survivor) continue;
    const own = wordsOf(lexicon, survivor);
    const theirs = wordsOf(SEED_LEXICON, { id, name, means });
    lexicon[into] = Object.fromEntries(
      KINDS.map((kind) => [kind, `${own[kind]}, ${theirs[kind]}`]),
    ) as unknown as ThemeWords;
  }
  return lexicon;
}

function wordsOf(
  lexicon: Readonly<Record<string, ThemeWords>>,
  { id, name, means }: { id: string; name: string; means: string },
): ThemeWords {
  const known = Object.hasOwn(lexicon, id) ? lexicon[id] : undefined;
  return known ?? { strong: name.replaceAll('&', ','), usual: means, weak: '' };
}
