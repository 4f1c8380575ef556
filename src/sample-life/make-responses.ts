import { bandOf } from '../domain/bands';
import { MONDAY_EXPORTS } from './data/comments/integrations';
import { ONE_OFFS, type OneOff } from './data/comments/one-offs';
import { fillTemplate } from './fill-template';
import type { AnswerTime } from './make-answer-times';
import type { Random } from './random';
import type { SampleResponse } from './types';
import { wholeSecond } from './working-hours';
import { type Comment, createCommentWriter } from './write-comment';

const DAY_MS = 86_400_000;
const COMMENT_SHARE = { detractor: 0.82, passive: 0.6, promoter: 0.57 };

/** Answers with their comments, oldest first, in the order of `times`. */
export function makeResponses(
  random: Random,
  times: readonly AnswerTime[],
  scores: readonly number[],
  now: Date,
): Omit<SampleResponse, 'mayQuote'>[] {
  const told = new Map([...placeMondayExports(random, times, scores, now)]);
  for (const [index, comment] of placeOneOffs(random, times, scores, now, told)) told.set(index, comment);
  const write = createCommentWriter(random, now);
  // Newest first: the comments that people will read get the templates that nobody has used yet.
  for (let index = times.length - 1; index >= 0; index--) {
    if (told.has(index) || !random.chance(COMMENT_SHARE[bandOf(scores[index]!)])) continue;
    told.set(index, write(times[index]!, scores[index]!));
  }
  return times.map((time, index) => {
    const source = time.surveyed
      ? random.weighted([
          ['typeform', 7],
          ['generic', 3],
        ] as const)
      : random.weighted([
          ['formbricks', 6],
          ['generic', 2],
          ['typeform', 2],
        ] as const);
    const delayMs = random.int(20, 240) * 1000;
    return {
      sourceResponseId: responseId(random, source),
      source,
      personExternalId: time.who.person.externalId,
      accountExternalId: time.who.person.accountExternalId,
      score: scores[index]!,
      comment: told.get(index)?.text ?? null,
      theme: told.get(index)?.theme ?? null,
      answeredAt: time.answeredAt,
      receivedAt: new Date(
        Math.min(wholeSecond(time.answeredAt.getTime() + delayMs), wholeSecond(now.getTime())),
      ),
      wave: time.wave,
    };
  });
}

// Distinct detractor accounts in the last 90 days, three of them in the last ten.
function placeMondayExports(
  random: Random,
  times: readonly AnswerTime[],
  scores: readonly number[],
  now: Date,
): Map<number, Comment> {
  const daysAgo = (index: number) => (now.getTime() - times[index]!.answeredAt.getTime()) / DAY_MS;
  const candidates = random
    .shuffle([...times.keys()])
    .filter((index) => scores[index]! >= 2 && scores[index]! <= 6 && daysAgo(index) < 88)
    .filter((index) => times[index]!.who.of.sketch.language === 'en')
    .filter((index) => times[index]!.who.of.account.lifecycle !== 'onboarding');
  const recent = candidates.filter((index) => daysAgo(index) < 10).slice(0, 3);
  const placed = new Map<number, Comment>();
  const accounts = new Set<unknown>();
  const texts = random.shuffle(MONDAY_EXPORTS);
  for (const index of [...recent, ...candidates.filter((each) => daysAgo(each) >= 10), ...candidates]) {
    const time = times[index]!;
    if (texts.length === 0) break;
    if (accounts.has(time.who.of)) continue;
    accounts.add(time.who.of);
    placed.set(index, { theme: 'integrations', text: fillTemplate(random, texts.pop()!, time, now) });
  }
  return placed;
}

function placeOneOffs(
  random: Random,
  times: readonly AnswerTime[],
  scores: readonly number[],
  now: Date,
  taken: ReadonlyMap<number, Comment>,
): Map<number, Comment> {
  const placed = new Map<number, Comment>();
  const order = random.shuffle([...times.keys()]);
  for (const [n, oneOff] of ONE_OFFS.entries()) {
    // Every other one is among the latest, the rest are there to be found.
    for (const withinDays of n % 2 === 0 ? [14, 120, 730] : [300, 730]) {
      const index = order.find((each) => {
        const ageDays = (now.getTime() - times[each]!.answeredAt.getTime()) / DAY_MS;
        return (
          ageDays <= withinDays &&
          !taken.has(each) &&
          !placed.has(each) &&
          suits(oneOff, times[each]!, scores[each]!)
        );
      });
      if (index === undefined) continue;
      placed.set(index, { theme: oneOff.theme, text: oneOff.text });
      break;
    }
  }
  return placed;
}

function suits(oneOff: OneOff, { who }: AnswerTime, score: number): boolean {
  const { account, sketch } = who.of;
  return (
    bandOf(score) === oneOff.band &&
    sketch.language === 'en' &&
    (oneOff.score === undefined || oneOff.score === score) &&
    (oneOff.industries === undefined || oneOff.industries.includes(account.industry)) &&
    (oneOff.culture === undefined || sketch.cultures.includes(oneOff.culture)) &&
    (oneOff.lifecycle === undefined || oneOff.lifecycle === account.lifecycle)
  );
}

const ID_LETTERS = [...'abcdefghijkmnpqrstuvwxyz0123456789'];

// In the manner of each tool.
function responseId(random: Random, source: SampleResponse['source']): string {
  const letters = (count: number) => Array.from({ length: count }, () => random.pick(ID_LETTERS)).join('');
  if (source === 'typeform') return letters(32);
  return source === 'formbricks' ? `cm${letters(23)}` : `resp_${letters(10)}`;
}
