import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountFacts } from '../domain/customers/account-facts';

@Entity('responses')
export class Response {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'text' }) source: string;
  @Column({ type: 'text', name: 'source_response_id' }) sourceResponseId: string;
  @Column({ type: 'smallint' }) score: number;
  @Column({ type: 'text', nullable: true }) comment: string | null;
  /** They said that they may be quoted outside of the house. */
  @Column({ type: 'boolean', name: 'may_quote' }) mayQuote: boolean;
  @Column({ type: 'timestamptz', name: 'answered_at' }) answeredAt: Date;
  @Column({ type: 'timestamptz', name: 'received_at' }) receivedAt: Date;
  @Column({ type: 'timestamptz', name: 'source_updated_at', nullable: true }) sourceUpdatedAt: Date | null;
  @Column({ type: 'text', nullable: true }) wave: string | null;
  @Column({ type: 'uuid', name: 'respondent_id', nullable: true }) respondentId: string | null;
  @Column({ type: 'uuid', name: 'account_id', nullable: true }) accountId: string | null;
  /** As they were when the response was received; later changes of the account do not rewrite it. */
  @Column({ type: 'jsonb', name: 'account_facts' }) accountFacts: AccountFacts;
  /** Whom the rules named for it, and the person's role then; moving the work by hand rewrites neither. */
  @Column({ type: 'text', nullable: true }) team: string | null;
  @Column({ type: 'text', nullable: true }) role: string | null;
  @Column({ type: 'jsonb' }) properties: Record<string, unknown>;
}
