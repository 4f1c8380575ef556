import type { EntityManager } from 'typeorm';

/** How far the model is with the comments on its list, and what was spent of the month. */
export interface ModelProgress {
  waiting: number;
  byModel: number;
  /** Comments of which the local annotation stays, by the reason, the most frequent first. */
  byLocal: { because: string; n: number }[];
  /** Nothing is asked for now. */
  pause: { why: string; until: Date } | null;
  /** Tokens of the calendar month (UTC), with what calls under way may cost; money in the currency of the prices. */
  spent: { tokens: number; money: number };
}

/** `now`: business time, for the month. */
export async function modelProgress(db: Pick<EntityManager, 'query'>, now: Date): Promise<ModelProgress> {
  const rows: { state: string; n: string }[] = await db.query(
    `SELECT CASE WHEN read_at IS NULL THEN 'waiting' ELSE coalesce(because, 'model') END AS state, count(*) AS n
       FROM model_readings GROUP BY 1 ORDER BY 2 DESC, 1`,
  );
  const pauses: { why: string; until: Date }[] = await db.query(
    `SELECT pause_why AS why, pause_until AS until FROM model_reading_state WHERE pause_until > clock_timestamp()`,
  );
  const spent: { tokens: string; money: string }[] = await db.query(
    'SELECT tokens, money FROM ai_budget WHERE month = $1',
    [`${now.toISOString().slice(0, 7)}-01`],
  );
  const of = (state: string) => Number(rows.find((row) => row.state === state)?.n ?? 0);
  return {
    waiting: of('waiting'),
    byModel: of('model'),
    byLocal: rows
      .filter(({ state }) => state !== 'waiting' && state !== 'model')
      .map(({ state, n }) => ({ because: state, n: Number(n) })),
    pause: pauses[0] ?? null,
    spent: { tokens: Number(spent[0]?.tokens ?? 0), money: Number(spent[0]?.money ?? 0) / 1e6 },
  };
}

/** How many comments wait for the model; cheap, for whoever asks often. */
export async function waitingForModel(db: Pick<EntityManager, 'query'>): Promise<number> {
  const rows: { n: string }[] = await db.query(
    'SELECT count(*) AS n FROM model_readings WHERE read_at IS NULL',
  );
  return Number(rows[0]!.n);
}
