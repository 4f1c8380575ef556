import type { EntityManager } from 'typeorm';
import type { Deps } from '../../deps';
import { type DigestPeriod, periodName } from '../../domain/committee/digest-period';
import type { DigestEntry } from '../../queries/committee/digests';
import { insertRows } from '../insert-rows';
import { collectDigest } from './collect-digest';
import { tellDigest } from './tell-digest';

/** As what drafting the digest of a period is known while it fails in our own code. */
export const draftingOf = (period: DigestPeriod) => ({ topic: `digest_draft:${period}`, step: 'made' });

/** Any number that no other advisory lock of ours is: two who draft one period wait for each other. */
const DRAFTS_LOCK = 7_264_022;

/**
 * Drafts the digest of a period and owes it to the committee's channel; in the caller's transaction. Null when nothing was
 * delivered that no published digest of the period tells, or a draft of it is there.
 */
export async function draftDigest(
  deps: Pick<Deps, 'config' | 'now' | 'newId'>,
  tx: EntityManager,
  { by, period }: { by: string; period: DigestPeriod },
): Promise<string | null> {
  await tx.query('SELECT pg_advisory_xact_lock($1)', [DRAFTS_LOCK]);
  const drafts: unknown[] = await tx.query(`SELECT FROM digests WHERE period = $1 AND state = 'draft'`, [
    period,
  ]);
  if (drafts.length > 0) return null;
  const collected = await collectDigest(deps, tx, period);
  if (!collected) return null;
  const id = deps.newId();
  await insertRows(tx, 'digests', [
    {
      id,
      period,
      state: 'draft',
      revision: 1,
      intro: `You told us what to do better. This is what came of it in ${periodName(period)}.`,
      tells_declined: false,
      more: collected.more,
      drafted_by: by,
      drafted_at: deps.now(),
    },
  ]);
  await insertRows(
    tx,
    'digest_entries',
    collected.entries.map((entry) => rowOf(id, entry)),
  );
  await tellDigest(deps, tx, { digestId: id, by, verb: 'drafted', revision: 1, channels: null });
  return id;
}

function rowOf(digestId: string, entry: DigestEntry) {
  return {
    digest_id: digestId,
    place: entry.place,
    initiative_id: entry.initiativeId,
    kind: entry.kind,
    theme_name: entry.themeName,
    title: entry.title,
    words: entry.words,
    is_left_out: false,
    is_quoteless: false,
    since: entry.since,
    accounts: entry.accounts,
    answers: entry.answers,
    quote: entry.quote,
    public_quote: entry.publicQuote,
  };
}
