import { makeAccounts } from './make-accounts';
import { makeAnswerTimes } from './make-answer-times';
import { makeFates } from './make-fates';
import { makePeople } from './make-people';
import { makeResponses } from './make-responses';
import { createRandom } from './random';
import { makeScores } from './score-trend';
import type { SampleLife } from './types';

/**
 * Two years of an invented company's customers up to `now`, the same for the same seed and instant. Companies and
 * people depend on the seed alone. Throws a RangeError for a date that is not valid.
 */
export function generateSampleLife({ now, seed }: { now: Date; seed: number }): SampleLife {
  if (Number.isNaN(now.getTime()))
    throw new RangeError('Sample life needs a valid `now`; pass the business clock.');
  const stream = (name: string) => createRandom(seed, name);
  const accountCases = makeAccounts(stream('accounts'), now);
  const personCases = makePeople(stream('people'), accountCases);
  const times = makeAnswerTimes(stream('answer times'), personCases, now);
  const scores = makeScores(stream('scores'), times, now);
  const responses = makeResponses(stream('responses'), times, scores, now);
  responses.sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime());
  const accounts = accountCases.map(({ account }) => account);
  const people = personCases.map(({ person }) => person);
  return { accounts, people, responses, fates: makeFates(stream('fates'), responses, people, accounts, now) };
}
