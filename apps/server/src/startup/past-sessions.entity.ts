import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That made-up sessions are written into the log: once, and from which moment back. */
@Entity('past_sessions')
export class PastSessionsRow {
  @PrimaryColumn('varchar', { primaryKeyConstraintName: 'past_sessions_key' }) readonly name: string;
  /** Epoch milliseconds, UTC. */
  @Column('bigint', { name: 'began_at' }) readonly beganAt: string;
  /** Null while some are missing. */
  @Column('bigint', { name: 'finished_at', nullable: true }) readonly finishedAt: string | null;
}
