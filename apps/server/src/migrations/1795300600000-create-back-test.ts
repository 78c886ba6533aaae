import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Back-tests and what they found, drafts beside what is in force, and how far made-up sessions are written. */
export class CreateBackTest1795300600000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE back_test (
      id varchar NOT NULL, kind varchar NOT NULL, item_id varchar NOT NULL, revision integer NOT NULL,
      from_at bigint NOT NULL, to_at bigint NOT NULL, state varchar NOT NULL, started_at bigint NOT NULL,
      started_by varchar NOT NULL, sessions_done integer NOT NULL, sessions_total integer NOT NULL,
      elapsed_ms integer NOT NULL, result json, CONSTRAINT back_test_key PRIMARY KEY (id))`);
    await db.query('CREATE INDEX back_test_item ON back_test (kind, item_id, revision)');
    await db.query(`CREATE TABLE back_test_difference (
      back_test_id varchar NOT NULL, place integer NOT NULL, direction varchar NOT NULL, change bigint NOT NULL,
      difference json NOT NULL, CONSTRAINT back_test_difference_key PRIMARY KEY (back_test_id, place),
      CONSTRAINT back_test_difference_of FOREIGN KEY (back_test_id) REFERENCES back_test (id) ON DELETE CASCADE)`);
    await db.query(`CREATE TABLE shadow_run (
      kind varchar NOT NULL, item_id varchar NOT NULL, revision integer NOT NULL, content json NOT NULL,
      from_at bigint NOT NULL, until_at bigint NOT NULL, counts json NOT NULL,
      CONSTRAINT shadow_run_key PRIMARY KEY (kind, item_id))`);
    await db.query(`CREATE TABLE past_sessions (
      name varchar NOT NULL, began_at bigint NOT NULL, finished_at bigint, CONSTRAINT past_sessions_key PRIMARY KEY (name))`);
    // finds the interactions of a period; of their thousands of entries only the first is in it, so appending stays as cheap
    await db.query(`CREATE INDEX recorded_event_first ON recorded_event (occurred_at, stream_id) WHERE sequence = 1`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX recorded_event_first');
    await db.query('DROP TABLE past_sessions');
    await db.query('DROP TABLE shadow_run');
    await db.query('DROP TABLE back_test_difference');
    await db.query('DROP TABLE back_test');
  }
}
