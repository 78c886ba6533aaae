import type { AuthoredKind, AuthorityPolicy, Guideline, ShadowCounts } from '@aliado/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A draft that was or is applied beside what is in force. The last one of each part of the playbook. */
@Entity('shadow_run')
export class ShadowRunRow {
  @PrimaryColumn('varchar', { primaryKeyConstraintName: 'shadow_run_key' }) readonly kind: AuthoredKind;
  @PrimaryColumn('varchar', { name: 'item_id', primaryKeyConstraintName: 'shadow_run_key' }) readonly itemId: string;
  @Column('integer') readonly revision: number;
  /** The draft as it was when the run began. */
  @Column('json') readonly content: Guideline | AuthorityPolicy;
  /** Epoch milliseconds, UTC. */
  @Column('bigint', { name: 'from_at' }) readonly fromAt: string;
  @Column('bigint', { name: 'until_at' }) readonly untilAt: string;
  @Column('json') readonly counts: ShadowCounts;
}
