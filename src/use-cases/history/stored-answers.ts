import type { EntityManager } from 'typeorm';
import type { ParsedAnswer } from '../../domain/answer';
import type { AnswerVersion } from '../../domain/answer-versions';
import type { AccountFacts } from '../../domain/customers/account-facts';
import type { ImportRow } from './import-batch';

interface Stored extends AnswerVersion {
  id: string;
  sourceResponseId: string;
  respondentId: string | null;
  accountId: string | null;
  accountFacts: AccountFacts;
  role: string | null;
  /** Of the respondent, to notice an id that two people have. */
  email: string | null;
  hasWork: boolean;
}

/** An answer of a batch, with what becomes of it. */
export interface Entry extends Stored {
  state: 'stored' | 'changed' | 'new';
  /** Versions that concern a follow-up, to be recorded one by one. */
  later: ImportRow<ParsedAnswer>[];
}

/** Those answers of a batch that are known already. */
export function storedAnswers(
  tx: EntityManager,
  source: string,
  rows: ImportRow<ParsedAnswer>[],
): Promise<Stored[]> {
  return tx.query(
    `SELECT r.id, r.source_response_id AS "sourceResponseId", r.score, r.comment, r.may_quote AS "mayQuote", r.answered_at AS "answeredAt",
              r.source_updated_at AS "sourceUpdatedAt", r.wave, r.properties, r.respondent_id AS "respondentId",
              r.account_id AS "accountId", r.account_facts AS "accountFacts", r.role, p.email,
              EXISTS (SELECT FROM follow_ups f WHERE f.response_id = r.id)
                OR EXISTS (SELECT FROM joined_answers j WHERE j.response_id = r.id) AS "hasWork"
         FROM responses r LEFT JOIN respondents p ON p.id = r.respondent_id
        WHERE r.source = $1 AND r.source_response_id = ANY($2::text[])`,
    [source, rows.map(({ told }) => told.sourceResponseId)],
  );
}

/** The columns of an answer that a later version may change. */
export function rowOf(entry: Entry) {
  return {
    id: entry.id,
    score: entry.score,
    comment: entry.comment,
    may_quote: entry.mayQuote,
    answered_at: entry.answeredAt,
    source_updated_at: entry.sourceUpdatedAt,
    wave: entry.wave,
    respondent_id: entry.respondentId,
    account_id: entry.accountId,
    account_facts: entry.accountFacts,
    role: entry.role,
    properties: entry.properties,
  };
}
