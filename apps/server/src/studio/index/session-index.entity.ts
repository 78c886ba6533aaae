import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What a session that is over is found by. Follows from the log: a row may be made anew at any time. */
@Entity('session_index')
@Index('session_index_opened', { synchronize: false }) // of kinds that TypeORM cannot describe: see the migration
@Index('session_index_words', { synchronize: false })
@Index('session_index_agents', { synchronize: false })
@Index('session_index_customer', { synchronize: false })
export class SessionIndexRow {
  @PrimaryColumn('varchar', { name: 'interaction_id', primaryKeyConstraintName: 'session_index_key' })
  readonly interactionId: string;
  /** Of what is kept; rows of older versions are made anew. */
  @Column('integer') readonly version: number;
  /** Epoch milliseconds, UTC. */
  @Column('bigint', { name: 'opened_at' }) readonly openedAt: string;
  @Column('varchar', { name: 'agent_ids', array: true }) readonly agentIds: string[];
  @Column('varchar', { name: 'queue_ids', array: true }) readonly queueIds: string[];
  @Column('varchar', { array: true }) readonly matters: string[];
  @Column('varchar', { name: 'script_ids', array: true }) readonly scriptIds: string[];
  /** `SessionMark`s. */
  @Column('varchar', { array: true }) readonly marks: string[];
  @Column('varchar', { name: 'customer_id', nullable: true }) readonly customerId: string | null;
  @Column('varchar', { nullable: true }) readonly disposition: string | null;
  /** The sequence of the last entry that is in it. */
  @Column('integer') readonly last: number;
  /** By which the words are stemmed. */
  @Column('varchar') readonly dictionary: 'spanish' | 'english';
  /** `SessionFacts`. */
  @Column('json') readonly facts: unknown;
  /** What was said and written. */
  @Column('text') readonly text: string;
  /** The same, stemmed in the session's language. */
  @Column('tsvector') readonly words: string;
}
