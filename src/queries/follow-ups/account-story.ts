import type { EntityManager } from 'typeorm';
import type { AccountFacts } from '../../domain/customers/account-facts';
import type { AccountNames } from '../../domain/customers/account-match';
import { type FollowUpDetail, followUpDetails } from './follow-up-detail';

type Db = Pick<EntityManager, 'query'>;

/** What every account is called, to find one among them. */
export function accountNames(db: Db): Promise<AccountNames[]> {
  return db.query(
    'SELECT id, external_id AS "externalId", name, domain FROM accounts ORDER BY name, domain, id',
  );
}

/** Follow-ups of an account that not everybody may read, and whom they may be about. */
export interface ConfidentialWork {
  followUpId: string;
  team: string;
  ownerId: string | null;
  confidential: true;
  confidentialTo: string | null;
  /** E-mails of the account's owners, at the time of each answer and now. */
  accountOwners: string[];
}

/** All confidential follow-ups of an account. */
export function confidentialWorkOf(db: Db, accountId: string): Promise<ConfidentialWork[]> {
  return db.query(
    `SELECT f.id AS "followUpId", f.team, f.owner_id AS "ownerId", true AS confidential,
            f.confidential_to AS "confidentialTo",
            array_remove(array_agg(DISTINCT r.account_facts ->> 'ownerEmail') || array_agg(DISTINCT a.owner_email), NULL)
              AS "accountOwners"
       FROM follow_ups f
       LEFT JOIN joined_answers j ON j.follow_up_id = f.id
       JOIN responses r ON r.id IN (f.response_id, j.response_id)
       JOIN accounts a ON a.id = $1
      WHERE f.confidential AND r.account_id = $1
      GROUP BY f.id`,
    [accountId],
  );
}

/** The account as it is known now. */
export interface StoredAccount extends AccountNames, AccountFacts {
  /** Their name in Slack, when they were met there. */
  ownerName: string | null;
  churnedAt: Date | null;
}

export interface StoredAnswer {
  responseId: string;
  score: number;
  comment: string | null;
  answeredAt: Date;
  person: { name: string | null; title: string | null };
  followUpId: string | null;
  /** It joined a follow-up that another answer had opened. */
  joined: boolean;
}

export interface AccountStory {
  account: StoredAccount;
  /** The latest first, from the one that was asked for, as many as were asked for. */
  answers: StoredAnswer[];
  /** How many answers there are of each score, among those that may be read. */
  scores: { score: number; n: number }[];
  /** Answers of the follow-ups that were left out. */
  withheld: number;
  /** Follow-ups of the answers listed. */
  followUps: FollowUpDetail[];
}

/** All about one account; answers of the follow-ups `without` are only counted. Null when it is not there any more. */
export async function accountStory(
  db: Db,
  {
    accountId,
    without,
    offset,
    limit,
  }: { accountId: string; without: string[]; offset: number; limit: number },
): Promise<AccountStory | null> {
  const account = await storedAccount(db, accountId);
  if (!account) return null;
  const answers: StoredAnswer[] = await db.query(
    `SELECT r.id AS "responseId", r.score, r.comment, r.answered_at AS "answeredAt",
            jsonb_build_object('name', p.name, 'title', p.title) AS person,
            w.follow_up_id AS "followUpId", coalesce(w.joined, false) AS joined
       FROM responses r ${WORK} LEFT JOIN respondents p ON p.id = r.respondent_id
      WHERE r.account_id = $1 AND NOT coalesce(w.follow_up_id = ANY($2::uuid[]), false)
      ORDER BY r.answered_at DESC, r.id LIMIT $3 OFFSET $4`,
    [accountId, without, limit, offset],
  );
  const counts: { score: number; n: number; withheld: boolean }[] = await db.query(
    `SELECT r.score, count(*)::integer AS n, coalesce(w.follow_up_id = ANY($2::uuid[]), false) AS withheld
       FROM responses r ${WORK} WHERE r.account_id = $1 GROUP BY 1, 3 ORDER BY 1`,
    [accountId, without],
  );
  const ids = [...new Set(answers.flatMap(({ followUpId }) => followUpId ?? []))];
  return {
    account,
    answers,
    scores: counts.filter(({ withheld }) => !withheld).map(({ score, n }) => ({ score, n })),
    withheld: counts.filter(({ withheld }) => withheld).reduce((sum, { n }) => sum + n, 0),
    followUps: ids.length > 0 ? await followUpDetails(db, 'f.id = ANY($1)', [ids]) : [],
  };
}

/** The follow-up that an answer opened or joined. */
const WORK = `LEFT JOIN LATERAL (
         SELECT f.id AS follow_up_id, false AS joined FROM follow_ups f WHERE f.response_id = r.id
         UNION ALL
         SELECT j.follow_up_id, true FROM joined_answers j WHERE j.response_id = r.id
         LIMIT 1) w ON true`;

async function storedAccount(db: Db, id: string): Promise<StoredAccount | null> {
  const rows: (Omit<StoredAccount, 'arr'> & { arr: string | null })[] = await db.query(
    `SELECT a.id, a.external_id AS "externalId", a.name, a.domain, a.plan, a.arr, a.currency, a.region, a.industry,
            a.customer_since::text AS "customerSince", a.renewal_date::text AS "renewalDate",
            a.owner_email AS "ownerEmail", a.lifecycle, a.churned_at AS "churnedAt",
            (SELECT facts ->> 'name' FROM profiles WHERE lower(facts ->> 'email') = lower(a.owner_email) LIMIT 1)
              AS "ownerName"
       FROM accounts a WHERE a.id = $1`,
    [id],
  );
  const row = rows[0];
  return row ? { ...row, arr: row.arr === null ? null : Number(row.arr) } : null;
}
