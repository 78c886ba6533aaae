import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Models learnt from sessions, each with what it was found to be worth; one of a kind and language is live. */
export class CreateAssistModels1795300900000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE assist_models (
      kind varchar NOT NULL, version integer NOT NULL, language varchar NOT NULL, trained_at bigint NOT NULL,
      examples integer NOT NULL, figures json NOT NULL, bytes bytea NOT NULL, state varchar NOT NULL, live_at bigint,
      CONSTRAINT assist_models_key PRIMARY KEY (kind, version))`);
    await db.query(`CREATE UNIQUE INDEX assist_models_live ON assist_models (kind, language) WHERE state = 'live'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE assist_models');
  }
}
