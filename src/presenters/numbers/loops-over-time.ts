import type { Deps } from '../../deps';
import { instantsOfMonths, type Month } from '../../domain/numbers/month-span';
import { fallenDue, sumOf } from '../../domain/numbers/sla-rate';
import { loopClosure, loopTotals } from '../../queries/numbers/loop-closure';
import { promiseCounts } from '../../queries/numbers/sla-rate';

/** What became of the work of a month, as it stands now; parts of the whole before them. */
export interface LoopMonth {
  month: Month;
  /** Promises of contact that fell due in it, and those kept. */
  due: number;
  kept: number;
  /** Follow-ups opened in it, those resolved after the customer was reached, and of these whose customer was told. */
  opened: number;
  closed: number;
  told: number;
}

/** How loops were closed, month by month. */
export async function loopsOverTime(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { months, zone }: { months: Month[]; zone: string },
): Promise<LoopMonth[]> {
  const spans = months.map((month) => instantsOfMonths(zone, month));
  const promises = await promiseCounts(db, { spans, team: null, now: now() });
  const rows: LoopMonth[] = [];
  for (const [nth, month] of months.entries()) {
    const loops = await loopClosure(db, spans[nth]!);
    const ended = sumOf(promises.filter(({ span }) => span === nth));
    rows.push({
      month,
      due: fallenDue(ended),
      kept: ended.kept,
      ...loopTotals(loops),
    });
  }
  return rows;
}
