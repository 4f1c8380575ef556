import { teamOf } from '../../config/team-of';
import type { Deps } from '../../deps';
import { wholePoints } from '../../domain/nps-words';
import { type WhyRequest, whyWords } from '../../domain/numbers-words';
import { countedZone } from '../../queries/answer-counts';
import { SEGMENT_TITLES, segmentValueWords } from '../../views/segment-words';
import { renderWhy } from '../../views/why';
import { basisOf } from './basis';
import { figureOf, hundredths, type NumbersAnswer } from './numbers-answer';
import { type Why, whyOf } from './why';

/** `/rnps why`: what moved a month's score. */
export async function answerWhy(
  deps: Pick<Deps, 'db' | 'now' | 'config'>,
  request: WhyRequest,
): Promise<NumbersAnswer> {
  const why = await whyOf(deps, request);
  const zone = await countedZone(deps.db);
  const shown = why.splits[0] ?? null;
  const segment = shown?.segment ?? 'plan';
  const nameOf = (value: string) => segmentValueWords(segment, value, (id) => teamOf(deps.config, id).name);
  const finding = findingOf(why);
  const effects = (shown?.split.segments ?? [])
    .map(({ segment: value, rate, mix }) => ({ segment: nameOf(value), rate, mix }))
    .sort((a, b) => Math.abs(b.rate + b.mix) - Math.abs(a.rate + a.mix));
  const { before, after } = why;
  return {
    name: 'nps-why',
    finding,
    picture:
      shown && before.reporting !== 'none' && after.reporting !== 'none'
        ? {
            kind: 'why',
            title: why.finding,
            subtitle: explained(shown, why.change),
            from: { label: why.last.name, score: before.score },
            to: { label: why.now.name, score: after.score },
            effects: effects.flatMap(({ segment: label, rate, mix }) => [
              { label, kind: 'rate' as const, points: rate },
              { label, kind: 'mix' as const, points: mix },
            ]),
          }
        : null,
    render: ({ chart, shared, table }) =>
      renderWhy(
        {
          finding,
          segmentsAre: SEGMENT_TITLES[segment],
          from: figureOf(why.last.name, before),
          to: figureOf(why.now.name, after),
          effects,
          chart,
          basis: basisOf('respondents', zone, null),
          offers: {
            command: `why ${whyWords({ month: why.month, segment: request.segment })}`.trim(),
            share: !shared,
          },
        },
        table,
      ),
    csv: {
      head: ['month', 'before', 'segment', 'value', 'rate_points', 'mix_points', 'total_points'],
      records: why.splits.flatMap(({ segment: by, split }) =>
        split.segments.map(({ segment: value, rate, mix, total }) => [
          why.now.span.from.slice(0, 7),
          why.last.span.from.slice(0, 7),
          by,
          segmentValueWords(by, value, (id) => teamOf(deps.config, id).name),
          hundredths(rate),
          hundredths(mix),
          hundredths(total),
        ]),
      ),
    },
  };
}

function findingOf({ finding, splits, change }: Why): string {
  return splits[0] ? `${finding}. ${explained(splits[0], change)}` : finding;
}

// Of a move that may be none there is nothing to explain: then the parts are told, and no reason.
function explained({ split, segment }: Why['splits'][number], change: Why['change']): string {
  const by = SEGMENT_TITLES[segment].toLowerCase();
  const [rate, mix] = [wholePoints(split.rate), wholePoints(split.mix)];
  if (mix === 0) return `Who answered (by ${by}) explains none of it`;
  const mostly =
    split.mixExplains && change.verdict !== 'cannot_tell' ? ', so mostly other people answered' : '';
  return `By ${by}, ${signed(rate)} is what they said and ${signed(mix)} is who answered${mostly}`;
}

function signed(points: number): string {
  return points > 0 ? `+${points}` : points < 0 ? `\u2212${-points}` : '0';
}
