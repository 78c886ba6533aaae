import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts, sessions, failures of signing in, and the audit trail. */
export class CreateIdentity1795200100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE account (
      id varchar NOT NULL, name varchar NOT NULL, roles text[] NOT NULL, language varchar NOT NULL, team varchar,
      queues text[] NOT NULL, password_hash varchar NOT NULL, tenure_months integer NOT NULL, disabled_at bigint,
      created_at bigint NOT NULL, preferences json NOT NULL, CONSTRAINT account_key PRIMARY KEY (id))`);
    await db.query(`CREATE TABLE session (
      id varchar NOT NULL, account_id varchar NOT NULL, created_at bigint NOT NULL, last_seen_at bigint NOT NULL,
      expires_at bigint NOT NULL, user_agent varchar NOT NULL, ip varchar NOT NULL,
      CONSTRAINT session_key PRIMARY KEY (id))`);
    await db.query('CREATE INDEX session_account ON session (account_id)');
    await db.query(`CREATE TABLE failed_sign_in (
      attempt_id varchar NOT NULL, subject varchar NOT NULL, at bigint NOT NULL,
      CONSTRAINT failed_sign_in_key PRIMARY KEY (attempt_id, subject))`);
    await db.query('CREATE INDEX failed_sign_in_subject ON failed_sign_in (subject, at)');
    await db.query(`CREATE TABLE audit_entry (
      n bigint NOT NULL, at bigint NOT NULL, actor varchar NOT NULL, action varchar NOT NULL, object varchar NOT NULL,
      detail json NOT NULL, previous_hash varchar NOT NULL, hash varchar NOT NULL,
      CONSTRAINT audit_entry_key PRIMARY KEY (n))`);
    await db.query(`CREATE TABLE audit_head (
      id integer NOT NULL, n bigint NOT NULL, hash varchar NOT NULL, seal varchar NOT NULL,
      CONSTRAINT audit_head_key PRIMARY KEY (id))`);
    await db.query(`CREATE FUNCTION refuse_to_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'the audit trail is only ever appended to'; END $$`);
    await db.query(`CREATE TRIGGER audit_entry_is_final BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_rewrite()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE audit_head');
    await db.query('DROP TABLE audit_entry');
    await db.query('DROP FUNCTION refuse_to_rewrite');
    await db.query('DROP TABLE failed_sign_in');
    await db.query('DROP TABLE session');
    await db.query('DROP TABLE account');
  }
}
