import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Requests for approval over many interactions, and what was said of the proposals that follow from them. */
export class CreateApproval1795300400000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE approval_request (
      interaction_id varchar NOT NULL, approval_id varchar NOT NULL, state varchar NOT NULL,
      guideline_id varchar NOT NULL, guideline_version integer NOT NULL, rule_id varchar NOT NULL, remedy varchar NOT NULL,
      asked bigint, without_asking bigint, allowed bigint, currency varchar,
      agent_id varchar NOT NULL, asked_at bigint NOT NULL, asked_on varchar NOT NULL, offered_to text[] NOT NULL,
      decision varchar, decided_by varchar, decided_at bigint,
      CONSTRAINT approval_request_key PRIMARY KEY (interaction_id, approval_id))`);
    await db.query('CREATE INDEX approval_request_like ON approval_request (guideline_id, decided_at)');
    await db.query('CREATE INDEX approval_request_decided ON approval_request (decided_at)');
    await db.query('CREATE INDEX approval_request_asked_on ON approval_request (asked_on)');
    await db.query(`CREATE INDEX approval_request_open ON approval_request (interaction_id) WHERE state = 'asked'`);
    await db.query(`CREATE TABLE proposal_dismissal (
      guideline_id varchar NOT NULL, rule_id varchar NOT NULL, remedy varchar NOT NULL,
      dismissed_by varchar NOT NULL, dismissed_at bigint NOT NULL, reason varchar NOT NULL,
      CONSTRAINT proposal_dismissal_key PRIMARY KEY (guideline_id, rule_id, remedy))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE proposal_dismissal');
    await db.query('DROP TABLE approval_request');
  }
}
