import type { Grant, RemedyKind } from '@aliado/domain';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One remedy as it counts against limits. Follows the log; its money counts while it is reserved or granted. */
@Entity('remedy_grant')
@Index('remedy_grant_customer', ['customerKey', 'reservedAt'])
@Index('remedy_grant_decider', ['decidedBy', 'day'])
@Index('remedy_grant_lender', ['lentBy', 'day'], { where: 'lent_by IS NOT NULL' })
@Index('remedy_grant_like', ['guidelineId', 'grantedAt'])
@Index('remedy_grant_look', ['lookAt'], { where: 'look_at IS NOT NULL' })
export class RemedyGrantRow {
  @PrimaryColumn('varchar', { name: 'interaction_id', primaryKeyConstraintName: 'remedy_grant_key' })
  readonly interactionId: string;
  @PrimaryColumn('varchar', { name: 'grant_id', primaryKeyConstraintName: 'remedy_grant_key' })
  readonly grantId: string;
  @Column('varchar', { name: 'agent_id' }) readonly agentId: string;
  /** Whose authority it is. */
  @Column('varchar', { name: 'decided_by' }) readonly decidedBy: string;
  /** Who lent that authority; null where it is their own. */
  @Column('varchar', { name: 'lent_by', nullable: true }) readonly lentBy: string | null;
  /** The customer's id; `contact:` and the source's names for the contact where nobody knows who it is. */
  @Column('varchar', { name: 'customer_key' }) readonly customerKey: string;
  @Column('varchar', { name: 'order_number', nullable: true }) readonly orderNumber: string | null;
  @Column('varchar', { nullable: true }) readonly matter: string | null;
  @Column('varchar', { name: 'guideline_id' }) readonly guidelineId: string;
  @Column('integer', { name: 'guideline_version' }) readonly guidelineVersion: number;
  @Column('varchar', { name: 'rule_id' }) readonly ruleId: string;
  @Column('varchar') readonly remedy: RemedyKind;
  /** Minor units, as text; null for what is no sum. */
  @Column('bigint', { nullable: true }) readonly amount: string | null;
  @Column('varchar', { nullable: true }) readonly currency: string | null;
  /** In minor units of the organisation's currency; zero for what is no sum. */
  @Column('bigint', { name: 'base_amount' }) readonly baseAmount: string;
  /** Whose budgets it comes under. */
  @Column('varchar', { nullable: true }) readonly team: string | null;
  /** The organisation's calendar day of the reservation. */
  @Column('varchar') readonly day: string;
  /** The budgets that it uses, each with its period. */
  @Column('text', { name: 'budget_keys', array: true }) readonly budgetKeys: string[];
  @Column('varchar') readonly state: Grant['state'];
  /** Epoch milliseconds, UTC, as are all times. */
  @Column('bigint', { name: 'reserved_at' }) readonly reservedAt: string;
  @Column('bigint', { name: 'expires_at' }) readonly expiresAt: string;
  @Column('bigint', { name: 'granted_at', nullable: true }) readonly grantedAt: string | null;
  @Column('bigint', { name: 'undone_at', nullable: true }) readonly undoneAt: string | null;
  @Column('varchar', { name: 'approval_id', nullable: true }) readonly approvalId: string | null;
  /** When it is to be compared with the log; null once nothing can change any more. */
  @Column('bigint', { name: 'look_at', nullable: true }) readonly lookAt: string | null;
}
