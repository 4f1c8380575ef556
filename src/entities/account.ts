import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('accounts')
export class Account {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'text', name: 'external_id', nullable: true }) externalId: string | null;
  @Column({ type: 'text', nullable: true }) name: string | null;
  @Column({ type: 'text', nullable: true }) domain: string | null;
  @Column({ type: 'text', nullable: true }) plan: string | null;
  /** numeric: comes back as text, so that no cent is lost. */
  @Column({ type: 'numeric', precision: 14, scale: 2, nullable: true }) arr: string | null;
  @Column({ type: 'text', nullable: true }) currency: string | null;
  @Column({ type: 'text', nullable: true }) region: string | null;
  @Column({ type: 'text', nullable: true }) industry: string | null;
  @Column({ type: 'date', name: 'customer_since', nullable: true }) customerSince: string | null;
  @Column({ type: 'date', name: 'renewal_date', nullable: true }) renewalDate: string | null;
  @Column({ type: 'text', name: 'owner_email', nullable: true }) ownerEmail: string | null;
  @Column({ type: 'text', nullable: true }) lifecycle: string | null;
  @Column({ type: 'timestamptz', name: 'churned_at', nullable: true }) churnedAt: Date | null;
  @Column({ type: 'timestamptz', name: 'created_at' }) createdAt: Date;
  @Column({ type: 'timestamptz', name: 'updated_at' }) updatedAt: Date;
}
