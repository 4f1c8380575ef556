import type { Annotation } from '../ai/annotation';
import { type Annotator, createAnnotator } from '../ai/annotator';
import type { TaughtThemes } from '../ai/theme-mind';
import type { ScoredComment } from '../ai/tone-mind';
import { type Taxonomy, themesInUse } from '../domain/themes/taxonomy';
import { lexiconOf } from './lexicon-of';

/** Of our code: raised when it would read the same comment otherwise, so that all are read again. */
export const ANNOTATOR_VERSION = 4;

/** What an annotator is taught by. Equal lessons make equal annotators. */
export interface Lesson {
  taxonomy: Taxonomy;
  /** The calendar day (ISO, UTC) up to which scores are learnt from, and the latest correction. */
  day: string;
  lastCorrection: string;
  corrections: () => Promise<TaughtThemes[]>;
  scored: () => Promise<ScoredComment[]>;
}

/** The local annotator of this process, which is taught again as the taxonomy and what people said of comments change. */
export interface LiveAnnotator {
  taxonomy: () => Taxonomy;
  read: (comment: string, score: number | null) => Annotation;
  /** Learns what is new in a lesson; true when there was something. */
  learn: (lesson: Lesson) => Promise<boolean>;
}

/** Is taught nothing yet; made when it is first asked, because that takes a moment. */
export function createLiveAnnotator(taxonomy: Taxonomy): LiveAnnotator {
  let mind: Annotator | null = null;
  let known: Pick<Lesson, 'taxonomy' | 'day' | 'lastCorrection'> = {
    taxonomy,
    day: '',
    lastCorrection: '0',
  };
  const made = (taxonomy: Taxonomy) =>
    createAnnotator({ themes: themesInUse(taxonomy), lexicon: lexiconOf(taxonomy) });
  const learnNow = async (lesson: Lesson): Promise<boolean> => {
    // Of before a change that was learnt meanwhile.
    if (lesson.taxonomy.version < known.taxonomy.version) return false;
    const isOther = lesson.taxonomy.version !== known.taxonomy.version;
    const isNewDay = isOther || lesson.day !== known.day;
    if (!isNewDay && lesson.lastCorrection === known.lastCorrection) return false;
    const corrections = await lesson.corrections();
    const scored = isNewDay ? await lesson.scored() : null;
    const isNew = isOther || !mind;
    if (isNew && corrections.length === 0 && !scored?.length) {
      // Nothing to teach: made when it is asked.
      mind = null;
    } else {
      const next = mind && !isOther ? mind : made(lesson.taxonomy);
      if (scored) next.teachTone(scored);
      next.teach(corrections);
      mind = next;
    }
    known = { taxonomy: lesson.taxonomy, day: lesson.day, lastCorrection: lesson.lastCorrection };
    return true;
  };
  // A tick and somebody who changes the taxonomy may come with one lesson, and taught twice it counts twice.
  let learning: Promise<unknown> = Promise.resolve();
  return {
    taxonomy: () => known.taxonomy,
    read: (comment, score) => {
      mind ??= made(known.taxonomy);
      return mind.annotate(comment, { score });
    },
    learn: (lesson) => {
      const turn = learning.then(() => learnNow(lesson));
      learning = turn.catch(() => {});
      return turn;
    },
  };
}
