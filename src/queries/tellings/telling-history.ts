import type { EntityManager } from 'typeorm';
import type { LeftBecause, TellingVerb, ToldVia } from '../../domain/tellings/telling';
import { inConfidence } from '../follow-ups/in-confidence';
import { SHOWN, type Whose, whose } from './tellings';

/** Who told somebody, said that it is not needed, or took it back; or that they left the list. */
export interface ToldLine {
  at: Date;
  /** Slack id, or the app. */
  by: string;
  verb: TellingVerb;
  via: ToldVia | null;
  /** For one who left. */
  why: LeftBecause | null;
  personName: string | null;
  accountName: string | null;
  /** False: nothing finds them any more. */
  isListed: boolean;
}

/**
 * What was said of those who asked for an initiative, the latest first; and how many lines there are. Whoever left the
 * list is of whom they were then; of those who left before that was kept, only everybody's history tells.
 */
export async function toldHistory(
  db: Pick<EntityManager, 'query'>,
  { initiativeId, of, limit, skip }: { initiativeId: string; of: Whose; limit: number; skip: number },
): Promise<{ lines: ToldLine[]; total: number }> {
  const from = `FROM telling_history h
    JOIN respondents p ON p.id = h.respondent_id
    LEFT JOIN tellings t
      ON t.initiative_id = h.initiative_id AND t.respondent_id = h.respondent_id AND t.listed_at IS NOT NULL
    LEFT JOIN accounts a ON a.id = CASE WHEN t.id IS NULL THEN p.account_id ELSE t.account_id END
   WHERE h.initiative_id = $1
     AND CASE WHEN t.id IS NOT NULL THEN ${whose(2)} AND ${SHOWN} ELSE ${LEFT_OF_THEIRS} END`;
  const lines: ToldLine[] = await db.query(
    `SELECT h.at, h.by_id AS by, h.verb, h.via, h.why, p.name AS "personName", a.name AS "accountName",
            t.id IS NOT NULL AS "isListed"
       ${from} ORDER BY h.id DESC LIMIT $3 OFFSET $4`,
    [initiativeId, of, limit, skip],
  );
  const [all]: { n: number }[] = await db.query(`SELECT count(*)::integer AS n ${from}`, [initiativeId, of]);
  return { lines, total: all!.n };
}

/** SQL of our own: a line `h` of somebody who left, as far as anything of them may be shown, and whose they were (`$2`). */
const LEFT_OF_THEIRS = `
  EXISTS (SELECT FROM responses r WHERE r.respondent_id = h.respondent_id AND NOT ${inConfidence('r.id')})
  AND ($2 = 'all' OR $2 = (SELECT coalesce(l.teller_id, 'committee') FROM telling_history l
        WHERE l.initiative_id = h.initiative_id AND l.respondent_id = h.respondent_id AND l.verb = 'left'
        ORDER BY l.id DESC LIMIT 1))`;
