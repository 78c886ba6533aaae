import type { ApprovalDecision, AuthorityEvent, RemedyTerms } from '../authority/authority-event.ts';
import type { CaseFacts } from '../guideline/case-facts.ts';
import type { InteractionEvent, Recorded } from '../interaction/interaction-event.ts';
import type { Money } from '../money/money.ts';
import type { DurationMs, EpochMs } from '../time/epoch.ts';

/** What was known when something was decided. */
export interface PastCase {
  readonly at: EpochMs;
  readonly matter: string | null;
  readonly facts: CaseFacts;
}

/** How a request for approval ended; open where the log ends before it. */
export type PastAnswer = ApprovalDecision | 'withdrawn' | 'lapsed' | 'open';

/** A remedy that was given, asked for, or both. */
export interface PastDecision {
  /** As asked where it was asked, else as given. */
  readonly terms: RemedyTerms;
  readonly agentId: string;
  /** The case as it was weighed last before; null where it never was. */
  readonly known: PastCase | null;
  /** Null where nobody had to be asked. */
  readonly asked: {
    readonly answer: PastAnswer;
    /** From the question to its answer, withdrawal or lapse. */
    readonly waitMs: DurationMs;
    readonly withoutAsking: Money | null;
  } | null;
  /** What was given and not taken back; null for nothing. */
  readonly given: { readonly amount: Money | null } | null;
}

/** What a back-test needs of one session. */
export interface PastSession {
  readonly interactionId: string;
  readonly openedAt: EpochMs;
  readonly agentId: string | null;
  readonly agentName: string | null;
  /** The last case of each matter, in the order in which the matters came up. */
  readonly cases: readonly PastCase[];
  readonly decisions: readonly PastDecision[];
}

/** The types of events that `readPastSession` looks at; all others may be left out. */
export const backTestTypes = [
  'InteractionOpened',
  'InteractionAnswered',
  'CaseWeighed',
  'RemedyReserved',
  'RemedyGranted',
  'RemedyUndone',
  'ApprovalAsked',
  'ApprovalDecided',
  'ApprovalWithdrawn',
  'ApprovalLapsed',
] as const satisfies readonly InteractionEvent['type'][];

type Asked = Extract<AuthorityEvent, { type: 'ApprovalAsked' }>;
type Granted = Extract<AuthorityEvent, { type: 'RemedyGranted' }>;

interface Question {
  readonly event: Asked;
  readonly known: PastCase | null;
  readonly at: EpochMs;
  readonly answer: PastAnswer;
  readonly waitMs: DurationMs;
}

interface Gift {
  readonly event: Granted;
  readonly known: PastCase | null;
}

/** Reads a session from its entries in order; those of types that a back-test does not look at change nothing. */
export function readPastSession(interactionId: string, entries: readonly Recorded[]): PastSession {
  const reading = new Reading();
  for (const { event, occurredAt } of entries) {
    if (!reading.takeQuestion(event, occurredAt)) reading.takeFact(event, occurredAt);
  }
  const { cases, openedAt, agentId, agentName } = reading;
  return {
    interactionId,
    openedAt: openedAt ?? entries[0]?.occurredAt ?? 0,
    agentId,
    agentName,
    cases: [...cases.values()],
    decisions: decisionsOf(reading),
  };
}

/** A session as far as it was read. */
class Reading {
  readonly cases = new Map<string | null, PastCase>();
  readonly questions = new Map<string, Question>();
  readonly gifts = new Map<string, Gift>();
  /** The approval that a grant leans on, by the grant. */
  readonly leans = new Map<string, string>();
  openedAt: EpochMs | null = null;
  agentId: string | null = null;
  agentName: string | null = null;
  private known: PastCase | null = null;

  /** True if the event belongs to a request for approval. */
  takeQuestion(event: InteractionEvent, at: EpochMs): boolean {
    switch (event.type) {
      case 'ApprovalAsked':
        this.questions.set(event.approvalId, { event, known: this.known, at, answer: 'open', waitMs: 0 });
        return true;
      case 'ApprovalDecided':
        return this.answer(event.approvalId, event.decision, at);
      case 'ApprovalWithdrawn':
        return this.answer(event.approvalId, 'withdrawn', at);
      case 'ApprovalLapsed':
        return this.answer(event.approvalId, 'lapsed', at);
      default:
        return false;
    }
  }

  takeFact(event: InteractionEvent, at: EpochMs): void {
    switch (event.type) {
      case 'InteractionOpened':
        this.openedAt = at;
        return;
      case 'InteractionAnswered':
        this.agentId = event.agentId;
        this.agentName = event.agentName;
        return;
      case 'CaseWeighed':
        this.known = { at, matter: event.matter, facts: event.facts };
        this.cases.set(event.matter, this.known);
        return;
      case 'RemedyReserved':
        if (event.approvalId !== null) this.leans.set(event.grantId, event.approvalId);
        return;
      case 'RemedyGranted':
        this.gifts.set(event.grantId, { event, known: this.known });
        return;
      case 'RemedyUndone':
        this.gifts.delete(event.grantId);
        return;
      default:
        return;
    }
  }

  private answer(approvalId: string, answer: PastAnswer, at: EpochMs): true {
    const question = this.questions.get(approvalId);
    if (question?.answer === 'open') {
      this.questions.set(approvalId, { ...question, answer, waitMs: Math.max(0, at - question.at) });
    }
    return true;
  }
}

function decisionsOf({ questions, gifts, leans }: Reading): readonly PastDecision[] {
  const givenBy = new Map([...gifts].map(([grantId, gift]) => [leans.get(grantId) ?? grantId, gift]));
  const asked = [...questions].map(([approvalId, { event, known, answer, waitMs }]): PastDecision => {
    const { terms, agentId, withoutAsking } = event;
    const gift = givenBy.get(approvalId);
    givenBy.delete(approvalId);
    const given = gift ? { amount: gift.event.terms.amount } : null;
    return { terms, agentId, known, asked: { answer, waitMs, withoutAsking }, given };
  });
  const unasked = [...givenBy.values()].map(({ event: { terms, agentId }, known }): PastDecision => {
    return { terms, agentId, known, asked: null, given: { amount: terms.amount } };
  });
  return [...asked, ...unasked];
}
