import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What sources sent and could not be taken in. */
export class CreateRefusedFrame1795200050000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE refused_frame (
      n bigint GENERATED ALWAYS AS IDENTITY, source varchar NOT NULL, received_at bigint NOT NULL,
      reason varchar NOT NULL, body varchar NOT NULL, CONSTRAINT refused_frame_key PRIMARY KEY (n))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE refused_frame');
  }
}
