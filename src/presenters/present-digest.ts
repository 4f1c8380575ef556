import type { Deps } from '../deps';
import { type ApprovalsNeeded, missingApproval } from '../domain/committee/digest';
import { periodName } from '../domain/committee/digest-period';
import { isOfCommittee } from '../domain/permissions';
import { mask } from '../domain/redaction/mask';
import {
  type DigestDetail,
  type DigestEntry,
  digestById,
  drafts,
  isTold,
  mayBeQuoted,
} from '../queries/committee/digests';
import { namesAmong } from '../queries/committee/names-among';
import { quoteKey, quotesAt } from '../queries/committee/report-quotes';
import { DIGESTS_SHOWN, type WaitingDigest } from '../views/digest/digest-home';
import type { DigestEntryModel, DigestModel } from '../views/digest/digest-model';

export type DigestDeps = Pick<Deps, 'db' | 'config' | 'directory'>;

/** A digest as people see it; null when there is none. */
export async function digestModel(deps: DigestDeps, id: string): Promise<DigestModel | null> {
  const found = await digestById(deps.db, id);
  return found && presentDigest(deps, found);
}

/** The same for one that was read already. */
export async function presentDigest(deps: DigestDeps, found: DigestDetail): Promise<DigestModel> {
  const needed = deps.config.digest.approvals;
  const entries = await shownEntries(deps, found);
  return {
    id: found.id,
    revision: found.revision,
    periodName: periodName(found.period),
    state: found.state,
    intro: found.intro,
    tellsDeclined: found.tellsDeclined,
    entries,
    more: found.more,
    draftedBy: found.draftedBy,
    draftedAt: found.draftedAt,
    trail: found.trail.map(({ revision, ...step }) => ({
      ...step,
      isVoid: step.verb === 'approved' && revision !== found.revision,
    })),
    approvals: found.approvals,
    needed,
    missing: missingApproval(found, needed),
    closedBy: found.closedBy,
    closedAt: found.closedAt,
    channels: found.channels ?? deps.config.digest.channels,
    names: found.state === 'draft' ? await namesIn(deps, found, entries) : [],
    permalink: found.posted && deps.directory.permalink(found.posted),
  };
}

/** Drafts that wait for the committee, as one of them sees it; none for anybody else. */
export async function digestsAtHome(deps: DigestDeps, userId: string): Promise<WaitingDigest[]> {
  if (!isOfCommittee(deps.directory, userId)) return [];
  const found = await drafts(deps.db, DIGESTS_SHOWN);
  return found.map((one) => ({
    id: one.id,
    revision: one.revision,
    periodName: periodName(one.period),
    waitsFor: waitsFor(one, { userId, needed: deps.config.digest.approvals }),
    permalink: one.posted && deps.directory.permalink(one.posted),
  }));
}

function waitsFor(
  digest: DigestDetail,
  { userId, needed }: { userId: string; needed: ApprovalsNeeded },
): WaitingDigest['waitsFor'] {
  const missing = missingApproval(digest, needed);
  if (missing === null) return 'publishing';
  if (missing === 'reader' && digest.authors.includes(userId)) return 'reader';
  return digest.approvals.includes(userId) ? 'another' : 'you';
}

// A quote is read anew each time: of an answer that was erased, or whose consent was taken back, nothing is left.
async function shownEntries(deps: DigestDeps, found: DigestDetail): Promise<DigestEntryModel[]> {
  const refs = found.entries.flatMap(({ quote, publicQuote }) =>
    [quote, publicQuote].filter((one) => one !== null),
  );
  const quotes = await quotesAt(deps.db, refs);
  const open = await mayBeQuoted(
    deps.db,
    found.entries.flatMap(({ publicQuote }) => publicQuote?.responseId ?? []),
  );
  const at = (ref: DigestEntry['quote']) => (ref ? (quotes.get(quoteKey(ref)) ?? null) : null);
  return found.entries.map(({ initiativeId: _, quote, publicQuote, ...entry }) => ({
    ...entry,
    isTold: isTold(entry, found),
    quote: entry.isQuoteless ? null : at(quote),
    publicQuote:
      entry.isQuoteless || !publicQuote || !open.has(publicQuote.responseId)
        ? null
        : (at(publicQuote)?.quote ?? null),
  }));
}

/**
 * Who is named in what people wrote for customers, and in what is quoted for them; a person has to look whether that is
 * meant. In a quote it never is: publishing refuses it.
 */
async function namesIn(
  deps: DigestDeps,
  { intro }: DigestDetail,
  entries: DigestEntryModel[],
): Promise<string[]> {
  const told = entries.filter((one) => one.isTold);
  const texts = [
    intro,
    ...told.flatMap(({ title, words, publicQuote }) => [title, words, publicQuote ?? '']),
  ];
  const book = await namesAmong(deps.db, texts);
  const found = texts.flatMap((text) => [...mask(text, book).originals.values()]);
  return [...new Set(found)];
}
