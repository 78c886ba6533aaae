import type { UndoableGrant } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import type { Principal } from '../identity/principal.ts';
import { InteractionRecorder } from '../interactions/interaction-recorder.ts';
import { maySee } from '../live/stream-access.ts';
import { Clock } from '../platform/clock.ts';
import { DatabasePool } from '../platform/database.ts';
import { Playbook } from '../playbooks/playbook.ts';

/** How many are told, the newest. */
const told = 100;

/** What was given and can still be taken back, over all interactions. */
@Injectable()
export class UndoableGrants {
  constructor(
    private readonly database: DatabasePool,
    private readonly interactions: InteractionRecorder,
    private readonly playbook: Playbook,
    private readonly clock: Clock,
  ) {}

  /** Those of contacts that this person may see, newest first. */
  async of(principal: Principal): Promise<readonly UndoableGrant[]> {
    const now = this.clock.now();
    // what may still be undone is what is still to be compared with the log: there is an index for it, however much was ever given
    const { rows } = await this.database.pool.query<Pick<UndoableGrant, 'interactionId' | 'grantId'>>(
      `SELECT interaction_id AS "interactionId", grant_id AS "grantId" FROM remedy_grant
       WHERE look_at > $1 AND state = 'granted' ORDER BY granted_at DESC LIMIT $2`,
      [now, told],
    );
    const grants = await Promise.all(rows.map((row) => this.read(row, principal)));
    return grants.filter((grant) => grant !== null).filter(({ undoUntil }) => undoUntil > now);
  }

  private async read(
    { interactionId, grantId }: Pick<UndoableGrant, 'interactionId' | 'grantId'>,
    principal: Principal,
  ): Promise<UndoableGrant | null> {
    const state = await this.interactions.state(interactionId);
    const grant = state.grants.find((one) => one.grantId === grantId);
    if (grant?.state !== 'granted' || grant.grantedAt === null || grant.undoUntil === null) return null;
    if (!maySee(principal, state)) return null;
    const { terms, agentId, grantedAt, undoUntil } = grant;
    const approval = state.approvals.find(({ approvalId }) => approvalId === grant.approvalId);
    const guideline = await this.playbook.guideline(terms.guidelineId, terms.guidelineVersion);
    return {
      ...{ interactionId, grantId, terms, agentId, grantedAt, undoUntil },
      guidelineName: guideline?.name ?? { es: terms.guidelineId, en: terms.guidelineId },
      decidedBy: grant.decidedBy ?? agentId,
      reason: approval?.reason ?? null,
    };
  }
}
