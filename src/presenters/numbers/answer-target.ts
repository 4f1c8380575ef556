import type { Deps } from '../../deps';
import { monthName } from '../../domain/numbers/month-span';
import { scoreWords, wholePoints } from '../../domain/numbers/nps-words';
import type { Mix } from '../../domain/numbers/sample-size';
import { countedZone } from '../../queries/numbers/answer-counts';
import { renderTarget } from '../../views/numbers/target';
import { basisOf } from './basis';
import { figureOf, type NumbersAnswer, SCORE_HEAD, scoreCells } from './numbers-answer';
import { type TargetProgress, targetProgress } from './target';

/** `/rnps target`: how far the score is on its way; null when the committee has no target. */
export async function answerTarget(deps: Pick<Deps, 'db' | 'now'>): Promise<NumbersAnswer | null> {
  const progress = await targetProgress(deps);
  if (!progress) return null;
  const zone = await countedZone(deps.db);
  const { target, start, now, needed, detectable, finite } = progress;
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
            title: finding,
            subtitle: 'Answers of the three months up to then, 95% interval',
            start: { label: start.name, score: from.score },
            now: to,
            goal,
            detectable,
          },
    render: ({ chart, shared }) =>
      renderTarget({
        finding,
        start: from,
        now: to,
        goal,
        neededN: needed?.perWave ?? null,
        detectable,
        assumption: needed
          ? `a change is seen four times in five, and the mix goes from ${mixWords(needed.before)} to ${mixWords(needed.after)} (promoters/passives/detractors)`
          : '',
        chart,
        basis: basisOf('respondents', zone, { whole: null, finite }),
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

function findingOf({ target, start, now, change, monthsLeft, needed }: TargetProgress): string {
  const goal = `${target.score} by ${monthName(target.by)}`;
  const current = scoreWords(now.nps);
  if (now.nps.reporting === 'none') return `Target ${goal}: ${current}`;
  const left = target.score - wholePoints(now.nps.score);
  const time =
    monthsLeft < 0
      ? 'its time is over'
      : monthsLeft === 0
        ? 'this is its month'
        : `${monthsLeft} months left`;
  if (left <= 0) return `Target ${goal} reached: ${current}`;
  const moved = start.nps.reporting !== 'none' && change && change.reporting !== 'none';
  const way = moved ? `, ${changeWords(change.verdict)} since it was set` : '';
  const seen =
    needed && now.nps.n < needed.perWave
      ? `; ${now.nps.n.toLocaleString('en-US')} answers cannot show the whole way yet`
      : '';
  return `Target ${goal}: ${current}, ${left} to go, ${time}${way}${seen}`;
}

function changeWords(verdict: 'up' | 'down' | 'cannot_tell'): string {
  return verdict === 'cannot_tell' ? "can't tell yet whether it moved" : `${verdict} for real`;
}

function mixWords({ promoters, passives, detractors }: Mix): string {
  return [promoters, passives, detractors].map((share) => Math.round(share * 100)).join('/');
}
