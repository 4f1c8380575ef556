import type { Deps } from '../../deps';
import { impactOf, type Return } from '../../domain/impact/impact';
import { impactFinding } from '../../domain/impact/impact-words';
import { movesOf } from '../../domain/impact/moves';
import { instantsOfMonths, monthAt } from '../../domain/numbers/month-span';
import { countedZone } from '../../queries/numbers/answer-counts';
import { returnsBetween } from '../../queries/numbers/returns';
import { renderImpact } from '../../views/numbers/impact';
import { type Impacts, impactCsv } from './impact-csv';
import { impactPicture } from './impact-picture';
import { loopsOverTime } from './loops-over-time';
import type { NumbersAnswer } from './numbers-answer';
import { monthsUpTo, shortMonth } from './periods';

/** `/rnps impact`: what came after people were contacted or told, of those who answered again in so many months. */
export async function answerImpact(
  deps: Pick<Deps, 'db' | 'now'>,
  { months: count }: { months: number },
): Promise<NumbersAnswer> {
  const zone = await countedZone(deps.db);
  const months = monthsUpTo(monthAt(zone, deps.now()), count);
  const span = instantsOfMonths(zone, months[0]!, count);
  const returns = await returnsBetween(deps.db, { ...span, zone });
  const loops = await loopsOverTime(deps, { months, zone });
  const found = impactsOf(returns);
  const moves = movesOf(returns);
  const finding = impactFinding(found.either);
  const name =
    count === 1 ? shortMonth(months[0]!) : `${shortMonth(months[0]!)} to ${shortMonth(months.at(-1)!)}`;
  const model = {
    finding,
    span: name,
    ...found,
    moves,
    loops: loops.map(({ month, ...one }) => ({ label: shortMonth(month), ...one })),
    zone,
  };
  return {
    name: 'impact',
    finding,
    picture: impactPicture(found.either, finding, name),
    render: ({ chart, shared, table }) =>
      renderImpact({ ...model, chart, offers: { command: `impact ${count}`, share: !shared } }, table),
    csv: impactCsv(found, moves, loops),
  };
}

function impactsOf(returns: readonly Return[]): Impacts {
  return {
    either: impactOf(returns, 'either'),
    contacted: impactOf(returns, 'contacted'),
    told: impactOf(returns, 'told'),
  };
}
