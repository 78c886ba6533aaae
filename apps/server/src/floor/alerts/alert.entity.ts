import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A rule that somebody wrote, changed or removed; of those that a deployment begins with, only such as are not as they were. */
@Entity('alert_rule')
export class AlertRuleRow {
  @PrimaryColumn('varchar', { primaryKeyConstraintName: 'alert_rule_key' }) readonly id: string;
  /** Counts the changes. */
  @Column('integer') readonly version: number;
  /** Null for one that was removed. */
  @Column('json', { nullable: true }) readonly terms: unknown;
  /** The account of whoever changed it last; null for changes of before it was kept. */
  @Column('varchar', { name: 'changed_by', nullable: true }) readonly changedBy: string | null;
}

/** An alert that is not quiet: what a restart goes on with. */
@Entity('standing_alert')
export class StandingAlertRow {
  @PrimaryColumn('varchar', { name: 'rule_id', primaryKeyConstraintName: 'standing_alert_key' })
  readonly ruleId: string;
  @PrimaryColumn('varchar', { name: 'subject_id', primaryKeyConstraintName: 'standing_alert_key' })
  readonly subjectId: string;
  /** Of the rule whose condition held. */
  @Column('integer') readonly version: number;
  /** Since when the condition held. Epoch milliseconds, UTC. */
  @Column('bigint') readonly since: string;
  /** When people were told of it; null while it has not held for long enough. */
  @Column('bigint', { name: 'raised_at', nullable: true }) readonly raisedAt: string | null;
  /** Since when it does not hold any more; null while it does. */
  @Column('bigint', { name: 'lapsed_at', nullable: true }) readonly lapsedAt: string | null;
}

/** Up to when the rules were looked at: one row. */
@Entity('alert_watch')
export class AlertWatchRow {
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'alert_watch_key' }) readonly id: number;
  @Column('bigint', { name: 'looked_at' }) readonly lookedAt: string;
}

/** What somebody or another system is to be told of an alert. */
@Entity('alert_delivery')
@Unique('alert_delivery_id', ['id'])
export class AlertDeliveryRow {
  /** Counts in the order in which it happened. */
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) readonly n: string;
  @Column('varchar') readonly id: string;
  /** `mail` or `webhook`. */
  @Column('varchar') readonly way: string;
  /** The address of a mail; empty for the one other system. */
  @Column('varchar') readonly recipient: string;
  @Column('varchar', { name: 'rule_id' }) readonly ruleId: string;
  @Column('varchar', { name: 'subject_id' }) readonly subjectId: string;
  /** What is told, as JSON: the same text at each attempt. */
  @Column('varchar') readonly body: string;
  /** When what it tells happened. Epoch milliseconds, UTC. */
  @Column('bigint', { name: 'made_at' }) readonly madeAt: string;
  /** When it is sent, or tried again. Epoch milliseconds, UTC. */
  @Column('bigint', { name: 'due_at' }) readonly dueAt: string;
  /** Times it was tried. */
  @Column('integer') readonly attempts: number;
}
