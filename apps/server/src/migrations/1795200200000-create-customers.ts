import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Customers, how they are recognised, and their journeys. */
export class CreateCustomers1795200200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE customer (
      id varchar NOT NULL, kind varchar NOT NULL, name varchar NOT NULL, given_name varchar, surname varchar,
      language varchar NOT NULL, address_form varchar NOT NULL, tier varchar NOT NULL, since varchar, city varchar,
      country varchar, time_zone varchar, household_id varchar, company_id varchar, recording_consent varchar NOT NULL,
      marketing_consent varchar NOT NULL, preference jsonb, search_words tsvector NOT NULL,
      touchpoint_count integer NOT NULL DEFAULT 0, CONSTRAINT customer_key PRIMARY KEY (id))`);
    await db.query('CREATE INDEX customer_search_words ON customer USING gin (search_words)');
    await db.query('CREATE INDEX customer_household ON customer (household_id)');
    await db.query('CREATE INDEX customer_company ON customer (company_id)');
    await db.query(`CREATE TABLE customer_identity (
      customer_id varchar NOT NULL, kind varchar NOT NULL, normalised varchar NOT NULL, value varchar NOT NULL,
      last_digits varchar, label varchar NOT NULL, valid_until bigint,
      CONSTRAINT customer_identity_key PRIMARY KEY (customer_id, kind, normalised),
      CONSTRAINT customer_identity_customer FOREIGN KEY (customer_id) REFERENCES customer ON DELETE CASCADE)`);
    // pattern_ops: search goes by beginnings, which an index in the order of a language cannot find
    await db.query('CREATE INDEX customer_identity_normalised ON customer_identity (normalised varchar_pattern_ops)');
    await db.query('CREATE INDEX customer_identity_last_digits ON customer_identity (last_digits varchar_pattern_ops)');
    await db.query(`CREATE TABLE customer_order (
      number varchar NOT NULL, customer_id varchar NOT NULL, normalised varchar NOT NULL, placed_at bigint NOT NULL,
      status varchar NOT NULL, total_minor bigint NOT NULL, currency varchar NOT NULL, items jsonb NOT NULL, slot varchar,
      failed_deliveries integer NOT NULL, days_late integer NOT NULL, CONSTRAINT customer_order_key PRIMARY KEY (number),
      CONSTRAINT customer_order_customer FOREIGN KEY (customer_id) REFERENCES customer ON DELETE CASCADE)`);
    await db.query('CREATE INDEX customer_order_newest ON customer_order (customer_id, placed_at DESC)');
    await db.query('CREATE INDEX customer_order_normalised ON customer_order (normalised varchar_pattern_ops)');
    await db.query(`CREATE TABLE owned_product (
      id varchar NOT NULL, customer_id varchar NOT NULL, sku varchar NOT NULL, name jsonb NOT NULL, installed_at bigint,
      warranty_until bigint, order_number varchar, repairs integer NOT NULL, CONSTRAINT owned_product_key PRIMARY KEY (id),
      CONSTRAINT owned_product_customer_id FOREIGN KEY (customer_id) REFERENCES customer ON DELETE CASCADE)`);
    await db.query('CREATE INDEX owned_product_customer ON owned_product (customer_id)');
    await db.query(`CREATE TABLE customer_case (
      id varchar NOT NULL, customer_id varchar NOT NULL, opened_at bigint NOT NULL, matter varchar NOT NULL,
      title jsonb NOT NULL, state varchar NOT NULL, team varchar, due_at bigint, order_number varchar,
      CONSTRAINT customer_case_key PRIMARY KEY (id),
      CONSTRAINT customer_case_customer_id FOREIGN KEY (customer_id) REFERENCES customer ON DELETE CASCADE)`);
    await db.query('CREATE INDEX customer_case_customer ON customer_case (customer_id)');
    await db.query(`CREATE TABLE touchpoint (
      id varchar NOT NULL, customer_id varchar NOT NULL, occurred_at bigint NOT NULL, stage varchar NOT NULL,
      channel varchar NOT NULL, matter varchar, title jsonb NOT NULL, detail jsonb, state varchar NOT NULL,
      order_number varchar, interaction_id varchar, CONSTRAINT touchpoint_key PRIMARY KEY (id),
      CONSTRAINT touchpoint_customer FOREIGN KEY (customer_id) REFERENCES customer ON DELETE CASCADE)`);
    await db.query('CREATE INDEX touchpoint_journey ON touchpoint (customer_id, occurred_at DESC, id DESC)');
    await db.query(`CREATE TABLE match_memory (
      address varchar NOT NULL, customer_id varchar, by varchar NOT NULL, at bigint NOT NULL,
      CONSTRAINT match_memory_key PRIMARY KEY (address),
      CONSTRAINT match_memory_customer FOREIGN KEY (customer_id) REFERENCES customer ON DELETE CASCADE)`);
    await db.query(`CREATE TABLE unfiled_contact (
      interaction_id varchar NOT NULL, opened_at bigint NOT NULL, CONSTRAINT unfiled_contact_key PRIMARY KEY (interaction_id))`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of [
      'unfiled_contact',
      'match_memory',
      'touchpoint',
      'customer_case',
      'owned_product',
      'customer_order',
      'customer_identity',
      'customer',
    ])
      await db.query(`DROP TABLE ${table}`);
  }
}
