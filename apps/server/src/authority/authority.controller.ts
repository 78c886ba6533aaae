import { workOf, type AuthorityView, type Budget, type Interaction, type PersonThen } from '@aliado/domain';
import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { AuditTrail } from '../identity/audit-trail.ts';
import type { Principal } from '../identity/principal.ts';
import { Requires, SignedIn } from '../identity/requires.ts';
import { InteractionRecorder } from '../interactions/interaction-recorder.ts';
import { maySee } from '../live/stream-access.ts';
import { RequestRefused } from '../platform/request-refused.ts';
import { storableText } from '../platform/storable-text.ts';
import { ZodBody } from '../platform/zod-body.ts';
import { ApprovalRouting } from './approval-routing.ts';
import { AuthorityDesk } from './authority-desk.ts';
import { CaseWeighing } from './case-weighing.ts';
import { LedgerAuthorityReader } from './ledger-authority-reader.ts';
import { LimitWatch } from './limit-watch.ts';
import { budgetKey } from './ledger/budget-period.ts';
import { SimilarDecisions } from './ledger/similar-decisions.ts';

const interactionId = storableText(200).min(1);
const undoing = z.strictObject({ reason: storableText(1_000).trim().min(1) });

/** What may be decided in a contact now. */
@Controller('api/interactions/:id/authority')
@Requires('playbook:read')
export class AuthorityController {
  constructor(
    private readonly interactions: InteractionRecorder,
    private readonly weighing: CaseWeighing,
    private readonly reader: LedgerAuthorityReader,
    private readonly watch: LimitWatch,
    private readonly similar: SimilarDecisions,
    private readonly routing: ApprovalRouting,
    private readonly desk: AuthorityDesk,
    private readonly audit: AuditTrail,
  ) {}

  /** For whoever has the contact; who only looks in sees what the agent sees. */
  @Get()
  async view(
    @Param('id', new ZodBody(interactionId)) id: string,
    @SignedIn() principal: Principal,
  ): Promise<AuthorityView> {
    const state = await this.interactions.state(id);
    // one answer for what is not there and for what is not theirs: nobody learns which contacts exist
    if (state.phase === 'unopened' || !maySee(principal, state)) {
      throw new RequestRefused(404, 'interaction/unknown', 'There is no such contact for you.');
    }
    const accountId = deciderOf(state, principal);
    const [weighed, present, usualAnswerMs] = await Promise.all([
      this.weighing.of(state),
      this.routing.present(accountId),
      this.routing.usualAnswerMs(),
    ]);
    const others = present.map((person) => person.accountId);
    const guidelineIds = weighed.findings.flatMap(({ guideline, hits }) => (hits.length > 0 ? [guideline.id] : []));
    const { customerKey, day, now } = weighed.inHand;
    const keysOf = (budgets: readonly Budget[]) => budgets.map((budget) => budgetKey(budget, day));
    const read = { accountId: principal.accountId, interactionId: id, customerKey };
    // noted before it is read: what moves in between is told, never missed
    this.watch.note({ ...read, budgetKeys: keysOf(weighed.policy.budgets), people: [accountId] });
    const [{ offers, books }, similar, next] = await Promise.all([
      this.reader.offers(weighed, accountId, others),
      this.similar.by(guidelineIds, now),
      this.nextOf(state, present),
    ]);
    const lenders = Object.keys(books.held.get(accountId)?.usage.lenders ?? {});
    const ofTeam = weighed.policy.budgets.filter(({ teams }) => teams.includes(books.team ?? ''));
    this.watch.note({ ...read, budgetKeys: keysOf(ofTeam), people: [accountId, ...lenders] });
    return { offers, similar, usualAnswerMs, approver: present[0]?.name ?? null, next };
  }

  /** Undoes what an agent gave, while it can be undone, for who manages authority; why, is kept on record. */
  @Post('grants/:grantId/undo')
  @Requires('authority:manage')
  @HttpCode(204)
  async undo(
    @Param('id', new ZodBody(interactionId)) id: string,
    @Param('grantId', new ZodBody(interactionId)) grantId: string,
    @Body(new ZodBody(undoing)) { reason }: z.infer<typeof undoing>,
    @SignedIn() principal: Principal,
  ): Promise<void> {
    const object = `interaction:${id}`;
    const actor = principal.accountId;
    await this.audit.record({ actor, action: 'authority/undo-asked', object, detail: { grantId, reason } });
    const request = { commandId: randomUUID(), interactionId: id, ask: { type: 'undo', grantId } } as const;
    const outcome = await this.desk.answer(request, principal);
    if ('refused' in outcome) throw new RequestRefused(409, outcome.refused, 'It cannot be undone.');
  }

  /** Whom the request that waits was not laid before yet and who could decide it, the first of those present. */
  private async nextOf(state: Interaction, present: readonly PersonThen[]): Promise<string | null> {
    const approval = state.approvals.findLast((one) => one.state === 'asked');
    if (!approval) return null;
    const had = new Set(approval.offeredTo.map(({ accountId }) => accountId));
    const others = present.filter(({ accountId }) => !had.has(accountId));
    const ids = others.map(({ accountId }) => accountId);
    const standings = await this.reader.standings(state, approval.terms, ids);
    return others.find(({ accountId }) => standings.get(accountId)?.refused === null)?.name ?? null;
  }
}

function deciderOf(state: Interaction, { accountId }: Principal): string {
  return workOf(state).has(accountId) ? accountId : (state.agentId ?? state.offer?.agentId ?? accountId);
}
