import type { Band } from '../../domain/bands';
import type { ContactChannel, FollowUpState, SlaStatus } from '../../domain/follow-up';
import type { Polarity } from '../../domain/themes/annotation';
import type { PriorityLevel } from '../text/words';

/** All that a card shows, as plain facts. People are Slack user ids unless said otherwise. */
export interface CardModel {
  followUpId: string;
  band: Band;
  /** Whole 0-10. */
  score: number;
  comment: string | null;
  person: {
    name: string | null;
    email: string | null;
    title: string | null;
    /** As the source gave it, such as decision_maker. */
    role: string | null;
  };
  account: CardAccount | null;
  wave: string | null;
  sourceName: string;
  answeredAt: Date | null;
  receivedAt: Date;
  state: FollowUpState;
  teamName: string;
  priority: { level: PriorityLevel; reasons: string[] };
  sla: SlaStatus;
  /** The due time in the team's own zone, for clients that do not read Slack's dates; null without an SLA. */
  dueInWords: string | null;
  /** Who was told that the due time has passed without contact. */
  escalated: 'lead' | 'committee' | null;
  /** Why work that nobody has came back to the team by itself. */
  returned: 'late' | 'deactivated' | null;
  /** Tries that reached nobody, while somebody still has to; null: none. */
  attempts: { n: number; last: { channel: ContactChannel; at: Date } } | null;
  /** No reminder at half and three quarters until then; null: none is silenced. */
  snoozedUntil: Date | null;
  /** The customer has the next word, until then at the latest. `reason` is a colleague's words. */
  waiting: { until: Date; reason: string | null } | null;
  /** The comment may be about the owner of the account: no channel sees this card. */
  confidential: boolean;
  /** What the comment is about; null: nothing can be said of it yet. */
  about: AboutComment | null;
  /** The other answers of the same person that this follow-up is about too, oldest first. */
  joined: { score: number; comment: string | null; receivedAt: Date }[];
  /** The team's next steps for this band. */
  playbook: string[];
  /** A reply is one press away, by e-mail or to be copied; left out: the menu has it. */
  reply?: 'email' | 'copy';
  /** Lines of history so far. */
  historyCount: number;
}

/** Names of themes, the most prominent first; or the language of a comment that is not themed, null when unknown. */
export type AboutComment =
  | { kind: 'themes'; themes: { name: string; polarity: Polarity }[]; check: boolean }
  | { kind: 'not_themed'; language: string | null };

export interface CardAccount {
  name: string | null;
  arr: number | null;
  /** ISO 4217 code. */
  currency: string | null;
  plan: string | null;
  region: string | null;
  industry: string | null;
  /** ISO day. */
  renewalDate: string | null;
  /** ISO day. */
  customerSince: string | null;
  lifecycle: string | null;
  /** By name and not as a mention: not every answer of a customer should ring at their owner's. */
  owner: { name: string | null; email: string | null } | null;
}
