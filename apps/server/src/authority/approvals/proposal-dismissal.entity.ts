import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That somebody looked at a proposal for a wider limit and said no. Only what is decided after it counts for the next one. */
@Entity('proposal_dismissal')
export class ProposalDismissalRow {
  @PrimaryColumn('varchar', { name: 'guideline_id' }) readonly guidelineId: string;
  @PrimaryColumn('varchar', { name: 'rule_id' }) readonly ruleId: string;
  @PrimaryColumn('varchar') readonly remedy: string;
  @Column('varchar', { name: 'dismissed_by' }) readonly dismissedBy: string;
  /** Epoch milliseconds, UTC. */
  @Column('bigint', { name: 'dismissed_at' }) readonly dismissedAt: string;
  @Column('varchar') readonly reason: string;
}
