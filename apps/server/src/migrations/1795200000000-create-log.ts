import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The log, what was carried out, what is live, and folded states. */
export class CreateLog1795200000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE recorded_event (
      stream_id varchar NOT NULL, sequence integer NOT NULL, occurred_at bigint NOT NULL, recorded_at bigint NOT NULL,
      by varchar NOT NULL, event json NOT NULL, CONSTRAINT recorded_event_key PRIMARY KEY (stream_id, sequence))`);
    await db.query(`CREATE TABLE command_receipt (
      command_id varchar NOT NULL, stream_id varchar NOT NULL, sequence integer NOT NULL, recorded_at bigint NOT NULL,
      CONSTRAINT command_receipt_key PRIMARY KEY (command_id))`);
    await db.query(`CREATE TABLE live_stream (
      stream_id varchar NOT NULL, opened_at bigint NOT NULL, CONSTRAINT live_stream_key PRIMARY KEY (stream_id))`);
    await db.query(`CREATE TABLE stream_snapshot (
      stream_id varchar NOT NULL, sequence integer NOT NULL, fold_version integer NOT NULL, state json NOT NULL,
      CONSTRAINT stream_snapshot_key PRIMARY KEY (stream_id))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE stream_snapshot');
    await db.query('DROP TABLE live_stream');
    await db.query('DROP TABLE command_receipt');
    await db.query('DROP TABLE recorded_event');
  }
}
