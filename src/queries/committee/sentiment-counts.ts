import type { EntityManager } from 'typeorm';
import { NO_CONTENT, type Polarity } from '../../domain/themes/annotation';

/** How many comments of each span sound which way; those without content sound no way. */
export async function sentimentCounts(
  db: Pick<EntityManager, 'query'>,
  spans: { from: Date; to: Date }[],
): Promise<Record<Polarity, number>[]> {
  const rows: { span: number; sentiment: Polarity; n: number }[] = await db.query(
    `SELECT (nth - 1)::int AS span, a.sentiment, count(*)::int AS n
       FROM unnest($1::timestamptz[], $2::timestamptz[]) WITH ORDINALITY s (starts, ends, nth)
       JOIN responses r ON r.answered_at >= starts AND r.answered_at < ends
       JOIN annotations a ON a.response_id = r.id
      WHERE NOT EXISTS (SELECT FROM annotation_themes t WHERE t.response_id = r.id AND t.theme_id = $3)
      GROUP BY 1, 2`,
    [spans.map(({ from }) => from), spans.map(({ to }) => to), NO_CONTENT],
  );
  return spans.map((_, span) => {
    const of = (side: Polarity) => rows.find((row) => row.span === span && row.sentiment === side)?.n ?? 0;
    return { positive: of('positive'), neutral: of('neutral'), negative: of('negative') };
  });
}
