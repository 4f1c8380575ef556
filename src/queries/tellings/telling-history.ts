import type { EntityManager } from 'typeorm';
import type { TellingVerb, ToldVia } from '../../domain/tellings/telling';
import { SHOWN, type Whose, whose } from './tellings';

/** Who told somebody, said that it is not needed, or took it back. */
export interface ToldLine {
  at: Date;
  /** Slack id, or the app. */
  by: string;
  verb: TellingVerb;
  via: ToldVia | null;
  personName: string | null;
  accountName: string | null;
}

/** What was said of those who asked for an initiative, the latest first; and how many lines there are. */
export async function toldHistory(
  db: Pick<EntityManager, 'query'>,
  { initiativeId, of, limit, skip }: { initiativeId: string; of: Whose; limit: number; skip: number },
): Promise<{ lines: ToldLine[]; total: number }> {
  const from = `FROM telling_history h
    JOIN tellings t ON t.initiative_id = h.initiative_id AND t.respondent_id = h.respondent_id
    JOIN respondents p ON p.id = h.respondent_id LEFT JOIN accounts a ON a.id = t.account_id
   WHERE h.initiative_id = $1 AND ${whose(2)} AND ${SHOWN}`;
  const lines: ToldLine[] = await db.query(
    `SELECT h.at, h.by_id AS by, h.verb, h.via, p.name AS "personName", a.name AS "accountName"
       ${from} ORDER BY h.id DESC LIMIT $3 OFFSET $4`,
    [initiativeId, of, limit, skip],
  );
  const [all]: { n: number }[] = await db.query(`SELECT count(*)::integer AS n ${from}`, [initiativeId, of]);
  return { lines, total: all!.n };
}
