import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One row per recorded event. The composite key makes a second writer fail loudly; an index finds streams by their beginning. */
@Entity('recorded_event')
@Index('recorded_event_first', ['occurredAt', 'streamId'], { where: 'sequence = 1' })
@Index('recorded_event_recorded', { synchronize: false }) // of a kind that TypeORM cannot describe: see the migration
@Index('recorded_event_begun', { synchronize: false }) // nor of a list of types, as in these four
@Index('recorded_event_floor', { synchronize: false })
@Index('recorded_event_due', { synchronize: false })
@Index('recorded_event_chosen', { synchronize: false })
export class RecordedEventRow {
  @PrimaryColumn('varchar', { name: 'stream_id' }) readonly streamId: string;
  @PrimaryColumn('integer') readonly sequence: number;
  /** Epoch milliseconds, UTC. */
  @Column('bigint', { name: 'occurred_at' }) readonly occurredAt: string;
  @Column('bigint', { name: 'recorded_at' }) readonly recordedAt: string;
  @Column('varchar') readonly by: string;
  @Column('json') readonly event: unknown;
  /** The event's own, beside it: what people wrote may hold half a character, at which PostgreSQL refuses to look into the JSON. */
  @Column('varchar') readonly type: string;
}
