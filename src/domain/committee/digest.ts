/** What becomes of a digest. That it is approved is no state of its own: enough approvals of its revision say so. */
export type DigestState = 'draft' | 'published' | 'discarded';

/** How many approvals publishing takes, as the configuration says. */
export type ApprovalsNeeded = 1 | 2;

/** What can be done to a digest; docs/digest-states.md has the table. `seen`: the revision that the person was shown. */
export type DigestEvent =
  | { kind: 'edit'; seen: number }
  | { kind: 'approve'; seen: number }
  | { kind: 'publish'; seen: number }
  | { kind: 'discard'; seen: number };

/** Everything that can happen to a digest, as its history names it. */
export type DigestVerb = 'drafted' | 'edited' | 'approved' | 'published' | 'discarded';

/** For whom a quote stands there: colleagues, or customers. */
export type DigestSide = 'quote' | 'publicQuote';

/** What the form of an entry offers: the quotes that can be chosen, and the key of the one that stands there. */
export interface OfferedQuotes {
  /** Whose words they are is told to colleagues alone. */
  choices: { key: string; words: string; accountName: string | null }[];
  chosen: string | null;
}

/** What decides whether an event may happen. */
export interface DigestFacts {
  state: DigestState;
  revision: number;
  closedBy: string | null;
  closedAt: Date | null;
  /** Slack ids of who approved this revision. */
  approvals: string[];
  /** Of whoever had it drafted, and of everybody who edited it. */
  authors: string[];
  /** Of entries that are told and whose initiative is not closed that way any more. */
  takenUpAgain: string[];
  /** Entries that are told. */
  told: number;
}

/** Why nothing was done, as a code that the door turns into words. */
export type DigestRefusal =
  | { code: 'published' | 'discarded'; by: string; at: Date }
  | { code: 'changed_meanwhile' }
  | { code: 'you_approved' }
  | { code: 'nothing_told' }
  /** What was chosen to be quoted may not be, any more. */
  | { code: 'quote_gone'; place: number; side: DigestSide }
  | { code: 'taken_up_again'; title: string }
  /** Words for customers, which nobody may change behind an approval, in which somebody is named whom we know by now. */
  | { code: 'quote_names'; title: string; quote: string }
  | { code: 'not_approved'; missing: Exclude<Missing, null> };

/** What is missing before it may be published: somebody's approval, or that of somebody who did not write on it. */
export type Missing = 'one' | 'another' | 'reader' | null;

/** Longest words that a person may write. */
export const DIGEST_TITLE_MAX = 120;
export const DIGEST_WORDS_MAX = 1000;
export const DIGEST_INTRO_MAX = 600;
/** More would be no digest, and Slack shows no more words in one message. */
export const DIGEST_ENTRIES_MAX = 12;

/**
 * What is missing for publishing. Where two are needed, the authors' own approvals are never enough, however many they
 * are: one at least is of somebody who wrote nothing on it.
 */
export function missingApproval(
  { approvals, authors }: Pick<DigestFacts, 'approvals' | 'authors'>,
  needed: ApprovalsNeeded,
): Missing {
  const by = new Set(approvals);
  if (by.size === 0) return 'one';
  if (needed === 1) return null;
  if ([...by].every((one) => authors.includes(one))) return 'reader';
  return by.size < 2 ? 'another' : null;
}

/** Null when the event may happen now. */
export function digestRefusal(
  now: DigestFacts,
  event: DigestEvent & { by: string },
  needed: ApprovalsNeeded,
): DigestRefusal | null {
  if (now.state !== 'draft') return { code: now.state, by: now.closedBy!, at: now.closedAt! };
  if (event.seen !== now.revision) return { code: 'changed_meanwhile' };
  switch (event.kind) {
    case 'edit':
    case 'discard':
      return null;
    case 'approve':
      return now.approvals.includes(event.by) ? { code: 'you_approved' } : untellable(now);
    case 'publish': {
      const missing = missingApproval(now, needed);
      return missing ? { code: 'not_approved', missing } : untellable(now);
    }
  }
}

// What was taken up again is not delivered, whatever the draft says.
function untellable({ told, takenUpAgain }: DigestFacts): DigestRefusal | null {
  if (told === 0) return { code: 'nothing_told' };
  return takenUpAgain.length > 0 ? { code: 'taken_up_again', title: takenUpAgain[0]! } : null;
}

/** What a button about a digest is for: which one, and the revision that was shown; null when it is none of ours. */
export function readDigestButton(value: string): { digestId: string; seen: number } | null {
  const found = /^([0-9a-f-]{36}):(\d{1,6})$/.exec(value);
  return found ? { digestId: found[1]!, seen: Number(found[2]) } : null;
}
