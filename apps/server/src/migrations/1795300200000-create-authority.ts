import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was given against limits that reach beyond one interaction, and authority that was lent. */
export class CreateAuthority1795300200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE TABLE remedy_grant (
      interaction_id varchar NOT NULL, grant_id varchar NOT NULL, agent_id varchar NOT NULL, decided_by varchar NOT NULL,
      customer_key varchar NOT NULL, order_number varchar, matter varchar, guideline_id varchar NOT NULL,
      guideline_version integer NOT NULL, rule_id varchar NOT NULL, remedy varchar NOT NULL, amount bigint,
      currency varchar, base_amount bigint NOT NULL, team varchar, day varchar NOT NULL, budget_keys text[] NOT NULL,
      state varchar NOT NULL, reserved_at bigint NOT NULL, expires_at bigint NOT NULL, granted_at bigint,
      undone_at bigint, approval_id varchar, look_at bigint,
      CONSTRAINT remedy_grant_key PRIMARY KEY (interaction_id, grant_id))`);
    await db.query('CREATE INDEX remedy_grant_customer ON remedy_grant (customer_key, reserved_at)');
    await db.query('CREATE INDEX remedy_grant_decider ON remedy_grant (decided_by, day)');
    await db.query('CREATE INDEX remedy_grant_like ON remedy_grant (guideline_id, granted_at)');
    await db.query('CREATE INDEX remedy_grant_look ON remedy_grant (look_at) WHERE look_at IS NOT NULL');
    await db.query(`CREATE TABLE budget_use (
      key varchar NOT NULL, used bigint NOT NULL, CONSTRAINT budget_use_key PRIMARY KEY (key))`);
    await db.query(`CREATE TABLE delegation (
      id varchar NOT NULL, from_account varchar NOT NULL, to_account varchar NOT NULL, until bigint NOT NULL,
      created_by varchar NOT NULL, created_at bigint NOT NULL, CONSTRAINT delegation_key PRIMARY KEY (id))`);
    await db.query('CREATE INDEX delegation_to ON delegation (to_account, until)');
    await db.query('CREATE INDEX delegation_from ON delegation (from_account, until)');
    await db.query(reserve);
    await db.query(settle);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP FUNCTION settle_remedy');
    await db.query('DROP FUNCTION reserve_remedy');
    await db.query('DROP TABLE delegation');
    await db.query('DROP TABLE budget_use');
    await db.query('DROP TABLE remedy_grant');
  }
}

// One statement, one transaction: whoever comes second on a customer, on a day or on a budget waits for the commit of the first and
// then reads what it left. All take their locks in this order, so that nobody waits for somebody who waits for them. Null bounds
// are no bounds.
const reserve = `
CREATE FUNCTION reserve_remedy(
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

const settle = `
CREATE FUNCTION settle_remedy(
  of_interaction varchar, of_grant varchar, next_state varchar, at bigint, decider varchar, next_look bigint
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  settled remedy_grant;
  budget varchar;
BEGIN
  UPDATE remedy_grant SET
    state = next_state,
    decided_by = decider,
    granted_at = CASE WHEN next_state = 'granted' THEN at ELSE granted_at END,
    undone_at = CASE WHEN next_state = 'undone' THEN at ELSE undone_at END,
    look_at = next_look
  WHERE interaction_id = of_interaction AND grant_id = of_grant AND state = ANY (
    CASE next_state WHEN 'undone' THEN ARRAY['reserved', 'granted'] ELSE ARRAY['reserved'] END)
  RETURNING * INTO settled;
  IF NOT FOUND OR next_state = 'granted' THEN RETURN; END IF;
  FOR budget IN SELECT key FROM unnest(settled.budget_keys) AS key ORDER BY key LOOP
    UPDATE budget_use SET used = used - settled.base_amount WHERE key = budget;
  END LOOP;
END $$`;
