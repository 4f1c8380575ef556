import { teamOf } from '../../config/team-of';
import type { Deps } from '../../deps';
import { type Month, monthsLater } from '../../domain/numbers/month-span';
import { SCORE_FROM } from '../../domain/numbers/nps';
import { signedPoints } from '../../domain/numbers/nps-words';
import { type WhyPeriod, type WhyRequest, whyWords } from '../../domain/numbers/numbers-words';
import { quarterName, quarterStart } from '../../domain/numbers/quarters';
import { namedEffects, type RateAndMix } from '../../domain/numbers/rate-and-mix';
import { type ShownSplit, shownSplit } from '../../domain/numbers/shown-points';
import type { WhyPicture } from '../../pictures/picture';
import { countedZone } from '../../queries/numbers/answer-counts';
import { SEGMENT_NOUNS, SEGMENT_TITLES, segmentValueWords } from '../../views/numbers/segment-words';
import { type Effect, renderWhy } from '../../views/numbers/why';
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
  const shown = why.splits.find(hasNamed) ?? null;
  const segment = shown?.segment ?? 'plan';
  const nameOf = (value: string) => segmentValueWords(segment, value, (id) => teamOf(deps.config, id).name);
  const span = { from: why.last.span.from, to: why.now.span.to };
  const note = await teamRuleNote(deps, { segment: request.segment, span, zone });
  const parts = shown ? shownParts(why, shown, nameOf) : null;
  const finding = findingOf(why, shown, parts);
  const instead = parts ? null : await quarterInstead(deps, why.period, request);
  const { before, after } = why;
  return {
    name: 'nps-why',
    finding,
    picture: parts
      ? {
          kind: 'why',
          title: why.finding,
          subtitle: explained(why, shown!, parts),
          from: { label: why.last.name, score: parts.before },
          to: { label: why.now.name, score: parts.after },
          effects: parts.effects.flatMap(({ segment: label, rate, mix, total, few }): Step[] =>
            few === undefined
              ? [
                  { label, kind: 'rate', points: rate },
                  { label, kind: 'mix', points: mix },
                ]
              : [{ label, kind: 'rest', points: total }],
          ),
        }
      : null,
    render: ({ chart, shared, table }) =>
      renderWhy(
        {
          finding,
          segmentsAre: SEGMENT_TITLES[segment],
          from: figureOf(why.last.name, before),
          to: figureOf(why.now.name, after),
          parts,
          instead,
          lookedAt: why.asked ? [] : why.splits.map((split) => SEGMENT_NOUNS[split.segment]),
          note,
          chart,
          basis: basisOf('respondents', zone, { whole: null, surer: why.surer }),
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
      records: why.splits
        .filter(hasNamed)
        .flatMap(({ segment: by, split, standsOut }) =>
          tellable(split, (value) => segmentValueWords(by, value, (id) => teamOf(deps.config, id).name)).map(
            (effect) => [
              periodCell(why.period, why.now.span.from),
              periodCell(why.period, why.last.span.from),
              by,
              effect.segment,
              hundredths(effect.rate),
              hundredths(effect.mix),
              hundredths(effect.rate + effect.mix),
              effect.after,
              effect.before,
              standsOut ? 'yes' : 'no',
            ],
          ),
        ),
    },
  };
}

/** "2026-10", "2026-Q4" */
function periodCell({ kind }: WhyPeriod, from: string): string {
  const [name, year] = quarterName(from.slice(0, 7) as Month).split(' ');
  return kind === 'month' ? from.slice(0, 7) : `${year}-${name}`;
}

type Parts = ShownSplit<Effect>;
type Step = WhyPicture['effects'][number];

/** What the parts of a segment did, the largest first, as it is shown; null where a period has no score. */
function shownParts(
  { before, after }: Why,
  { split }: Split,
  nameOf: (value: string) => string,
): Parts | null {
  if (before.reporting === 'none' || after.reporting === 'none') return null;
  const effects = tellable(split, nameOf);
  return shownSplit(before.score, after.score, effects);
}

// What fewer than ten said is nobody's to name: below ten there is no score.
function tellable({ segments }: RateAndMix, nameOf: (value: string) => string): Effect[] {
  const { named, few } = namedEffects(segments);
  return [
    ...named
      .toSorted((a, b) => Math.abs(b.total) - Math.abs(a.total))
      .map(({ segment, ...effect }) => ({ ...effect, segment: nameOf(segment) })),
    ...(few ? [{ ...few, segment: othersWords(few.segments), few: few.segments }] : []),
  ];
}

function othersWords(segments: number): string {
  return segments === 1 ? '1 other' : `${segments} others`;
}

const hasNamed = ({ split }: Split) => namedEffects(split.segments).named.length > 0;

/** The words that ask for the quarter of a month, or for the one before it, where that has parts to name; null where neither has. */
async function quarterInstead(
  deps: Pick<Deps, 'db' | 'now'>,
  period: WhyPeriod,
  { segment }: WhyRequest,
): Promise<string | null> {
  if (period.kind !== 'month') return null;
  for (const month of [quarterStart(period.month), monthsLater(quarterStart(period.month), -3)]) {
    const quarter = { period: { kind: 'quarter' as const, month }, segment };
    if ((await whyOf(deps, quarter)).splits.some(hasNamed)) return `why ${whyWords(quarter)}`;
  }
  return null;
}

function findingOf(why: Why, shown: Split | null, parts: Parts | null): string {
  if (parts) return `${why.finding}. ${explained(why, shown!, parts)}`;
  const { before, after, splits, asked } = why;
  if (before.reporting === 'none' || after.reporting === 'none' || splits.length === 0) return why.finding;
  const part = asked ? SEGMENT_NOUNS[splits[0]!.segment] : 'part of them';
  return (
    `${why.finding}. Too few answers to split (n=${before.n.toLocaleString('en-US')}, then ` +
    `${after.n.toLocaleString('en-US')}): no ${part} has the ${SCORE_FROM} in each that it takes`
  );
}

// Of a move that may be none, and of a mix that chance gives as well, there is nothing to explain.
function explained({ splits, change, asked }: Why, shown: Split, { rate, mix }: Parts): string {
  const by = SEGMENT_NOUNS[shown.segment];
  if (!shown.standsOut && !asked)
    return splits.some(({ standsOut }) => standsOut)
      ? `By ${by}, who answered changed no more than by chance`
      : 'Who answered changed no more than by chance';
  if (mix === 0) return `Who answered, by ${by}, explains none of it`;
  return (
    `By ${by}, ${rate === 0 ? 'nothing' : signedPoints(rate, 1)} comes from what customers said and ${signedPoints(mix, 1)} from who answered` +
    judged(shown, change)
  );
}

function judged({ split, standsOut }: Split, { verdict }: Why['change']): string {
  if (!standsOut) return ', no more than by chance';
  return split.mixExplains && verdict !== 'cannot_tell' ? ', so mostly other people answered' : '';
}
