import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The log is written in the order of time: a small index tells where a stretch of days lies. */
export class IndexWhenRecorded1795300850000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('CREATE INDEX recorded_event_recorded ON recorded_event USING brin (recorded_at)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX recorded_event_recorded');
  }
}
