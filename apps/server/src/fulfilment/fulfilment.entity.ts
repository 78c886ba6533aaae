import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A granted remedy on its way out: written whenever the ledger follows the log, so that none is forgotten. */
@Entity('fulfilment')
@Index('fulfilment_due', ['state', 'dueAt'])
export class FulfilmentRow {
  @PrimaryColumn('varchar', { name: 'interaction_id' }) readonly interactionId: string;
  @PrimaryColumn('varchar', { name: 'grant_id' }) readonly grantId: string;
  /** What is told, as JSON: the same text at each attempt. */
  @Column('varchar') readonly body: string;
  /** When it is sent, or tried again. Epoch milliseconds, UTC. */
  @Column('bigint', { name: 'due_at' }) readonly dueAt: string;
  /** Until when somebody is trying it; null, or past, for nobody. */
  @Column('bigint', { name: 'in_hand_until', nullable: true }) readonly inHandUntil: string | null;
  /** Times it was tried. */
  @Column('integer') readonly attempts: number;
  @Column('varchar') readonly state: 'waiting' | 'delivered' | 'given-up';
  @Column('bigint', { name: 'settled_at', nullable: true }) readonly settledAt: string | null;
  /** Why the last attempt failed; null for none. */
  @Column('varchar', { nullable: true }) readonly trouble: string | null;
}
