import { houseZone } from '../../config/team-calendar';
import { tryBounded } from '../../delivery/stuck-work';
import type { Deps } from '../../deps';
import { type DigestPeriod, instantsOfPeriod, isAhead } from '../../domain/committee/digest-period';
import { monthAt, monthsLater } from '../../domain/numbers/month-span';
import { isOfCommittee } from '../../domain/permissions';
import { deliveredCount } from '../../queries/committee/digest-source';
import { type DigestDetail, draftOf, publishedOf } from '../../queries/committee/digests';
import { authorize, authorizeCommittee } from '../authorize';
import { patiently } from '../transaction';
import { commentsToRead } from './comments-to-read';
import { draftDigest, draftingOf } from './draft-digest';

/** What became of asking for a digest. */
export type AskedDigest =
  | { kind: 'drafted' | 'draft'; digest: DigestDetail }
  /** `more`: delivered in the period since, and told by none of these. */
  | { kind: 'published'; digests: DigestDetail[]; more: number }
  /** `thisMonth`: how many were delivered in the month that runs. */
  | { kind: 'nothing'; period: DigestPeriod; thisMonth: number }
  /** Whoever asks is not of the committee, which alone drafts. */
  | { kind: 'not_published'; period: DigestPeriod }
  | { kind: 'ahead'; period: DigestPeriod }
  /** So many comments that could tell who raised it are being read. */
  | { kind: 'reading'; period: DigestPeriod; comments: number };

/**
 * Somebody asks for the digest of a period (null: the latest whole month). Any full member sees what was published. The
 * committee sees the draft, which is made when there is none and something was delivered. Throws AccessRefused.
 */
export async function askForDigest(
  deps: Deps,
  { by, period: asked }: { by: string; period: DigestPeriod | null },
): Promise<AskedDigest> {
  await authorize(deps, by);
  const zone = houseZone(deps.config);
  const thisMonth = monthAt(zone, deps.now());
  const period = asked ?? monthsLater(thisMonth, -1);
  if (isAhead(period, thisMonth)) return { kind: 'ahead', period };
  const isCommittee = isOfCommittee(deps.directory, by);
  const draft = await draftOf(deps.db, period);
  if (draft && isCommittee) return { kind: 'draft', digest: draft };
  const digests = await publishedOf(deps.db, period);
  if (digests.length > 0) {
    const more = await deliveredCount(deps.db, { ...instantsOfPeriod(zone, period), period });
    return { kind: 'published', digests, more: isCommittee ? more : 0 };
  }
  if (!isCommittee) return { kind: 'not_published', period };
  return draftAsked(deps, { by, period });
}

/** Drafts what was delivered in a period and is told by no published digest of it. Throws AccessRefused. */
export async function draftAsked(
  deps: Deps,
  { by, period }: { by: string; period: DigestPeriod },
): Promise<AskedDigest> {
  await authorizeCommittee(deps, by);
  const comments = await commentsToRead(deps, period);
  if (comments > 0) return { kind: 'reading', period, comments };
  const draft = () => patiently(deps, (tx) => draftDigest(deps, tx, { by, period }));
  const drafted = await tryBounded(deps, draftingOf(period), draft, { asked: true });
  deps.wake();
  const digest = await draftOf(deps.db, period);
  if (digest) return { kind: drafted === null ? 'draft' : 'drafted', digest };
  const zone = houseZone(deps.config);
  const month = monthAt(zone, deps.now());
  const thisMonth = await deliveredCount(deps.db, { ...instantsOfPeriod(zone, month), period: month });
  return { kind: 'nothing', period, thisMonth: month === period ? 0 : thisMonth };
}
