import type { ApprovalDecision } from '@aliado/domain';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What the log says of one request, kept apart so that requests of many interactions can be counted. Can be made again. */
@Entity('approval_request')
@Index('approval_request_like', ['guidelineId', 'decidedAt'])
@Index('approval_request_decided', ['decidedAt'])
@Index('approval_request_asked_on', ['askedOn'])
@Index('approval_request_open', ['interactionId'], { where: `state = 'asked'` })
export class ApprovalRequestRow {
  @PrimaryColumn('varchar', { name: 'interaction_id' }) readonly interactionId: string;
  @PrimaryColumn('varchar', { name: 'approval_id' }) readonly approvalId: string;
  @Column('varchar') readonly state: 'asked' | 'decided' | 'withdrawn' | 'lapsed';
  @Column('varchar', { name: 'guideline_id' }) readonly guidelineId: string;
  @Column('integer', { name: 'guideline_version' }) readonly guidelineVersion: number;
  @Column('varchar', { name: 'rule_id' }) readonly ruleId: string;
  @Column('varchar') readonly remedy: string;
  /** Minor units; null for what is not a sum. */
  @Column('bigint', { nullable: true }) readonly asked: string | null;
  /** What the agent could have given without asking. */
  @Column('bigint', { name: 'without_asking', nullable: true }) readonly withoutAsking: string | null;
  /** What was allowed; null until then, when refused, and for what is not a sum. */
  @Column('bigint', { nullable: true }) readonly allowed: string | null;
  @Column('varchar', { nullable: true }) readonly currency: string | null;
  @Column('varchar', { name: 'agent_id' }) readonly agentId: string;
  /** Epoch milliseconds, UTC. */
  @Column('bigint', { name: 'asked_at' }) readonly askedAt: string;
  /** The organisation's calendar day of it. */
  @Column('varchar', { name: 'asked_on' }) readonly askedOn: string;
  /** Accounts before whom it was laid. */
  @Column('text', { name: 'offered_to', array: true }) readonly offeredTo: string[];
  @Column('varchar', { nullable: true }) readonly decision: ApprovalDecision | null;
  @Column('varchar', { name: 'decided_by', nullable: true }) readonly decidedBy: string | null;
  @Column('bigint', { name: 'decided_at', nullable: true }) readonly decidedAt: string | null;
}
