import type { Approval, EpochMs } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { calendarDay } from '../../playbooks/calendar-day.ts';
import { Playbook } from '../../playbooks/playbook.ts';

/** How long a decided request counts when requests like it are looked at: 90 days. */
export const countsForMs = 90 * 24 * 3_600_000;

/** How requests were decided. */
export interface DecidedLike {
  readonly asked: number;
  readonly approvedAsAsked: number;
}

/** Requests over all interactions. Follows the log: what is missing after a crash is kept again from the interaction. */
@Injectable()
export class ApprovalRecords {
  constructor(
    private readonly database: DataSource,
    private readonly playbook: Playbook,
  ) {}

  /** Keeps how a request stands. Keeping it again changes nothing; what was settled stays so. */
  async keep(interactionId: string, approval: Approval): Promise<void> {
    const { approvalId, state, terms, agentId, withoutAsking, askedAt, offeredTo, decision } = approval;
    await this.database.query(
      `INSERT INTO approval_request (interaction_id, approval_id, state, guideline_id, guideline_version, rule_id, remedy,
         asked, without_asking, allowed, currency, agent_id, asked_at, asked_on, offered_to, decision, decided_by, decided_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
       ON CONFLICT (interaction_id, approval_id) DO UPDATE SET state = excluded.state, offered_to = excluded.offered_to,
         allowed = excluded.allowed, decision = excluded.decision, decided_by = excluded.decided_by,
         decided_at = excluded.decided_at
       WHERE approval_request.state = 'asked'`,
      [
        ...[interactionId, approvalId, state, terms.guidelineId, terms.guidelineVersion, terms.ruleId, terms.remedy],
        ...[terms.amount?.amount, withoutAsking?.amount, decision?.amount?.amount, terms.amount?.currency],
        ...[agentId, askedAt, this.dayOf(askedAt), offeredTo.map(({ accountId }) => accountId)],
        ...[decision?.decision, decision?.by.accountId, decision?.at],
      ],
    );
  }

  /** The interactions in which a request waits, as far as was kept. */
  async openInteractions(): Promise<readonly string[]> {
    const rows = await this.database.query<{ id: string }[]>(
      `SELECT DISTINCT interaction_id AS id FROM approval_request WHERE state = 'asked'`,
    );
    return rows.map(({ id }) => id);
  }

  /** How many requests came to whom on the organisation's calendar day of this moment. */
  async cameOn(at: EpochMs): Promise<ReadonlyMap<string, number>> {
    const rows = await this.database.query<{ accountId: string; count: number }[]>(
      `SELECT account_id AS "accountId", count(*)::integer AS count
       FROM approval_request, unnest(offered_to) AS account_id WHERE asked_on = $1 GROUP BY account_id`,
      [this.dayOf(at)],
    );
    return new Map(rows.map(({ accountId, count }) => [accountId, count]));
  }

  /** How requests by a guideline, whatever its version, were decided in the 90 days before. */
  async decidedLike(guidelineId: string, at: EpochMs): Promise<DecidedLike> {
    const [row] = await this.database.query<DecidedLike[]>(
      `SELECT count(*)::integer AS asked, count(*) FILTER (WHERE decision = 'approved')::integer AS "approvedAsAsked"
       FROM approval_request WHERE guideline_id = $1 AND decided_at > $2 AND state = 'decided'`,
      [guidelineId, at - countsForMs],
    );
    return row ?? { asked: 0, approvedAsAsked: 0 };
  }

  /** Median of the last hundred answers, milliseconds; null while fewer than five requests were decided. */
  async usualAnswerMs(): Promise<number | null> {
    const [row] = await this.database.query<{ count: number; median: number | null }[]>(
      `SELECT count(*)::integer AS count, (percentile_disc(0.5) WITHIN GROUP (ORDER BY took))::float8 AS median
       FROM (SELECT decided_at - asked_at AS took FROM approval_request WHERE state = 'decided'
             ORDER BY decided_at DESC LIMIT 100) AS latest`,
    );
    return row && row.count >= 5 ? row.median : null;
  }

  private dayOf(at: EpochMs): string {
    return calendarDay(at, this.playbook.isLoaded() ? this.playbook.organisation().timeZone : 'UTC');
  }
}
