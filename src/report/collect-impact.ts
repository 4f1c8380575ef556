import type { ReportImpact } from '../domain/committee/report';
import { impactOf } from '../domain/impact/impact';
import { instantsOfMonths, type Month, monthsLater } from '../domain/numbers/month-span';
import { returnsBetween } from '../queries/numbers/returns';
import type { ReportDeps } from './report-deps';

const MONTHS = 12;

/** What came after people were contacted or told, of those who answered again in the twelve months up to this one. */
export async function collectImpact(
  { db }: Pick<ReportDeps, 'db'>,
  { zone, month }: { zone: string; month: Month },
): Promise<ReportImpact> {
  const first = monthsLater(month, 1 - MONTHS);
  const returns = await returnsBetween(db, { ...instantsOfMonths(zone, first, MONTHS), zone });
  return { from: first, ...impactOf(returns, 'either') };
}
