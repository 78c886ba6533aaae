import type { DecidedRequest, EpochMs, LimitProposal, Money, ProposalKey } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Playbook } from '../../playbooks/playbook.ts';
import { countsForMs } from './approval-records.ts';

/** Fewer decisions than these say nothing. */
const decidedAtLeast = 30;
/** The share of requests, of those decided, that were approved exactly as asked. */
const shareAtLeast = 0.95;
const requestsShown = 100;

/** Decided requests that count: of the last 90 days, and after the last time somebody said no to the same proposal. */
const counted = `
  SELECT request.* FROM approval_request request
  LEFT JOIN proposal_dismissal dismissal USING (guideline_id, rule_id, remedy)
  WHERE request.state = 'decided' AND request.decided_at > greatest($1::bigint, dismissal.dismissed_at)`;

/** Where almost everything asked is approved exactly as asked, the limit is too narrow: what to propose instead. */
@Injectable()
export class LimitProposals {
  constructor(
    private readonly database: DataSource,
    private readonly playbook: Playbook,
  ) {}

  /** Those with the most decisions behind them first. */
  async list(now: EpochMs): Promise<readonly LimitProposal[]> {
    const since = now - countsForMs;
    const groups = await this.database.query<Group[]>(
      `SELECT guideline_id AS "guidelineId", rule_id AS "ruleId", remedy, currency,
         max(guideline_version) AS version, count(*)::integer AS decided,
         count(*) FILTER (WHERE decision = 'approved')::integer AS "approvedAsAsked",
         percentile_disc(0.5) WITHIN GROUP (ORDER BY asked) AS median,
         percentile_disc(0.9) WITHIN GROUP (ORDER BY asked) AS p90,
         percentile_disc(0.9) WITHIN GROUP (ORDER BY asked) FILTER (WHERE decision = 'approved') AS proposed
       FROM (${counted}) AS counted GROUP BY guideline_id, rule_id, remedy, currency
       HAVING count(*) >= $2 AND count(*) FILTER (WHERE decision = 'approved') >= $3::float8 * count(*)
       ORDER BY decided DESC, guideline_id, rule_id, remedy`,
      [since, decidedAtLeast, shareAtLeast],
    );
    return Promise.all(groups.map((group) => this.proposal(group, since)));
  }

  /** Says no to a proposal: what was decided so far speaks for it no more. */
  async dismiss({ guidelineId, ruleId, remedy }: ProposalKey, by: string, at: EpochMs, reason: string): Promise<void> {
    await this.database.query(
      `INSERT INTO proposal_dismissal VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (guideline_id, rule_id, remedy) DO UPDATE SET dismissed_by = excluded.dismissed_by,
         dismissed_at = excluded.dismissed_at, reason = excluded.reason`,
      [guidelineId, ruleId, remedy, by, at, reason],
    );
  }

  private async proposal(group: Group, since: EpochMs): Promise<LimitProposal> {
    const { guidelineId, ruleId, remedy, currency, version, decided, approvedAsAsked } = group;
    const guideline = await this.playbook.guideline(guidelineId, version);
    return {
      ...{ guidelineId, ruleId, remedy, decided, approvedAsAsked },
      guidelineName: guideline?.name ?? { es: guidelineId, en: guidelineId },
      share: approvedAsAsked / decided,
      median: moneyOf(group.median, currency),
      p90: moneyOf(group.p90, currency),
      proposed: moneyOf(group.proposed, currency),
      requests: await this.requests(group, since),
    };
  }

  private async requests(group: Group, since: EpochMs): Promise<readonly DecidedRequest[]> {
    const { guidelineId, ruleId, remedy, currency } = group;
    const rows = await this.database.query<RequestRow[]>(
      `SELECT interaction_id AS "interactionId", approval_id AS "approvalId", agent_id AS "agentId",
         decided_by AS "decidedBy", decided_at AS "decidedAt", decision, asked, allowed
       FROM (${counted}) AS counted
       WHERE guideline_id = $2 AND rule_id = $3 AND remedy = $4 AND currency IS NOT DISTINCT FROM $5
       ORDER BY decided_at DESC LIMIT ${requestsShown}`,
      [since, guidelineId, ruleId, remedy, currency],
    );
    return rows.map(({ decidedAt, asked, allowed, ...row }) => ({
      ...row,
      decidedAt: Number(decidedAt),
      asked: moneyOf(asked, currency),
      allowed: moneyOf(allowed, currency),
    }));
  }
}

type RequestRow = Omit<DecidedRequest, 'decidedAt' | 'asked' | 'allowed'> & {
  readonly decidedAt: string;
  readonly asked: string | null;
  readonly allowed: string | null;
};

interface Group extends ProposalKey {
  readonly currency: string | null;
  readonly version: number;
  readonly decided: number;
  readonly approvedAsAsked: number;
  readonly median: string | null;
  readonly p90: string | null;
  readonly proposed: string | null;
}

const moneyOf = (amount: string | null, currency: string | null): Money | null =>
  amount === null || currency === null ? null : { amount: Number(amount), currency };
