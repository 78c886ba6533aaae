import type { AuthoredKind, BackTestDifference, BackTestResult, BackTestView } from '@aliado/domain';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** One back-test, running or ended. */
@Entity('back_test')
@Index('back_test_item', ['kind', 'itemId', 'revision'])
export class BackTestRow {
  @PrimaryColumn('varchar', { primaryKeyConstraintName: 'back_test_key' }) readonly id: string;
  @Column('varchar') readonly kind: AuthoredKind;
  @Column('varchar', { name: 'item_id' }) readonly itemId: string;
  /** Of the draft; 0 for a text that is no draft. */
  @Column('integer') readonly revision: number;
  /** Epoch milliseconds, UTC; inclusive. */
  @Column('bigint', { name: 'from_at' }) readonly fromAt: string;
  /** Exclusive. */
  @Column('bigint', { name: 'to_at' }) readonly toAt: string;
  @Column('varchar') readonly state: BackTestView['state'];
  @Column('bigint', { name: 'started_at' }) readonly startedAt: string;
  @Column('varchar', { name: 'started_by' }) readonly startedBy: string;
  @Column('integer', { name: 'sessions_done' }) readonly sessionsDone: number;
  @Column('integer', { name: 'sessions_total' }) readonly sessionsTotal: number;
  @Column('integer', { name: 'elapsed_ms' }) readonly elapsedMs: number;
  @Column('json', { nullable: true }) readonly result: BackTestResult | null;
}

/** One session in which a draft would have decided otherwise. */
@Entity('back_test_difference')
export class BackTestDifferenceRow {
  @PrimaryColumn('varchar', { name: 'back_test_id', primaryKeyConstraintName: 'back_test_difference_key' })
  @ForeignKey(() => BackTestRow, { name: 'back_test_difference_of', onDelete: 'CASCADE' })
  readonly backTestId: string;
  /** In the order of the sessions, from 0. */
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'back_test_difference_key' }) readonly place: number;
  @Column('varchar') readonly direction: BackTestDifference['direction'];
  /** Minor units; 0 where no sum changes. */
  @Column('bigint') readonly change: string;
  @Column('json') readonly difference: BackTestDifference;
}
