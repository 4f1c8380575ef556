import { teamOf } from '../../config/team-of';
import type { Deps } from '../../deps';
import type { Month } from '../../domain/numbers/month-span';
import { wholePoints } from '../../domain/numbers/nps-words';
import { type WhyPeriod, type WhyRequest, whyWords } from '../../domain/numbers/numbers-words';
import { quarterName } from '../../domain/numbers/quarters';
import { countedZone } from '../../queries/numbers/answer-counts';
import { SEGMENT_TITLES, segmentValueWords } from '../../views/numbers/segment-words';
import { renderWhy } from '../../views/numbers/why';
import { basisOf } from './basis';
import { figureOf, hundredths, type NumbersAnswer } from './numbers-answer';
import { teamRuleNote } from './team-rule';
import { type Split, type Why, whyOf } from './why';

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
  const span = { from: why.last.span.from, to: why.now.span.to };
  const note = await teamRuleNote(deps, { segment: request.segment, span, zone });
  const effects = (shown?.split.segments ?? [])
    .map(({ segment: value, ...effect }) => ({ ...effect, segment: nameOf(value) }))
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
            subtitle: why.splits.length > 0 ? explained(why) : '',
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
          lookedAt: why.asked ? [] : why.splits.map((split) => SEGMENT_TITLES[split.segment]),
          note,
          chart,
          basis: basisOf('respondents', zone, { whole: null, finite: why.finite }),
          offers: {
            command: `why ${whyWords({ period: why.period, segment: request.segment })}`.trim(),
            share: !shared,
          },
        },
        table,
      ),
    csv: {
      head: [
        'period',
        'before',
        'segment',
        'value',
        'rate_points',
        'mix_points',
        'total_points',
        'n',
        'n_before',
        'mix_stands_out',
      ],
      records: why.splits.flatMap(({ segment: by, split, standsOut }) =>
        split.segments.map((effect) => [
          periodCell(why.period, why.now.span.from),
          periodCell(why.period, why.last.span.from),
          by,
          segmentValueWords(by, effect.segment, (id) => teamOf(deps.config, id).name),
          hundredths(effect.rate),
          hundredths(effect.mix),
          hundredths(effect.total),
          effect.after,
          effect.before,
          standsOut ? 'yes' : 'no',
        ]),
      ),
    },
  };
}

/** "2026-10", "2026-Q4" */
function periodCell({ kind }: WhyPeriod, from: string): string {
  const [name, year] = quarterName(from.slice(0, 7) as Month).split(' ');
  return kind === 'month' ? from.slice(0, 7) : `${year}-${name}`;
}

function findingOf(why: Why): string {
  return why.splits.length > 0 ? `${why.finding}. ${explained(why)}` : why.finding;
}

// Of a move that may be none, and of a mix that chance gives as well, there is nothing to explain.
function explained({ splits, change, asked }: Why): string {
  const shown = splits[0]!;
  if (!shown.standsOut && !asked) return 'Who answered changed no more than by chance';
  const by = SEGMENT_TITLES[shown.segment].toLowerCase();
  const [rate, mix] = [wholePoints(shown.split.rate), wholePoints(shown.split.mix)];
  if (mix === 0) return `Who answered (by ${by}) explains none of it`;
  return `By ${by}, ${signed(rate)} is what they said and ${signed(mix)} is who answered${judged(shown, change)}`;
}

function judged({ split, standsOut }: Split, { verdict }: Why['change']): string {
  if (!standsOut) return ', no more than by chance';
  return split.mixExplains && verdict !== 'cannot_tell' ? ', so mostly other people answered' : '';
}

function signed(points: number): string {
  return points > 0 ? `+${points}` : points < 0 ? `\u2212${-points}` : '0';
}
