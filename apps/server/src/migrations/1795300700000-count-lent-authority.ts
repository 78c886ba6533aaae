import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is decided by lent authority counts on the day of who lent it too. */
export class CountLentAuthority1795300700000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE remedy_grant ADD COLUMN lent_by varchar');
    await db.query('CREATE INDEX remedy_grant_lender ON remedy_grant (lent_by, day) WHERE lent_by IS NOT NULL');
    await db.query(after);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(before);
    await db.query('DROP INDEX remedy_grant_lender');
    await db.query('ALTER TABLE remedy_grant DROP COLUMN lent_by');
  }
}

const before = `
CREATE OR REPLACE FUNCTION reserve_remedy(
  asked jsonb, customer_most bigint, customer_since bigint, day_most bigint, excluded text[], budgets jsonb
) RETURNS varchar LANGUAGE plpgsql AS $$
DECLARE
  wanted remedy_grant := jsonb_populate_record(NULL::remedy_grant, asked);
  budget record;
  used_before bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(1795300201, hashtext(wanted.customer_key));
  PERFORM FROM remedy_grant WHERE interaction_id = wanted.interaction_id AND grant_id = wanted.grant_id;
  IF FOUND THEN RETURN 'known'; END IF;
  IF customer_most IS NOT NULL AND wanted.base_amount + (
    SELECT coalesce(sum(base_amount), 0) FROM remedy_grant
    WHERE customer_key = wanted.customer_key AND reserved_at > customer_since AND state IN ('reserved', 'granted')
  ) > customer_most THEN RETURN 'authority/above-customer'; END IF;
  PERFORM FROM remedy_grant
  WHERE customer_key = wanted.customer_key AND remedy = ANY (excluded) AND state IN ('reserved', 'granted')
    AND CASE WHEN wanted.order_number IS NULL
      THEN order_number IS NULL AND interaction_id = wanted.interaction_id AND matter IS NOT DISTINCT FROM wanted.matter
      ELSE order_number = wanted.order_number END;
  IF FOUND THEN RETURN 'authority/excluded'; END IF;
  PERFORM pg_advisory_xact_lock(1795300202, hashtext(wanted.decided_by || '|' || wanted.day));
  IF day_most IS NOT NULL AND wanted.base_amount + (
    SELECT coalesce(sum(base_amount), 0) FROM remedy_grant
    WHERE decided_by = wanted.decided_by AND day = wanted.day AND state IN ('reserved', 'granted')
  ) > day_most THEN RETURN 'authority/above-day'; END IF;
  FOR budget IN SELECT * FROM jsonb_to_recordset(budgets) AS b (key varchar, most bigint) ORDER BY b.key LOOP
    INSERT INTO budget_use (key, used) VALUES (budget.key, 0) ON CONFLICT (key) DO NOTHING;
    SELECT used INTO used_before FROM budget_use WHERE key = budget.key FOR UPDATE;
    IF used_before + wanted.base_amount > budget.most THEN RETURN 'authority/above-budget'; END IF;
  END LOOP;
  UPDATE budget_use SET used = used + wanted.base_amount WHERE key = ANY (wanted.budget_keys);
  INSERT INTO remedy_grant SELECT wanted.*;
  RETURN 'reserved';
END $$`;

// Both days are locked, in one order for everybody: whoever lends and whoever borrows wait for each other.
const after = `
CREATE OR REPLACE FUNCTION reserve_remedy(
  asked jsonb, customer_most bigint, customer_since bigint, day_most bigint, excluded text[], budgets jsonb
) RETURNS varchar LANGUAGE plpgsql AS $$
DECLARE
  wanted remedy_grant := jsonb_populate_record(NULL::remedy_grant, asked);
  budget record;
  day_lock record;
  bounded varchar;
  used_before bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(1795300201, hashtext(wanted.customer_key));
  PERFORM FROM remedy_grant WHERE interaction_id = wanted.interaction_id AND grant_id = wanted.grant_id;
  IF FOUND THEN RETURN 'known'; END IF;
  IF customer_most IS NOT NULL AND wanted.base_amount + (
    SELECT coalesce(sum(base_amount), 0) FROM remedy_grant
    WHERE customer_key = wanted.customer_key AND reserved_at > customer_since AND state IN ('reserved', 'granted')
  ) > customer_most THEN RETURN 'authority/above-customer'; END IF;
  PERFORM FROM remedy_grant
  WHERE customer_key = wanted.customer_key AND remedy = ANY (excluded) AND state IN ('reserved', 'granted')
    AND CASE WHEN wanted.order_number IS NULL
      THEN order_number IS NULL AND interaction_id = wanted.interaction_id AND matter IS NOT DISTINCT FROM wanted.matter
      ELSE order_number = wanted.order_number END;
  IF FOUND THEN RETURN 'authority/excluded'; END IF;
  FOR day_lock IN
    SELECT DISTINCT hashtext(who || '|' || wanted.day) AS key FROM unnest(ARRAY[wanted.decided_by, wanted.lent_by]) AS who
    WHERE who IS NOT NULL ORDER BY key
  LOOP
    PERFORM pg_advisory_xact_lock(1795300202, day_lock.key);
  END LOOP;
  bounded := coalesce(wanted.lent_by, wanted.decided_by);
  IF day_most IS NOT NULL AND wanted.base_amount + (
    SELECT coalesce(sum(base_amount), 0) FROM remedy_grant
    WHERE (decided_by = bounded OR lent_by = bounded) AND day = wanted.day AND state IN ('reserved', 'granted')
  ) > day_most THEN RETURN 'authority/above-day'; END IF;
  FOR budget IN SELECT * FROM jsonb_to_recordset(budgets) AS b (key varchar, most bigint) ORDER BY b.key LOOP
    INSERT INTO budget_use (key, used) VALUES (budget.key, 0) ON CONFLICT (key) DO NOTHING;
    SELECT used INTO used_before FROM budget_use WHERE key = budget.key FOR UPDATE;
    IF used_before + wanted.base_amount > budget.most THEN RETURN 'authority/above-budget'; END IF;
  END LOOP;
  UPDATE budget_use SET used = used + wanted.base_amount WHERE key = ANY (wanted.budget_keys);
  INSERT INTO remedy_grant SELECT wanted.*;
  RETURN 'reserved';
END $$`;
