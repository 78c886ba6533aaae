import {
  countedGift,
  workOf,
  type AuthorityAsk,
  type AuthorityCommand,
  type AuthorityOutcome,
  type AuthorityRefusal,
  type AuthorityRequest,
  type Grant,
  type Interaction,
  type RemedyTerms,
} from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import type { Principal } from '../identity/principal.ts';
import { InteractionRecorder } from '../interactions/interaction-recorder.ts';
import { Clock } from '../platform/clock.ts';
import { ApprovalRouting } from './approval-routing.ts';
import { AuthorityMetrics } from './authority-metrics.ts';
import { CaseWeighing } from './case-weighing.ts';
import { LedgerAuthorityReader } from './ledger-authority-reader.ts';
import { GrantLedger, type Reservation } from './ledger/grant-ledger.ts';
import { offerFor, RemedyPermits, reservationOf } from './remedy-permits.ts';

type AskOf<Type extends AuthorityAsk['type']> = Extract<AuthorityAsk, { type: Type }>;

/** Who asks what, in which interaction. */
interface Asked<Ask extends AuthorityAsk> {
  readonly interactionId: string;
  readonly state: Interaction;
  readonly ask: Ask;
  readonly agentId: string;
  readonly commandId: string;
}

/**
 * Gives what may be given. Everything is weighed anew with what is known now: of what the console names, only the rule, the remedy
 * and the amount count. A reservation goes to the ledger first and to the log then; all else to the log first, which decides.
 */
@Injectable()
export class AuthorityDesk {
  constructor(
    private readonly interactions: InteractionRecorder,
    private readonly weighing: CaseWeighing,
    private readonly reader: LedgerAuthorityReader,
    private readonly permits: RemedyPermits,
    private readonly ledger: GrantLedger,
    private readonly routing: ApprovalRouting,
    private readonly metrics: AuthorityMetrics,
    private readonly clock: Clock,
  ) {}

  /** Carries out what an agent asks, once for one id of a grant or an approval. */
  async answer({ interactionId, ask, commandId }: AuthorityRequest, principal: Principal): Promise<AuthorityOutcome> {
    const { accountId } = principal;
    const state = await this.interactions.state(interactionId);
    const outcome =
      state.phase === 'unopened'
        ? refuse('interaction/unknown')
        : await this.ifAllowed({ interactionId, state, ask, agentId: accountId, commandId }, principal);
    if ('refused' in outcome) this.metrics.refused(ask.type, outcome.refused);
    return outcome;
  }

  private async ifAllowed(asked: Asked<AuthorityAsk>, principal: Principal): Promise<AuthorityOutcome> {
    const refused = whyNot(asked.state, asked.ask, principal);
    return refused ? refuse(refused) : this.carryOut(asked);
  }

  private carryOut(asked: Asked<AuthorityAsk>): Promise<AuthorityOutcome> {
    const { ask } = asked;
    switch (ask.type) {
      case 'reserve':
        return this.reserve({ ...asked, ask });
      case 'confirm':
        return this.confirm({ ...asked, ask });
      case 'release':
        return this.settle(asked, { type: 'ReleaseRemedy', grantId: ask.grantId, because: 'withdrawn' });
      case 'undo':
        return this.settle(asked, { type: 'UndoRemedy', grantId: ask.grantId, by: asked.agentId });
      case 'ask':
        return this.ask({ ...asked, ask });
      case 'withdraw': {
        const { approvalId } = ask;
        return this.record(asked, { type: 'WithdrawApproval', approvalId, agentId: asked.agentId }, null);
      }
    }
  }

  private async reserve(asked: Asked<AskOf<'reserve'>>): Promise<AuthorityOutcome> {
    const { interactionId, state, ask, agentId } = asked;
    const { grantId, approvalId } = ask;
    const known = state.grants.find((grant) => grant.grantId === grantId);
    if (known) return known.agentId === agentId ? accepted(state, known.terms) : refuse('authority/unknown');
    const approval = state.approvals.find((one) => one.approvalId === approvalId);
    if (approvalId !== null && approval?.agentId !== agentId) return refuse('authority/unknown');
    const weighed = await this.weighing.of(state);
    const permit = approval
      ? await this.permits.approved(weighed, ask.terms, approval)
      : await this.permits.own(weighed, ask.terms, agentId);
    if ('refused' in permit) return permit;
    const { reservation, caps } = reservationOf(weighed, permit, { interactionId, grantId, agentId, approvalId });
    const outcome = await this.ledger.reserve(reservation, caps);
    // known to the ledger alone: a crash came between the two; it is recorded now, unless its time is up or it was another
    const isLost = outcome === 'known' && !(await this.ledger.holds(reservation, this.clock.now()));
    if (isLost) return refuse('authority/expired');
    if (outcome !== 'known' && outcome !== 'reserved') return refuse(outcome);
    return this.recordReservation(asked, reservation);
  }

  private async recordReservation(
    asked: Asked<AskOf<'reserve'>>,
    { terms, expiresAt }: Reservation,
  ): Promise<AuthorityOutcome> {
    const { interactionId, agentId } = asked;
    const { grantId, approvalId, knownGrants } = asked.ask;
    const command = { type: 'ReserveRemedy', grantId, terms, agentId, approvalId, expiresAt, knownGrants } as const;
    const recorded = await this.record(asked, command, terms);
    if ('refused' in recorded) await this.dropUnheard(interactionId, grantId);
    return recorded;
  }

  /** Frees at once what the log refused to hear of. */
  private async dropUnheard(interactionId: string, grantId: string): Promise<void> {
    const { grants } = await this.interactions.state(interactionId);
    if (grants.some((grant) => grant.grantId === grantId)) return;
    await this.ledger.drop({ interactionId, grantId }, this.clock.now());
  }

  private async confirm(asked: Asked<AskOf<'confirm'>>): Promise<AuthorityOutcome> {
    const { state, ask, agentId } = asked;
    const grant = state.grants.find(({ grantId }) => grantId === ask.grantId);
    const approval = state.approvals.find(({ approvalId }) => approvalId === grant?.approvalId);
    const undoFor = this.weighing.policyOf(state).undoWithinSeconds * 1_000;
    const { grantId, amount } = ask;
    const decidedBy = approval?.decision?.by.accountId ?? agentId;
    const outcome = await this.settle(asked, { type: 'ConfirmRemedy', grantId, agentId, amount, decidedBy, undoFor });
    if ('accepted' in outcome && grant?.state === 'reserved') {
      const wished = approval?.askedAt ?? grant.reservedAt;
      this.metrics.granted(grant.terms.remedy, approval ? 'approved' : 'own', this.clock.now() - wished);
    }
    return outcome;
  }

  private async ask(asked: Asked<AskOf<'ask'>>): Promise<AuthorityOutcome> {
    const { interactionId, state, ask, agentId } = asked;
    const known = state.approvals.find(({ approvalId }) => approvalId === ask.approvalId);
    if (known) return known.agentId === agentId ? accepted(state, known.terms) : refuse('authority/unknown');
    const weighed = await this.weighing.of(state);
    const { offers } = await this.reader.offers(weighed, agentId, []);
    const offer = offerFor(offers, ask.terms);
    if (!offer) return refuse('authority/not-allowed');
    if (offer.blocked && obstacles.has(offer.blocked.reason)) return refuse(offer.blocked.reason);
    const terms = { ...offer.terms, amount: ask.terms.amount };
    if (terms.amount !== null && countedGift(terms.amount, weighed.counting) === null)
      return refuse('authority/no-rate');
    const { approvalId, reason } = ask;
    const withoutAsking = offer.upTo !== null && offer.upTo.amount > 0 ? offer.upTo : null;
    const command = { type: 'AskApproval', approvalId, terms, agentId, reason, withoutAsking } as const;
    const outcome = await this.record(asked, command, terms);
    if ('refused' in outcome) return outcome;
    const after = await this.interactions.state(interactionId);
    const approval = after.approvals.find((one) => one.approvalId === approvalId);
    if (approval) this.routing.asked(interactionId, approval);
    return outcome;
  }

  /** Records what changes a grant, then brings the ledger in line. What fails in between is healed by the sweeper. */
  private async settle(asked: Asked<AuthorityAsk>, command: SettlingCommand): Promise<AuthorityOutcome> {
    const { interactionId } = asked;
    const outcome = await this.record(asked, command, null);
    const after = await this.interactions.state(interactionId);
    const grant = after.grants.find(({ grantId }) => grantId === command.grantId);
    if (grant) await this.ledger.follow(interactionId, grant, this.clock.now());
    if ('refused' in outcome) return outcome;
    const terms = grant?.state === 'granted' ? grant.terms : null;
    return { accepted: { ...outcome.accepted, terms } };
  }

  private async record(
    { interactionId, agentId, commandId }: Asked<AuthorityAsk>,
    command: AuthorityCommand,
    terms: RemedyTerms | null,
  ): Promise<AuthorityOutcome> {
    const by = `agent:${agentId}` as const;
    const receipt = `${by}|authority|${commandId}`;
    const outcome = await this.interactions.record({ interactionId, command, by, agentId, commandId: receipt });
    return 'refused' in outcome ? outcome : { accepted: { ...outcome.accepted, terms } };
  }
}

type SettlingCommand = Extract<AuthorityCommand, { type: 'ConfirmRemedy' | 'ReleaseRemedy' | 'UndoRemedy' }>;

/** What asking somebody else does not help against. */
const obstacles: ReadonlySet<string> = new Set([
  'authority/to-oneself',
  'authority/never',
  'authority/excluded',
  'authority/promise-first',
  'authority/no-rate',
] satisfies readonly AuthorityRefusal[]);

const refuse = <Reason extends string>(refused: Reason): { readonly refused: Reason } => ({ refused });

const accepted = ({ sequence }: Interaction, terms: RemedyTerms | null): AuthorityOutcome => ({
  accepted: { sequence, terms },
});

/**
 * Why somebody may not ask this: it is for who has the contact or still writes it up. What was given is undone by who gave it, also
 * later, or by who manages authority; what was set aside is released by who set it aside.
 */
function whyNot(
  state: Interaction,
  ask: AuthorityAsk,
  { accountId, permissions }: Principal,
): 'interaction/not-yours' | 'authority/not-yours-to-undo' | null {
  const grant = ask.type === 'undo' ? state.grants.find(({ grantId }) => grantId === ask.grantId) : undefined;
  if (grant?.agentId === accountId || (grant && permissions.has('authority:manage'))) return null;
  const stage = workOf(state).get(accountId);
  if (stage !== 'on-contact' && stage !== 'after-contact-work') return 'interaction/not-yours';
  const isOthers = ({ grantId, agentId }: Grant) =>
    ask.type === 'release' && grantId === ask.grantId && agentId !== accountId;
  return grant || state.grants.some(isOthers) ? 'authority/not-yours-to-undo' : null;
}
