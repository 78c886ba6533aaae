import type { EpochMs, RemedyKind, SimilarDecision } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { DatabasePool } from '../../platform/database.ts';

/** How many are told. */
const told = 3;

/** How long after a decision contacts of the customer are counted, milliseconds: 30 days. */
const afterMs = 30 * 86_400_000;

interface Row {
  readonly remedy: RemedyKind;
  readonly amount: string | null;
  readonly currency: string | null;
  readonly grantedAt: string;
  readonly contactsAfter: number;
}

/** Decisions by the same guidelines, whoever the customer was, and how they ended. */
@Injectable()
export class SimilarDecisions {
  constructor(private readonly database: DatabasePool) {}

  /** The last three that stand, newest first. */
  async by(guidelineIds: readonly string[], before: EpochMs): Promise<readonly SimilarDecision[]> {
    if (guidelineIds.length === 0) return [];
    const { rows } = await this.database.pool.query<Row>({
      name: 'similar-decisions',
      text: statement,
      values: [guidelineIds, before, told, afterMs],
    });
    return rows.map(({ remedy, amount, currency, grantedAt, contactsAfter }) => ({
      remedy,
      amount: amount === null || currency === null ? null : { amount: Number(amount), currency },
      grantedAt: Number(grantedAt),
      contactsAfter,
    }));
  }
}

// each guideline gives its newest by the index; of those few the newest are taken
const statement = `SELECT g.remedy, g.amount, g.currency, g.granted_at AS "grantedAt", (
    SELECT count(*)::integer FROM touchpoint t
    WHERE t.customer_id = g.customer_key AND t.occurred_at > g.granted_at AND t.occurred_at <= g.granted_at + $4::bigint
      AND t.matter = g.matter AND t.channel IN ('voice', 'chat', 'email', 'whatsapp')
      AND t.interaction_id IS DISTINCT FROM g.interaction_id) AS "contactsAfter"
  FROM unnest($1::varchar[]) AS wanted (guideline_id), LATERAL (
    SELECT * FROM remedy_grant r
    WHERE r.guideline_id = wanted.guideline_id AND r.granted_at <= $2 AND r.state = 'granted'
    ORDER BY r.granted_at DESC LIMIT $3) g
  ORDER BY g.granted_at DESC LIMIT $3`;
