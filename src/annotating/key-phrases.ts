import { ends, wordsOf } from '../ai/words';

const stems = (words: string) => new Set(wordsOf(words).map(({ stem }) => stem));

/** Words that say nothing by themselves: two that stand around one of them are neighbours. */
const SMALL = stems(
  `a an the and or but if so as of to in on at by for with from into onto over under up down out off about after before
  again still always never ever even just very too much many more most really quite only also already yet now then than
  i me my we us our you your he she it its they them their this that these those there here who what which when where why
  how is are was were be been being am do does did done has have had having will would can could should may might must
  not no nor none nothing any some all each every both few lot lots bit get gets got getting keep keeps kept every single
  one two three first second third time times day days week weeks month months year years today`,
);
/** Words that name what everybody speaks of: two of these together are no complaint. */
const COMMON = stems(
  `support service services team product products tool app application system platform software company customer
  customers people person staff user users thing things work works use using used feature features account help price
  experience quality business good great bad`,
);
/** A quote has thirty words at the most; one that was told by somebody else may be longer. */
const WORDS_MAX = 60;

/**
 * What a quote complains of, so that two customers who say it in other words are seen to say the same: pairs of the
 * words that carry meaning, by their stems and in either order, which stand next to each other in a sentence once small
 * words are left out. "The invoice was wrong again" and "wrong invoices" share "invoic wrong".
 */
export function keyPhrases(quote: string): string[] {
  const phrases = new Set<string>();
  let before: string | null = null;
  for (const word of wordsOf(quote).slice(0, WORDS_MAX)) {
    if (!SMALL.has(word.stem)) {
      if (before !== null && before !== word.stem && !(COMMON.has(before) && COMMON.has(word.stem)))
        phrases.add([before, word.stem].sort().join(' '));
      before = word.stem;
    }
    if (ends(word)) before = null;
  }
  return [...phrases];
}
