import { ends, type Word, wordsOf } from '../ai/words';

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

/** A pair of words of meaning, by their stems, and where it stands in what was written (UTF-16 units). */
export interface FoundPhrase {
  phrase: string;
  start: number;
  end: number;
}

/**
 * What a quote complains of, so that two customers who say it in other words are seen to say the same: pairs of the
 * words that carry meaning, by their stems and in either order, which stand next to each other in a sentence once small
 * words are left out. "The invoice was wrong again" and "wrong invoices" share "invoic wrong".
 */
export function keyPhrases(quote: string): string[] {
  return findPhrases(quote).map(({ phrase }) => phrase);
}

/** The same with the words where each stands first. */
export function findPhrases(quote: string): FoundPhrase[] {
  const phrases = new Map<string, FoundPhrase>();
  let before: Word | null = null;
  for (const word of wordsOf(quote).slice(0, WORDS_MAX)) {
    if (!SMALL.has(word.stem)) {
      if (before !== null && saysSomething(before.stem, word.stem)) {
        const phrase = [before.stem, word.stem].sort().join(' ');
        if (!phrases.has(phrase)) phrases.set(phrase, { phrase, start: before.start, end: word.end });
      }
      before = word;
    }
    if (ends(word)) before = null;
  }
  return [...phrases.values()];
}

function saysSomething(one: string, other: string): boolean {
  return one !== other && !(COMMON.has(one) && COMMON.has(other));
}

/** Words of praise and blame, and of the question itself, name no topic. */
const NO_TOPIC = stems(
  `recommend recommended score scored rate rated rating survey answer question reason comment colleague friend friends
  love loved like liked hate hated enjoy good great bad nice best better worst worse happy unhappy easy hard awesome
  excellent amazing perfect fine okay ok poor terrible awful wonderful fantastic helpful useful satisfied thank thanks
  overall general everything anything nothing something someone everyone anyone need needs want wants wish hope think
  feel make makes made go goes going know sure maybe please let give`,
);

/** The stems of the words in a text that can name a topic. */
export function topicStems(text: string): string[] {
  return wordsOf(text)
    .map(({ stem }) => stem)
    .filter((stem) => !SMALL.has(stem) && !NO_TOPIC.has(stem));
}

/** What a comment may be about that no theme covers: pairs of words that carry meaning, without praise and blame. */
export function findTopics(comment: string): FoundPhrase[] {
  return findPhrases(comment).filter(({ phrase }) =>
    phrase.split(' ').every((stem) => !NO_TOPIC.has(stem) && /\p{L}{2}/u.test(stem)),
  );
}
