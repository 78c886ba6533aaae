import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Releases that come into force at a time of their own, the texts that versions were written as, and drafts. */
export class ScheduleReleases1795300100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE playbook_item ADD COLUMN text text');
    await db.query(`ALTER TABLE playbook_release
      ADD COLUMN effective_at bigint, ADD COLUMN extent varchar NOT NULL DEFAULT 'whole', ADD COLUMN author varchar,
      ADD COLUMN reviewed_by varchar, ADD COLUMN note text, ADD COLUMN withdrawn_at bigint`);
    await db.query('UPDATE playbook_release SET effective_at = published_at');
    await db.query('ALTER TABLE playbook_release ALTER COLUMN effective_at SET NOT NULL');
    await db.query('ALTER TABLE playbook_release ALTER COLUMN extent DROP DEFAULT');
    await db.query(`CREATE TABLE playbook_draft (
      kind varchar NOT NULL, id varchar NOT NULL, version integer NOT NULL, base_version integer,
      revision integer NOT NULL, state varchar NOT NULL, author varchar NOT NULL, writers json NOT NULL,
      text text NOT NULL, file_text text, updated_at bigint NOT NULL, reviewed_by varchar, review_words text,
      effective_at bigint, release_number integer, CONSTRAINT playbook_draft_key PRIMARY KEY (kind, id))`);
    await db.query('CREATE SEQUENCE playbook_draft_revision AS integer');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP SEQUENCE playbook_draft_revision');
    await db.query('DROP TABLE playbook_draft');
    await db.query(`ALTER TABLE playbook_release DROP COLUMN effective_at, DROP COLUMN extent, DROP COLUMN author,
      DROP COLUMN reviewed_by, DROP COLUMN note, DROP COLUMN withdrawn_at`);
    await db.query('ALTER TABLE playbook_item DROP COLUMN text');
  }
}
