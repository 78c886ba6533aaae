import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people are planned for, and when plans were brought in. */
export class CreatePlan1795301360000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE planned_stretch (
      agent_id varchar NOT NULL, from_at bigint NOT NULL, to_at bigint NOT NULL, activity varchar NOT NULL, day varchar NOT NULL,
      CONSTRAINT planned_stretch_key PRIMARY KEY (agent_id, from_at))`);
    await db.query('CREATE INDEX planned_stretch_from ON planned_stretch (from_at)');
    await db.query(`CREATE TABLE plan_import (
      n bigint GENERATED ALWAYS AS IDENTITY, at bigint NOT NULL, by varchar NOT NULL,
      CONSTRAINT plan_import_key PRIMARY KEY (n))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE plan_import');
    await db.query('DROP TABLE planned_stretch');
  }
}
