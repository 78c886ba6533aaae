import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Alerts go by e-mail too; what is not raised yet is kept as well, and when the rules were last looked at. */
export class WidenAlerts1795302050000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE raised_alert RENAME TO standing_alert');
    await db.query('ALTER TABLE standing_alert RENAME CONSTRAINT raised_alert_key TO standing_alert_key');
    await db.query('ALTER TABLE standing_alert ALTER COLUMN raised_at DROP NOT NULL, ADD COLUMN lapsed_at bigint');
    await db.query(`CREATE TABLE alert_watch (
      id integer NOT NULL, looked_at bigint NOT NULL, CONSTRAINT alert_watch_key PRIMARY KEY (id))`);
    await db.query(`ALTER TABLE alert_delivery
      ADD COLUMN way varchar NOT NULL DEFAULT 'webhook', ADD COLUMN recipient varchar NOT NULL DEFAULT '',
      ADD COLUMN made_at bigint`);
    await db.query('UPDATE alert_delivery SET made_at = due_at');
    await db.query(`ALTER TABLE alert_delivery
      ALTER COLUMN way DROP DEFAULT, ALTER COLUMN recipient DROP DEFAULT, ALTER COLUMN made_at SET NOT NULL`);
    await db.query('ALTER TABLE alert_rule ADD COLUMN changed_by varchar');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE alert_rule DROP COLUMN changed_by');
    await db.query(`DELETE FROM alert_delivery WHERE way <> 'webhook'`);
    await db.query('ALTER TABLE alert_delivery DROP COLUMN made_at, DROP COLUMN recipient, DROP COLUMN way');
    await db.query('DROP TABLE alert_watch');
    await db.query('DELETE FROM standing_alert WHERE raised_at IS NULL');
    await db.query('ALTER TABLE standing_alert DROP COLUMN lapsed_at, ALTER COLUMN raised_at SET NOT NULL');
    await db.query('ALTER TABLE standing_alert RENAME CONSTRAINT standing_alert_key TO raised_alert_key');
    await db.query('ALTER TABLE standing_alert RENAME TO raised_alert');
  }
}
