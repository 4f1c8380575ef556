import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Outcome } from '../domain/follow-up';
import type { PriorityLevel } from '../domain/priority';

/** Instants of the ladder, ISO, frozen when the promise started. */
export interface StoredRungs {
  half: string;
  threeQuarters: string;
  due: string;
  late: string;
}

@Entity('follow_ups')
export class FollowUp {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'uuid', name: 'response_id' }) responseId: string;
  /** The answer that the work is about: the opening one, until a worse one of the same person joins. */
  @Column({ type: 'uuid', name: 'current_response_id' }) currentResponseId: string;
  @Column({ type: 'text' }) team: string;
  @Column({ type: 'text' }) priority: PriorityLevel;
  @Column({ type: 'jsonb', name: 'priority_reasons' }) priorityReasons: string[];
  @Column({ type: 'timestamptz', name: 'opened_at' }) openedAt: Date;
  @Column({ type: 'text', name: 'owner_id', nullable: true }) ownerId: string | null;
  @Column({ type: 'timestamptz', name: 'claimed_at', nullable: true }) claimedAt: Date | null;
  @Column({ type: 'timestamptz', name: 'contacted_at', nullable: true }) contactedAt: Date | null;
  @Column({ type: 'text', name: 'contacted_by', nullable: true }) contactedBy: string | null;
  @Column({ type: 'timestamptz', name: 'resolved_at', nullable: true }) resolvedAt: Date | null;
  @Column({ type: 'text', name: 'resolved_by', nullable: true }) resolvedBy: string | null;
  @Column({ type: 'text', nullable: true }) outcome: Outcome | null;
  @Column({ type: 'text', name: 'root_cause', nullable: true }) rootCause: string | null;
  @Column({ type: 'boolean', name: 'customer_told', nullable: true }) customerTold: boolean | null;
  @Column({ type: 'uuid', name: 'without_contact_note_id', nullable: true }) withoutContactNoteId:
    | string
    | null;
  @Column({ type: 'boolean', name: 'rerouted_by_comment', default: false }) reroutedByComment: boolean;
  /** Counts promises made on this response: a score that crosses a band starts another. */
  @Column({ type: 'smallint', name: 'sla_cycle', default: 0 }) slaCycle: number;
  @Column({ type: 'timestamptz', name: 'sla_started_at', nullable: true }) slaStartedAt: Date | null;
  @Column({ type: 'timestamptz', name: 'due_at', nullable: true }) dueAt: Date | null;
  @Column({ type: 'jsonb', nullable: true }) rungs: StoredRungs | null;
  @Column({ type: 'text', name: 'calendar_id', nullable: true }) calendarId: string | null;
  @Column({ type: 'text', name: 'calendar_version', nullable: true }) calendarVersion: string | null;
  @Column({ type: 'timestamptz', name: 'next_rung_at', nullable: true }) nextRungAt: Date | null;
  @Column({ type: 'timestamptz', name: 'escalated_at', nullable: true }) escalatedAt: Date | null;
  @Column({ type: 'timestamptz', name: 'snoozed_until', nullable: true }) snoozedUntil: Date | null;
  @Column({ type: 'timestamptz', name: 'reopened_at', nullable: true }) reopenedAt: Date | null;
  /** The comment names the account's owner: no channel sees it. */
  @Column({ type: 'boolean', default: false }) confidential: boolean;
  /** Slack id of the lead who has the card of a confidential one. */
  @Column({ type: 'text', name: 'confidential_to', nullable: true }) confidentialTo: string | null;
}
