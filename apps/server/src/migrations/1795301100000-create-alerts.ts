import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rules that raise alerts, what is raised now, and what is on its way to another system. */
export class CreateAlerts1795301100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE alert_rule (
      id varchar NOT NULL, version integer NOT NULL, terms json, CONSTRAINT alert_rule_key PRIMARY KEY (id))`);
    await db.query(`CREATE TABLE raised_alert (
      rule_id varchar NOT NULL, subject_id varchar NOT NULL, version integer NOT NULL, since bigint NOT NULL,
      raised_at bigint NOT NULL, CONSTRAINT raised_alert_key PRIMARY KEY (rule_id, subject_id))`);
    await db.query(`CREATE TABLE alert_delivery (
      n bigint GENERATED ALWAYS AS IDENTITY, id varchar NOT NULL, rule_id varchar NOT NULL, subject_id varchar NOT NULL,
      body varchar NOT NULL, due_at bigint NOT NULL, attempts integer NOT NULL,
      CONSTRAINT alert_delivery_key PRIMARY KEY (n), CONSTRAINT alert_delivery_id UNIQUE (id))`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['alert_delivery', 'raised_alert', 'alert_rule']) await db.query(`DROP TABLE ${table}`);
  }
}
