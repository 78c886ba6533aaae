import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A rule that somebody wrote, changed or removed; of those that a deployment begins with, only such as are not as they were. */
@Entity('alert_rule')
export class AlertRuleRow {
  @PrimaryColumn('varchar', { primaryKeyConstraintName: 'alert_rule_key' }) readonly id: string;
  /** Counts the changes. */
  @Column('integer') readonly version: number;
  /** Null for one that was removed. */
  @Column('json', { nullable: true }) readonly terms: unknown;
}

/** An alert that people were told of and that is not taken back: what a restart goes on with. */
@Entity('raised_alert')
export class RaisedAlertRow {
  @PrimaryColumn('varchar', { name: 'rule_id', primaryKeyConstraintName: 'raised_alert_key' }) readonly ruleId: string;
  @PrimaryColumn('varchar', { name: 'subject_id', primaryKeyConstraintName: 'raised_alert_key' })
  readonly subjectId: string;
  /** Of the rule by which it was raised. */
  @Column('integer') readonly version: number;
  /** Since when the condition held. Epoch milliseconds, UTC. */
  @Column('bigint') readonly since: string;
  @Column('bigint', { name: 'raised_at' }) readonly raisedAt: string;
}

/** What another system is to be told of an alert. */
@Entity('alert_delivery')
@Unique('alert_delivery_id', ['id'])
export class AlertDeliveryRow {
  /** Counts in the order in which it happened. */
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) readonly n: string;
  @Column('varchar') readonly id: string;
  @Column('varchar', { name: 'rule_id' }) readonly ruleId: string;
  @Column('varchar', { name: 'subject_id' }) readonly subjectId: string;
  /** What is told, as JSON: the same text at each attempt. */
  @Column('varchar') readonly body: string;
  /** When it is sent, or tried again. Epoch milliseconds, UTC. */
  @Column('bigint', { name: 'due_at' }) readonly dueAt: string;
  /** Times it was tried. */
  @Column('integer') readonly attempts: number;
}
