import { makeAccounts } from './make-accounts';
import { makeAnswerTimes } from './make-answer-times';
import { makeFates } from './make-fates';
import { makePeople } from './make-people';
import { makeResponses } from './make-responses';
import { createRandom, type Random } from './random';
import { makeScores } from './score-trend';
import type { SampleLife, SamplePerson, SampleResponse } from './types';

/** Of those who wrote something, so many let themselves be quoted. */
const WILLING = 0.35;

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
  const told = makeResponses(stream('responses'), times, scores, now);
  const accounts = accountCases.map(({ account }) => account);
  const people = personCases.map(({ person }) => person);
  const responses = withConsent(stream('consents'), told, people);
  responses.sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime());
  const chances = { random: stream('fates'), alone: stream('left alone') };
  return { accounts, people, responses, fates: makeFates(chances, responses, people, accounts, now) };
}

// A person says so once and for all.
function withConsent(
  random: Random,
  responses: Omit<SampleResponse, 'mayQuote'>[],
  people: SamplePerson[],
): SampleResponse[] {
  const willing = new Set(people.filter(() => random.chance(WILLING)).map(({ externalId }) => externalId));
  return responses.map((one) => ({
    ...one,
    mayQuote: one.comment !== null && willing.has(one.personExternalId),
  }));
}
