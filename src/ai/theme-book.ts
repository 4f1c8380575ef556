import { GENERAL, NO_CONTENT } from '../domain/themes/annotation';
import type { Theme } from '../domain/themes/taxonomy';
import { NO_THEME } from './lexicon/no-theme';
import { PEOPLE_WHO_USE_IT } from './lexicon/role-words';
import type { ThemeWords } from './lexicon/theme-words';
import { isModifier } from './modifiers';
import { type Found, listed, PhraseBook } from './phrase-book';
import type { Word } from './words';

interface Hint {
  theme: string;
  weight: number;
}

export type ThemeHit = Found<Hint>;

/** What stands for no theme, and takes the words in it away from all. */
const NOTHING: Hint = { theme: '', weight: 0 };

const WEIGHT = { strong: 3, usual: 1.6, weak: 0.7 } as const;
/** A phrase of several words says more than a word. */
const PHRASE_BONUS = 1.4;
/** Words of a name or a meaning that belong to no theme in particular. */
const TOO_COMMON = new Set(
  'and or of the for with without from to a an in on that is are being our your their new other general things thing people product service'.split(
    ' ',
  ),
);

/** Finds what a comment may be about, by the words for each theme of a taxonomy. */
export class ThemeBook {
  private readonly book = new PhraseBook<Hint>();

  /** A theme that `lexicon` does not know is spoken of by the words of its name and of what it means. */
  constructor(themes: readonly Theme[], lexicon: Readonly<Record<string, ThemeWords>>) {
    for (const phrase of [...listed(NO_THEME), ...PEOPLE_WHO_USE_IT]) this.book.add(phrase, NOTHING);
    for (const { id, name, means } of themes) {
      if (id === GENERAL || id === NO_CONTENT) continue;
      const words = Object.hasOwn(lexicon, id) ? lexicon[id] : undefined;
      this.addAll(id, words ?? { strong: named(name), usual: named(means), weak: single(name, means) });
    }
  }

  private addAll(theme: string, words: ThemeWords): void {
    const known = new Set<string>();
    for (const kind of ['strong', 'usual', 'weak'] as const)
      for (const phrase of listed(words[kind])) {
        if (known.has(phrase)) continue;
        known.add(phrase);
        const bonus = phrase.includes(' ') && kind !== 'weak' ? PHRASE_BONUS : 1;
        this.book.add(phrase, { theme, weight: WEIGHT[kind] * bonus });
      }
  }

  get stems(): ReadonlySet<string> {
    return this.book.stems;
  }

  /** In order of the words; of phrases one inside another, only the longer. */
  find(words: readonly Word[]): ThemeHit[] {
    const sorted = this.book.find(words).sort((a, b) => a.from - b.from || b.to - a.to);
    const kept: ThemeHit[] = [];
    let last: ThemeHit | null = null;
    for (const hit of sorted) {
      const same = last !== null && hit.from === last.from && hit.to === last.to;
      if (last !== null && hit.to <= last.to && !same) continue;
      if (hit.value !== NOTHING) kept.push(hit);
      last = hit;
    }
    return kept.map((hit) =>
      hit.value.weight > WEIGHT.weak && isModifier(words, hit, kept)
        ? { ...hit, value: { ...hit.value, weight: WEIGHT.weak } }
        : hit,
    );
  }
}

// "Docs and training" is spoken of as "docs" and as "training".
function named(text: string): string {
  return text.replace(/[:;()/&]|\b(and|or)\b/gi, ',');
}

function single(...texts: string[]): string {
  return texts
    .flatMap((text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((word) => word.length > 2 && !TOO_COMMON.has(word))
    .join(',');
}
