import type { Deps } from '../../deps';
import { monthName } from '../../domain/numbers/month-span';
import { scoreWords, wholePoints } from '../../domain/numbers/nps-words';
import type { Mix } from '../../domain/numbers/sample-size';
import { monthsLeftWords, targetName } from '../../domain/numbers/target-words';
import { countedZone } from '../../queries/numbers/answer-counts';
import type { Target } from '../../queries/numbers/target';
import { renderTarget } from '../../views/numbers/target';
import { basisOf } from './basis';
import { figureOf, type NumbersAnswer, SCORE_HEAD, scoreCells } from './numbers-answer';
import { type TargetProgress, targetProgress } from './target';

/** `/rnps target`: how far the score is on its way; null when the committee has no target. `replaced`: the one that was just taken back for it. */
export async function answerTarget(
  deps: Pick<Deps, 'db' | 'now'>,
  replaced: Target | null = null,
): Promise<NumbersAnswer | null> {
  const progress = await targetProgress(deps);
  if (!progress) return null;
  const zone = await countedZone(deps.db);
  const { target, start, now, needed, detectable, surer } = progress;
  const finding = findingOf(progress);
  const [from, to] = [figureOf(start.name, start.nps), figureOf(now.name, now.nps)];
  const goal = { label: `Target for ${monthName(target.by)}`, score: target.score };
  return {
    name: 'nps-target',
    finding,
    picture:
      from.score === null
        ? null
        : {
            kind: 'target',
            // That so many answers cannot show it yet is drawn.
            title: wayOf(progress),
            subtitle: 'Answers of the three months up to then, 95% interval',
            start: { label: start.name, score: from.score },
            now: to,
            goal,
            detectable,
          },
    render: ({ chart, shared }) =>
      renderTarget({
        finding,
        replaced: replaced && targetName(replaced) !== targetName(target) ? targetName(replaced) : null,
        start: { ...from, label: `${start.name} (${start.of})` },
        now: { ...to, label: `${now.name} (${now.of})` },
        goal,
        neededN: needed?.perWave ?? null,
        detectable,
        assumption: needed
          ? `a change is seen four times in five, and the mix goes from ${mixWords(needed.before)} to ${mixWords(needed.after)} (promoters/passives/detractors)`
          : '',
        chart,
        basis: basisOf('respondents', zone, { whole: null, surer }),
        offers: { command: 'target', share: !shared },
      }),
    csv: {
      head: ['wave', ...SCORE_HEAD, 'target', 'target_month', 'answers_needed_a_wave', 'smallest_rise_seen'],
      records: [start, now].map(({ name, nps }) => [
        name,
        ...scoreCells(nps),
        target.score,
        target.by,
        needed?.perWave ?? null,
        detectable === null ? null : Math.round(detectable * 10) / 10,
      ]),
    },
  };
}

function findingOf(progress: TargetProgress): string {
  const { target, now, needed } = progress;
  if (now.nps.reporting === 'none' || leftOf(target.score, now.nps.score) <= 0) return wayOf(progress);
  const seen =
    needed && now.nps.n < needed.perWave
      ? `; ${now.nps.n.toLocaleString('en-US')} answers cannot show the whole way yet`
      : '';
  return wayOf(progress) + seen;
}

const leftOf = (goal: number, score: number) => goal - wholePoints(score);

function wayOf({ target, start, now, change, monthsLeft }: TargetProgress): string {
  const goal = targetName(target);
  const current = `${scoreWords(now.nps)} in ${now.of}`;
  if (now.nps.reporting === 'none') return `Target ${goal}: ${current}`;
  const left = leftOf(target.score, now.nps.score);
  const time = monthsLeftWords(monthsLeft);
  if (left <= 0) return `Target ${goal} reached: ${current}`;
  const moved = start.nps.reporting !== 'none' && change && change.reporting !== 'none';
  const way = moved ? `, ${changeWords(change.verdict)} since it was set` : '';
  return `Target ${goal}: ${current}, ${left} to go, ${time}${way}`;
}

function changeWords(verdict: 'up' | 'down' | 'cannot_tell'): string {
  return verdict === 'cannot_tell' ? "can't tell yet whether it moved" : `${verdict} for real`;
}

function mixWords({ promoters, passives, detractors }: Mix): string {
  return [promoters, passives, detractors].map((share) => Math.round(share * 100)).join('/');
}
