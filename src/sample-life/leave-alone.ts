import { bandOf } from '../domain/bands';
import type { FollowUpCase } from './make-fates';
import type { Random } from './random';
import type { SampleFate } from './types';
import { workOn } from './work-on';

const DAY_MS = 86_400_000;
/** Since then everybody who is unhappy or lukewarm is called; before, whoever was not called in time often never was. */
const CALLED_SINCE_DAYS = 92;
/** Chances to be left alone: of those who were to be called late, and of those in time. */
const LATE = { detractor: 0.8, passive: 0.9 };
const IN_TIME = { detractor: 0.12, passive: 0.14 };
/**
 * Most score nearer to the middle the next time, whoever calls them: of what lay between, so much is kept. Who was left
 * alone did a little worse than that: the chance is so much less for each point more, and greater for each less.
 * So there is something to be found when those who were called are compared with them, and nothing that strikes the eye.
 */
const USUAL = { middle: 7.2, kept: 0.3 };
const PER_POINT = 0.3;

/**
 * Leaves some of the work of old months undone: tried a few times, and nobody reached. All the rest stays as it was.
 * `nextScore`: what the same person said after that.
 */
export function leaveAlone(
  random: Random,
  fates: ReadonlyMap<FollowUpCase, SampleFate>,
  nextScore: ReadonlyMap<FollowUpCase, number>,
  now: Date,
): Map<FollowUpCase, SampleFate> {
  const candidates = random.shuffle([...fates]).flatMap(([each, fate]) => {
    const band = bandOf(each.response.score);
    const reached = fate.contacts.find((contact) => contact.reached);
    const isOld = now.getTime() - each.response.receivedAt.getTime() > CALLED_SINCE_DAYS * DAY_MS;
    if (band === 'promoter' || !reached || !isOld) return [];
    const next = nextScore.get(each);
    const usual = USUAL.middle + USUAL.kept * (each.response.score - USUAL.middle);
    const more = next === undefined ? 0 : next - usual;
    const base = (reached.at > each.dueAt ? LATE : IN_TIME)[band];
    return [{ each, more, isBack: next !== undefined, chance: base * Math.max(0, 1 - PER_POINT * more) }];
  });
  // Drawn evenly over how they went on, so that one life is not much luckier than another.
  candidates.sort((a, b) => Number(a.isBack) - Number(b.isBack) || a.more - b.more);
  const left = new Map<FollowUpCase, SampleFate>();
  let due = random.int(0, 99) / 100;
  for (const { each, chance } of candidates) {
    due += Math.min(1, chance);
    if (due < 1) continue;
    due -= 1;
    const alone = workOn(random, each, { until: now, reach: 'gave_up', onTime: false });
    if (alone.resolved) left.set(each, alone);
  }
  return left;
}
