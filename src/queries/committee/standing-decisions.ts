import type { EntityManager } from 'typeorm';
import type { ReportFigures } from '../../domain/committee/report';
import { afterDay, type SaidSince, type Standing, standingOver } from '../../domain/committee/standing';
import { mergedThemes } from '../../domain/themes/taxonomy';
import { currentTaxonomy } from '../themes/current-taxonomy';
import { THEMED } from '../themes/theme-counts';
import { type InitiativeDetail, readInitiatives } from './initiatives';

type Db = Pick<EntityManager, 'query'>;

/** What was closed longer before a month says nothing of what customers say in it. */
const CLOSED_MONTHS = 12;

/** What was decided about each theme over a month's report or one before it, as it stands now. */
export async function standingDecisions(
  db: Db,
  { month, zone, from, to }: Pick<ReportFigures, 'month' | 'zone' | 'from' | 'to'>,
): Promise<Map<string, Standing<InitiativeDetail>>> {
  const taxonomy = await currentTaxonomy(db);
  const decisions = await readInitiatives(
    db,
    `WHERE i.month <= $1 AND (i.status = 'open' OR i.closed_at >= $2::timestamptz - interval '${CLOSED_MONTHS} months')
     ORDER BY i.decided_at, i.id`,
    [month, from],
    taxonomy,
  );
  const delivered = decisions.flatMap(({ id, theme, deliveredSince }) =>
    deliveredSince === null ? [] : [{ id, theme, since: afterDay(zone, deliveredSince) }],
  );
  const merged = mergedThemes(taxonomy);
  return standingOver(decisions, month, await saidSince(db, { from, to, merged, delivered }));
}

async function saidSince(
  db: Db,
  {
    from,
    to,
    merged,
    delivered,
  }: {
    from: string;
    to: string;
    merged: Record<string, string>;
    delivered: { id: string; theme: string; since: Date }[];
  },
): Promise<Map<string, SaidSince>> {
  if (delivered.length === 0) return new Map();
  const rows: (SaidSince & { id: string })[] = await db.query(
    `SELECT d.id, count(*)::int AS n, count(*) FILTER (WHERE polarity = 'negative')::int AS criticised,
            count(*) FILTER (WHERE polarity = 'negative' AND sure)::int AS sure
       FROM (${THEMED}) themed
       JOIN jsonb_to_recordset($4::jsonb) AS d(id text, theme text, since timestamptz)
         ON d.theme = themed.theme_id AND themed.answered_at >= d.since
      GROUP BY 1`,
    [from, to, JSON.stringify(merged), JSON.stringify(delivered)],
  );
  return new Map(rows.map(({ id, ...said }) => [id, said]));
}
