import type { EpochMs, Money, RemedyTerms } from '@aliado/domain';
import type { Account } from '../identity/account-directory.ts';
import type { Random } from '../sources/simulator/random.ts';
import type { BookedCase, PastSessionBooks } from './past-session-books.ts';
import type { Appointment } from './past-session-diary.ts';
import type { PastSessionScene } from './past-session-scene.ts';
import type { PastSessionTimeline } from './past-session-timeline.ts';
import { answers, reasons } from './past-session-words.ts';

/** Amounts are said in steps of this, minor units. */
const step = 500;

/** How often agents ask for more, and give what they may themselves. */
const [asks, gives] = [0.24, 0.6];

/** How often what was asked for is approved as it was, or as less; else it is refused. */
const [approved, less] = [0.74, 0.16];

/** How often something is taken back. */
const undone = 0.03;

type Allowed = BookedCase['allowances'][number];

/** What is decided in a session once its case was weighed: nothing, what the agent may give, or what somebody was asked for. */
export class PastSessionDecision {
  private readonly currency: string;

  constructor(
    private readonly scene: PastSessionScene,
    private readonly timeline: PastSessionTimeline,
    private readonly books: PastSessionBooks,
    private readonly appointment: Appointment,
    private readonly dice: Random,
  ) {
    this.currency = books.house.context.currency;
  }

  /** @param at from here on things are decided, one after the other. */
  decide(at: EpochMs, booked: BookedCase): void {
    const sums = booked.allowances.filter(({ upTo, proposed }) => upTo >= step && proposed !== null);
    const [sum] = this.dice.shuffle(sums);
    const { gift } = this.appointment;
    if (gift !== null) {
      const wide = sums.find(({ upTo }) => upTo >= gift);
      if (wide) this.give(at, booked, wide, gift, null);
      return;
    }
    if (sum && this.dice.happens(asks) && this.ask(at, booked, sum)) return;
    if (sum && this.dice.happens(gives)) return this.give(at, booked, sum, this.usualAmount(sum), null);
    const [thing] = booked.allowances.filter(({ upTo, proposed }) => upTo > 0 && proposed === null);
    if (thing && this.dice.happens(gives)) this.give(at, booked, thing, null, null);
  }

  private usualAmount({ proposed, upTo }: Allowed): number {
    const most = Math.min(proposed ?? upTo, upTo);
    return Math.max(step, inSteps(most * this.dice.pick([0.5, 0.75, 1, 1])));
  }

  /** False where nobody could allow more than the agent may give. */
  private ask(at: EpochMs, booked: BookedCase, allowed: Allowed): boolean {
    const [approver] = this.dice.shuffle(this.books.house.supervisors);
    const most = approver ? this.books.couldApprove(approver, allowed, booked.known) : 0;
    const wanted = inSteps(Math.min(most, allowed.upTo * this.dice.between(1.1, 1.6)));
    if (!approver || wanted <= allowed.upTo) return false;
    const { agent, conversation, nth } = this.appointment;
    const approvalId = `past-${nth}-approval`;
    const reason = this.dice.pick(reasons[conversation.language]);
    const terms = this.termsOf(booked, allowed, wanted);
    const withoutAsking: Money = { amount: allowed.upTo, currency: this.currency };
    const request = { type: 'AskApproval', approvalId, terms, agentId: agent.id, reason, withoutAsking } as const;
    this.timeline.at(at, (now) => this.scene.agent(now, agent.id, request));
    const decided = this.answer(at, approvalId, approver, wanted);
    if (decided) this.give(decided.at + 4_000, booked, allowed, decided.amount, { approvalId, approver });
    return true;
  }

  private answer(
    at: EpochMs,
    approvalId: string,
    { id: accountId, name }: Account,
    wanted: number,
  ): { readonly at: EpochMs; readonly amount: number } | null {
    const by = { accountId, name };
    const until = at + this.books.house.policy.answerWithinSeconds * 1_000;
    const answeredAt = at + Math.round(this.dice.between(15_000, 60_000));
    this.timeline.at(at + 400, (now) => this.scene.server(now, { type: 'OfferApproval', approvalId, to: by, until }));
    this.timeline.at(at + 5_000, (now) => this.scene.agent(now, accountId, { type: 'OpenApproval', approvalId, by }));
    const fall = this.dice.next();
    const decision = fall < approved ? 'approved' : fall < approved + less ? 'less' : 'refused';
    const amount = decision === 'less' ? Math.max(step, inSteps(wanted * 0.8)) : wanted;
    const words = this.dice.pick(answers[this.appointment.conversation.language]);
    const allowed = decision === 'refused' ? null : { amount, currency: this.currency };
    const answer = { type: 'DecideApproval', approvalId, by, decision, amount: allowed, words } as const;
    this.timeline.at(answeredAt, (now) => this.scene.agent(now, accountId, answer));
    return decision === 'refused' ? null : { at: answeredAt, amount };
  }

  private give(
    at: EpochMs,
    booked: BookedCase,
    allowed: Allowed,
    amount: number | null,
    approval: { readonly approvalId: string; readonly approver: Account } | null,
  ): void {
    const { agent, caller, nth } = this.appointment;
    const { undoWithinSeconds, reservationSeconds } = this.books.house.policy;
    const [agentId, grantId] = [agent.id, `past-${nth}-grant`];
    const terms = this.termsOf(booked, allowed, amount);
    const [approvalId, decidedBy] = [approval?.approvalId ?? null, approval?.approver.id ?? agentId];
    const undoFor = undoWithinSeconds * 1_000;
    this.timeline.at(at, (now) => {
      const expiresAt = now + reservationSeconds * 1_000;
      this.scene.agent(now, agentId, {
        type: 'ReserveRemedy',
        grantId,
        terms,
        agentId,
        approvalId,
        expiresAt,
        knownGrants: null,
      });
    });
    const grant = { type: 'ConfirmRemedy', grantId, agentId, amount: terms.amount, decidedBy, undoFor } as const;
    this.timeline.at(at + 2_500, (now) => this.scene.agent(now, agentId, grant));
    if (this.appointment.gift === null && this.dice.happens(undone)) {
      const undo = { type: 'UndoRemedy', grantId, by: agentId } as const;
      this.timeline.at(at + Math.min(40_000, undoFor), (now) => this.scene.agent(now, agentId, undo));
      return;
    }
    this.books.gave(caller?.customer.id ?? null, decidedBy, amount ?? 0, booked.known.facts.time.day ?? '');
  }

  private termsOf({ known, findings }: BookedCase, allowed: Allowed, amount: number | null): RemedyTerms {
    const { guidelineId, ruleId, remedy } = allowed;
    const version = findings.find(({ guideline }) => guideline.id === guidelineId)?.guideline.version ?? 1;
    return {
      ...{ remedy, guidelineId, guidelineVersion: version, ruleId, matter: known.matter },
      amount: amount === null ? null : { amount, currency: this.currency },
      orderNumber: this.appointment.caller?.orderNumber ?? null,
    };
  }
}

const inSteps = (amount: number): number => Math.floor(amount / step) * step;
