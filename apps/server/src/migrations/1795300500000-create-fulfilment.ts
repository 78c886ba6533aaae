import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Granted remedies on their way to the system that carries them out. */
export class CreateFulfilment1795300500000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE fulfilment (
      interaction_id varchar NOT NULL, grant_id varchar NOT NULL, body varchar NOT NULL, due_at bigint NOT NULL, attempts integer NOT NULL,
      state varchar NOT NULL, settled_at bigint, trouble varchar, CONSTRAINT fulfilment_key PRIMARY KEY (interaction_id, grant_id))`);
    await db.query('CREATE INDEX fulfilment_due ON fulfilment (state, due_at)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE fulfilment');
  }
}
