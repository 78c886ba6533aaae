import type { AuthorityRefusal, EpochMs, Grant, RemedyKind, RemedyTerms } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { Subject } from 'rxjs';
import { SerialQueues } from '../../interactions/serial-queues.ts';
import { FulfilmentOutbox } from '../../fulfilment/fulfilment-outbox.ts';
import { DatabasePool } from '../../platform/database.ts';

/** A remedy to be set aside. */
export interface Reservation {
  readonly interactionId: string;
  readonly grantId: string;
  readonly agentId: string;
  /** Whose authority it is. */
  readonly decidedBy: string;
  /** Who lent it to them: it counts on that person's day as on their own, and the bound of the day is that person's. */
  readonly lentBy: string | null;
  readonly customerKey: string;
  readonly terms: RemedyTerms;
  /** Minor units of the organisation's currency; zero for what is no sum. */
  readonly baseAmount: number;
  readonly team: string | null;
  /** The organisation's calendar day. */
  readonly day: string;
  /** As `budgetKey` names them. */
  readonly budgetKeys: readonly string[];
  readonly reservedAt: EpochMs;
  readonly expiresAt: EpochMs;
  readonly approvalId: string | null;
}

/** What a reservation must stay within; null is no bound. Minor units of the organisation's currency. */
export interface Caps {
  readonly customer: { readonly most: number; readonly since: EpochMs } | null;
  readonly day: number | null;
  /** By the key of a budget. */
  readonly budgets: Readonly<Record<string, number>>;
  /** Remedies of which none may have been given for the same order. */
  readonly excluded: readonly RemedyKind[];
}

/** For whom and what the use of limits is asked. */
export interface UsageQuestion {
  readonly customerKey: string;
  /** Lengths of windows that end now, in days. */
  readonly windows: readonly number[];
  readonly people: readonly string[];
  readonly day: string;
  readonly budgetKeys: readonly string[];
  readonly orderNumber: string | null;
  readonly now: EpochMs;
}

/** What counts against limits, reserved or granted. Minor units of the organisation's currency. */
export interface LedgerUsage {
  /** By days of the window. */
  readonly toCustomer: Readonly<Record<number, number>>;
  /** What each person decided on that day, and what others did by authority that they lent. */
  readonly byPerson: Readonly<Record<string, number>>;
  /** By the key of a budget; left out where nothing was used. */
  readonly byBudget: Readonly<Record<string, number>>;
  /** For the order; empty where none is named. */
  readonly given: readonly Pick<RemedyTerms, 'remedy' | 'amount'>[];
}

/** Something was set aside, freed, or counted for somebody else: what is left of these limits is another. */
export interface LedgerMove {
  readonly interactionId: string;
  readonly customerKeys: readonly string[];
  readonly budgetKeys: readonly string[];
  /** Whose days it counts in. */
  readonly people: readonly string[];
}

/** A remedy whose state is to be compared with the log. */
export interface LedgerEntry {
  readonly interactionId: string;
  readonly grantId: string;
  readonly state: Grant['state'];
  readonly expiresAt: EpochMs;
}

/** An undo of the last moment may still be on its way to the log when its window closes, milliseconds. */
const lastWordMs = 5_000;

/** How long after its undo window a grant is compared with the log once more, milliseconds. */
const settleAfterMs = 60_000;

/**
 * How much of each limit is left, over all interactions. Conservative: money counts from its reservation until the log says that it
 * was released or undone, whatever crashes in between. The log decides what happened, the ledger only how much still fits.
 */
@Injectable()
export class GrantLedger {
  private readonly queues = new SerialQueues();
  private readonly moved = new Subject<LedgerMove>();
  /** What this process changed, once it is in the database. */
  readonly moves = this.moved.asObservable();

  constructor(
    private readonly database: DatabasePool,
    private readonly outbox: FulfilmentOutbox,
  ) {}

  /**
   * Sets a remedy aside if all caps still allow it, in one transaction; `known` if it was set aside before. However many ask at
   * once, from however many processes, a cap is never passed.
   */
  async reserve(reservation: Reservation, caps: Caps): Promise<'reserved' | 'known' | AuthorityRefusal> {
    const { budgetKeys, decidedBy } = reservation;
    // those who want the same budget wait for each other anyway: here, where they hold no connection meanwhile
    const { rows } = await this.queues.run(budgetKeys[0] ?? decidedBy, () =>
      this.database.pool.query<{ outcome: 'reserved' | 'known' | AuthorityRefusal }>({
        name: 'reserve-remedy',
        text: 'SELECT reserve_remedy($1, $2, $3, $4, $5, $6) AS outcome',
        values: [
          JSON.stringify(rowOf(reservation)),
          caps.customer?.most ?? null,
          caps.customer?.since ?? null,
          caps.day,
          caps.excluded,
          JSON.stringify(budgetKeys.map((key) => ({ key, most: caps.budgets[key] ?? null }))),
        ],
      }),
    );
    const [row] = rows;
    if (!row) throw new Error('a reservation was not answered');
    if (row.outcome === 'reserved') this.moved.next(moveOf(reservation));
    return row.outcome;
  }

  /**
   * Brings an entry to the state that the log tells, and puts what was granted in line to be carried out. An older state than it
   * has changes nothing.
   */
  async follow(interactionId: string, grant: Grant, at: EpochMs): Promise<void> {
    const { grantId, state, grantedAt, undoUntil, agentId, decidedBy } = grant;
    if (state === 'reserved') return;
    const when = state === 'granted' ? (grantedAt ?? at) : at;
    const lookAt = state === 'granted' ? (undoUntil ?? at) + settleAfterMs : null;
    await this.settle(interactionId, grantId, state, when, decidedBy ?? agentId, lookAt);
    if (state === 'granted') await this.outbox.put({ interactionId, grantId }, (undoUntil ?? at) + lastWordMs);
    if (state === 'undone') await this.outbox.takeOut({ interactionId, grantId });
    if (state !== 'granted') await this.tellFreed({ interactionId, grantId });
  }

  /** Frees what the log never heard of. */
  async drop({ interactionId, grantId }: Pick<LedgerEntry, 'interactionId' | 'grantId'>, at: EpochMs): Promise<void> {
    await this.database.pool.query(
      `SELECT settle_remedy($1, $2, 'released', $3, decided_by, NULL) FROM remedy_grant
       WHERE interaction_id = $1 AND grant_id = $2`,
      [interactionId, grantId, at],
    );
    await this.tellFreed({ interactionId, grantId });
  }

  /** What was given in an interaction counts for this customer: somebody said who it is. */
  async attribute(interactionId: string, customerKey: string): Promise<void> {
    const { rows } = await this.database.pool.query<{ readonly before: string }>(
      `UPDATE remedy_grant g SET customer_key = $2 FROM remedy_grant b
       WHERE g.interaction_id = $1 AND g.customer_key <> $2 AND b.interaction_id = g.interaction_id AND b.grant_id = g.grant_id
       RETURNING b.customer_key AS before`,
      [interactionId, customerKey],
    );
    if (rows.length === 0) return;
    const customerKeys = [customerKey, ...rows.map(({ before }) => before)];
    this.moved.next({ interactionId, customerKeys, budgetKeys: [], people: [] });
  }

  /** Nothing can change this entry any more. */
  async close({ interactionId, grantId }: Pick<LedgerEntry, 'interactionId' | 'grantId'>): Promise<void> {
    await this.database.pool.query(
      'UPDATE remedy_grant SET look_at = NULL WHERE interaction_id = $1 AND grant_id = $2',
      [interactionId, grantId],
    );
  }

  /** Whether just this is set aside under its id, by the same authority, and its time is not up: only then is it paid for. */
  async holds({ interactionId, grantId, decidedBy, approvalId, terms }: Reservation, now: EpochMs): Promise<boolean> {
    const { remedy, amount } = terms;
    const entries = await this.entries(
      `interaction_id = $1 AND grant_id = $2 AND state = 'reserved' AND expires_at > $3 AND decided_by = $4
       AND approval_id IS NOT DISTINCT FROM $5 AND remedy = $6 AND amount IS NOT DISTINCT FROM $7::bigint
       AND currency IS NOT DISTINCT FROM $8`,
      [interactionId, grantId, now, decidedBy, approvalId, remedy, amount?.amount ?? null, amount?.currency ?? null],
    );
    return entries.length > 0;
  }

  /** What is to be compared with the log by this time, oldest first. */
  due(by: EpochMs, limit: number): Promise<readonly LedgerEntry[]> {
    return this.entries('look_at <= $1 ORDER BY look_at LIMIT $2', [by, limit]);
  }

  async usage(question: UsageQuestion): Promise<LedgerUsage> {
    const { customerKey, windows, people, day, budgetKeys, orderNumber, now } = question;
    const { rows } = await this.database.pool.query<LedgerUsage>({
      name: 'authority-usage',
      text: usageStatement,
      values: [customerKey, windows, now, people, day, budgetKeys, orderNumber],
    });
    const [usage] = rows;
    if (!usage) throw new Error('the use of limits was not answered');
    return usage;
  }

  private async tellFreed({ interactionId, grantId }: Pick<LedgerEntry, 'interactionId' | 'grantId'>): Promise<void> {
    const { rows } = await this.database.pool.query<Parameters<typeof moveOf>[0]>(
      `SELECT interaction_id AS "interactionId", customer_key AS "customerKey", budget_keys AS "budgetKeys",
         decided_by AS "decidedBy", lent_by AS "lentBy"
       FROM remedy_grant WHERE interaction_id = $1 AND grant_id = $2`,
      [interactionId, grantId],
    );
    for (const row of rows) this.moved.next(moveOf(row));
  }

  private async settle(
    interactionId: string,
    grantId: string,
    state: Grant['state'],
    at: EpochMs,
    decidedBy: string,
    lookAt: EpochMs | null,
  ): Promise<void> {
    await this.database.pool.query({
      name: 'settle-remedy',
      text: 'SELECT settle_remedy($1, $2, $3, $4, $5, $6)',
      values: [interactionId, grantId, state, at, decidedBy, lookAt],
    });
  }

  private async entries(where: string, values: readonly unknown[]): Promise<readonly LedgerEntry[]> {
    const { rows } = await this.database.pool.query<Omit<LedgerEntry, 'expiresAt'> & { readonly expiresAt: string }>(
      `SELECT interaction_id AS "interactionId", grant_id AS "grantId", state, expires_at AS "expiresAt"
       FROM remedy_grant WHERE ${where}`,
      [...values],
    );
    return rows.map((row) => ({ ...row, expiresAt: Number(row.expiresAt) }));
  }
}

const moveOf = ({
  interactionId,
  customerKey,
  budgetKeys,
  decidedBy,
  lentBy,
}: Pick<Reservation, 'interactionId' | 'customerKey' | 'budgetKeys' | 'decidedBy' | 'lentBy'>): LedgerMove => ({
  ...{ interactionId, budgetKeys, customerKeys: [customerKey] },
  people: [decidedBy, ...(lentBy === null ? [] : [lentBy])],
});

const usageStatement = `SELECT
  (SELECT coalesce(json_object_agg(days, used), '{}') FROM (
    SELECT days, coalesce(sum(g.base_amount), 0) AS used FROM unnest($2::int[]) AS days
    LEFT JOIN remedy_grant g ON g.customer_key = $1 AND g.state IN ('reserved', 'granted')
      AND g.reserved_at > $3::bigint - days * 86400000::bigint
    GROUP BY days) w) AS "toCustomer",
  (SELECT coalesce(json_object_agg(person, used), '{}') FROM (
    SELECT person, coalesce(sum(g.base_amount), 0) AS used FROM unnest($4::varchar[]) AS person
    LEFT JOIN remedy_grant g ON (g.decided_by = person OR g.lent_by = person) AND g.day = $5 AND g.state IN ('reserved', 'granted')
    GROUP BY person) p) AS "byPerson",
  (SELECT coalesce(json_object_agg(key, used), '{}') FROM budget_use WHERE key = ANY ($6::varchar[])) AS "byBudget",
  (SELECT coalesce(json_agg(json_build_object('remedy', remedy, 'amount', CASE WHEN amount IS NULL THEN NULL
      ELSE json_build_object('amount', amount, 'currency', currency) END)), '[]')
    FROM remedy_grant WHERE customer_key = $1 AND state IN ('reserved', 'granted') AND order_number = $7) AS given`;

function rowOf(reservation: Reservation): object {
  const { terms } = reservation;
  return {
    interaction_id: reservation.interactionId,
    grant_id: reservation.grantId,
    agent_id: reservation.agentId,
    decided_by: reservation.decidedBy,
    lent_by: reservation.lentBy,
    customer_key: reservation.customerKey,
    order_number: terms.orderNumber,
    matter: terms.matter,
    guideline_id: terms.guidelineId,
    guideline_version: terms.guidelineVersion,
    rule_id: terms.ruleId,
    remedy: terms.remedy,
    amount: terms.amount?.amount ?? null,
    currency: terms.amount?.currency ?? null,
    base_amount: reservation.baseAmount,
    team: reservation.team,
    day: reservation.day,
    budget_keys: reservation.budgetKeys,
    state: 'reserved',
    reserved_at: reservation.reservedAt,
    expires_at: reservation.expiresAt,
    granted_at: null,
    undone_at: null,
    approval_id: reservation.approvalId,
    look_at: reservation.expiresAt,
  };
}
