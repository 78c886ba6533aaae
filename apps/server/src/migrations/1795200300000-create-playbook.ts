import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The versions of the playbook, and which of them are in force. */
export class CreatePlaybook1795200300000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE playbook_item (
      kind varchar NOT NULL, id varchar NOT NULL, version integer NOT NULL, content json NOT NULL,
      published_at bigint NOT NULL, CONSTRAINT playbook_item_key PRIMARY KEY (kind, id, version))`);
    await db.query(`CREATE TABLE playbook_release (
      number integer NOT NULL, published_at bigint NOT NULL, items json NOT NULL,
      CONSTRAINT playbook_release_key PRIMARY KEY (number))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE playbook_release');
    await db.query('DROP TABLE playbook_item');
  }
}
