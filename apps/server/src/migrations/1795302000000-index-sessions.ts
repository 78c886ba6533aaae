import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What sessions that are over are found by. All of it follows from the log, and can be made anew at will. */
export class IndexSessions1795302000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE session_index (
      interaction_id varchar NOT NULL, version integer NOT NULL, opened_at bigint NOT NULL,
      agent_ids varchar[] NOT NULL, queue_ids varchar[] NOT NULL, matters varchar[] NOT NULL,
      script_ids varchar[] NOT NULL, marks varchar[] NOT NULL, customer_id varchar, disposition varchar,
      last integer NOT NULL, dictionary varchar NOT NULL,
      facts json NOT NULL, text text NOT NULL, words tsvector NOT NULL,
      CONSTRAINT session_index_key PRIMARY KEY (interaction_id))`);
    await db.query('CREATE INDEX session_index_opened ON session_index (opened_at DESC, interaction_id DESC)');
    await db.query('CREATE INDEX session_index_words ON session_index USING gin (words)');
    await db.query('CREATE INDEX session_index_agents ON session_index USING gin (agent_ids)');
    await db.query('CREATE INDEX session_index_customer ON session_index (customer_id, opened_at DESC)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE session_index');
  }
}
