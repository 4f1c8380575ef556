import { type Annotator, createAnnotator } from '../ai/annotator';
import type { ScoredComment } from '../ai/tone-mind';
import type { CommentFile, Row } from './read-rows';
import { Sample } from './sample';

/** So many comments tell how all of them speak. */
const STUDIED = 20_000;
const TAUGHT = 10_000;
/** With fewer of either, scores teach more chance than language. */
const EACH_MIN = 25;

export interface Learnt {
  /** Reads a row by what others taught: no comment is told its tone by its own score. */
  annotate: (row: Row) => ReturnType<Annotator['annotate']>;
  /** How many scores taught; 0: there were too few. */
  scores: number;
}

/** Goes through a file once, to learn how its comments speak. */
export async function learnFrom(
  file: CommentFile,
  progress: (share: number, rows: number) => void,
): Promise<Learnt> {
  const comments = new Sample<string>(STUDIED);
  const halves = [new Sample<ScoredComment>(TAUGHT), new Sample<ScoredComment>(TAUGHT)] as const;
  let count = 0;
  for await (const { rows, share } of file.rows()) {
    for (const { comment, score, trouble } of rows) {
      count += 1;
      if (trouble !== null || comment.trim() === '') continue;
      comments.add(comment);
      if (score !== null) halves[halfOf(comment)].add({ comment, score });
    }
    progress(share, count);
  }
  const whole = createAnnotator();
  whole.study(comments.all);
  if (!halves.every(({ all }) => isEnough(all)))
    return { annotate: ({ comment, score }) => whole.annotate(comment, { score }), scores: 0 };
  const other = createAnnotator();
  other.study(comments.all);
  whole.teachTone(halves[1].all);
  other.teachTone(halves[0].all);
  return {
    annotate: ({ comment, score }) => (halfOf(comment) === 0 ? whole : other).annotate(comment, { score }),
    scores: halves[0].all.length + halves[1].all.length,
  };
}

// By what it says, so that the same words are never on both sides.
function halfOf(comment: string): 0 | 1 {
  let sum = 0;
  const text = comment.trim().toLowerCase();
  for (let i = 0; i < text.length; i++) sum = (Math.imul(sum, 31) + text.charCodeAt(i)) | 0;
  return ((sum >>> 3) & 1) as 0 | 1;
}

function isEnough(scored: readonly ScoredComment[]): boolean {
  const promoters = scored.filter(({ score }) => score >= 9).length;
  const detractors = scored.filter(({ score }) => score <= 6).length;
  return promoters >= EACH_MIN && detractors >= EACH_MIN;
}
