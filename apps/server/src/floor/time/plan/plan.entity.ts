import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** What somebody is planned for in some of their time. No two of one person overlap; none is longer than a day. */
@Entity('planned_stretch')
@Index('planned_stretch_from', ['fromAt'])
export class PlannedStretchRow {
  @PrimaryColumn('varchar', { name: 'agent_id', primaryKeyConstraintName: 'planned_stretch_key' })
  readonly agentId: string;
  /** Epoch milliseconds, UTC. */
  @PrimaryColumn('bigint', { name: 'from_at', primaryKeyConstraintName: 'planned_stretch_key' })
  readonly fromAt: string;
  @Column('bigint', { name: 'to_at' }) readonly toAt: string;
  @Column('varchar') readonly activity: string;
  /** The day on which the shift begins that it belongs to, YYYY-MM-DD by the clocks that its file went by. */
  @Column('varchar') readonly day: string;
}

/** That a plan was brought in. */
@Entity('plan_import')
export class PlanImportRow {
  /** Counts them. */
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'plan_import_key',
  })
  readonly n: string;
  @Column('bigint') readonly at: string;
  @Column('varchar') readonly by: string;
}
