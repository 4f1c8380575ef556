import { type Band, hasSla, isWorse } from '../bands';

/**
 * What a change of the answers means for the promise of contact:
 * `keep` it as it is; `restart`, a new one runs from now and an unmet one does not count; `void`, none is owed any
 * more; `again`, the work is opened once more and a new one runs, while a met one stays met.
 */
export type PromiseChange = 'keep' | 'restart' | 'void' | 'again';

export interface PromiseFacts {
  contacted: boolean;
  resolved: boolean;
}

/** For a score that changed, or an answer that joined, so that the band of the work went from one to another. */
export function afterBandChange(was: Band, is: Band, { contacted, resolved }: PromiseFacts): PromiseChange {
  if (was === is) return 'keep';
  // What was done for the better score does not answer the worse one.
  if (isWorse(was, is)) return contacted || resolved ? 'again' : 'restart';
  if (contacted || resolved) return 'keep';
  return hasSla(is) ? 'restart' : 'void';
}

/** For an answer of the same person that joins: whoever is unhappy again after we talked is owed another talk. */
export function afterJoin(was: Band, joined: Band, facts: PromiseFacts): PromiseChange {
  if (isWorse(was, joined)) return afterBandChange(was, joined, facts);
  return facts.contacted && hasSla(joined) ? 'again' : 'keep';
}

/** The band of the work is the worst among its answers, so that a promise does not lapse because a better one follows. */
export function worstBand(bands: readonly Band[]): Band {
  return bands.reduce((worst, band) => (isWorse(worst, band) ? band : worst));
}

/** One answer of a follow-up, as far as it decides which of them the work is about. */
export interface AnswerInWork {
  responseId: string;
  band: Band;
}

/** The answer that the card tells first: the present one while none is worse, else the latest of the worst. */
export function leadingAnswer(answers: readonly AnswerInWork[], currentId: string): string {
  const worst = worstBand(answers.map(({ band }) => band));
  const current = answers.find(({ responseId }) => responseId === currentId);
  if (current?.band === worst) return currentId;
  return answers.findLast(({ band }) => band === worst)!.responseId;
}
