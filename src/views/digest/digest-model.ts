import type { ApprovalsNeeded, DigestState, Missing } from '../../domain/committee/digest';
import type { ShownQuote } from '../report/model';

/** One initiative as a digest tells it. */
export interface DigestEntryModel {
  place: number;
  kind: 'delivered' | 'declined';
  themeName: string;
  title: string;
  words: string;
  isLeftOut: boolean;
  isQuoteless: boolean;
  /** Readers see it. */
  isTold: boolean;
  /** YYYY-MM-DD */
  since: string | null;
  /** Who raised it in the year before. */
  accounts: number;
  answers: number;
  /** As long as its answer is there and says so. */
  quote: ShownQuote | null;
  /** For customers: of somebody who may be quoted, without a name. */
  publicQuote: string | null;
}

/** A digest with the words that only the present knows: quotes, and who may still be quoted. */
export interface DigestModel {
  id: string;
  revision: number;
  /** "October 2026" */
  periodName: string;
  state: DigestState;
  intro: string;
  tellsDeclined: boolean;
  entries: DigestEntryModel[];
  /** How many more were delivered than it has room for. */
  more: number;
  /** Slack id, or the app. */
  draftedBy: string;
  draftedAt: Date;
  /** Edits and approvals since, the first first; void: an approval of what was edited afterwards. */
  trail: { verb: 'edited' | 'approved'; by: string; at: Date; isVoid: boolean }[];
  approvals: string[];
  needed: ApprovalsNeeded;
  missing: Missing;
  closedBy: string | null;
  closedAt: Date | null;
  /** Into which it is published, or would be. */
  channels: string[];
  /** Known names of people and accounts in what customers would read. */
  names: string[];
  /** Its message in the committee's channel. */
  permalink: string | null;
}
