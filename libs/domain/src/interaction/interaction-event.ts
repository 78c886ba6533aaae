import type { AssistEvent } from '../assist/assist-event.ts';
import type { AuthorityEvent } from '../authority/authority-event.ts';
import type { CallControlType } from './command.ts';
import type { Hint, HintOutcome } from '../hint/hint.ts';
import type { ScriptEvent } from '../script/script-event.ts';
import type { SupportEvent } from '../support/support-event.ts';
import type { Language } from '../text/localised.ts';
import type { EpochMs } from '../time/epoch.ts';
import type { RecordedOf } from './recorded.ts';

/** How a contact talks. */
export type Channel = 'voice' | 'chat' | 'email';

/** What somebody on the line is there as. */
export type ParticipantRole = 'customer' | 'agent' | 'supervisor' | 'other';

/** Somebody on the line. */
export interface Participant {
  /** Unique within the interaction; `customer` and `agent:ID` by convention. */
  readonly id: string;
  readonly role: ParticipantRole;
  /** Shown name; null while nobody knows it. */
  readonly name: string | null;
}

/** How sure we are of who calls. Ambiguous means several people fit and none is taken. */
export type MatchCertainty = 'known' | 'probable' | 'ambiguous' | 'unknown';

/** One piece of evidence for a match: the kind of identity that fitted, and how current it is. */
export interface MatchEvidence {
  readonly kind: 'phone' | 'email' | 'account' | 'whatsapp' | 'order' | 'agent';
  /** The label of the identity: main, contact, work, old. Null where it has none. */
  readonly label: string | null;
}

/** Somebody who may be the caller, and what speaks for it. */
export interface MatchCandidate {
  readonly customerId: string;
  readonly name: string;
  readonly evidence: readonly MatchEvidence[];
}

/** Why a contact ended, as its source tells it. */
export type EndReason = 'hung-up' | 'transferred' | 'failed' | 'source-closed';

/** Whether this contact may be recorded and transcribed, as far as is known. */
export type Consent = 'unknown' | 'announced' | 'given' | 'refused';

/** Where a transfer goes: a queue, a person, or an address outside. */
export type TransferTarget =
  | { readonly kind: 'queue'; readonly id: string }
  | { readonly kind: 'agent'; readonly id: string }
  | { readonly kind: 'address'; readonly id: string };

/** What a redaction took out. Deployments may add kinds of their own. */
export type RedactionKind = 'payment-card' | 'security-code' | (string & {});

/** Where a contact lives: the source that tells of it, that source's own id, and what it can be asked to do. */
export interface ContactSource {
  readonly name: string;
  readonly contactId: string;
  readonly can: readonly CallControlType[];
}

/**
 * A fact about one interaction: past tense, complete, never edited once appended. A released shape never changes; what is
 * new gets a new type.
 */
export type InteractionEvent =
  // the contact, as its source tells it
  | {
      readonly type: 'InteractionOpened';
      readonly source: ContactSource;
      readonly channel: Channel;
      readonly direction: 'inbound' | 'outbound';
      /** The customer's address (E.164, e-mail, handle); null when withheld or not known yet. */
      readonly from: string | null;
      /** The address that was called; null when not known. */
      readonly to: string | null;
      readonly language: Language | null;
      readonly consent: Consent;
    }
  | {
      readonly type: 'CallerLearned';
      readonly from: string | null;
      readonly to: string | null;
      readonly language: Language | null;
    }
  | { readonly type: 'InteractionQueued'; readonly queueId: string }
  | { readonly type: 'InteractionOffered'; readonly agentId: string; readonly expiresAt: EpochMs | null }
  | {
      readonly type: 'OfferWithdrawn';
      readonly agentId: string;
      readonly reason: 'declined' | 'timed-out' | 'cancelled';
    }
  | { readonly type: 'InteractionAnswered'; readonly agentId: string; readonly agentName: string | null }
  | { readonly type: 'CallHeld' }
  | { readonly type: 'CallResumed' }
  | { readonly type: 'AgentMuted' }
  | { readonly type: 'AgentUnmuted' }
  | { readonly type: 'InteractionTransferred'; readonly manner: 'blind' | 'attended'; readonly to: TransferTarget }
  | { readonly type: 'CallConferenced' }
  | { readonly type: 'ParticipantJoined'; readonly participant: Participant }
  | { readonly type: 'ParticipantLeft'; readonly participantId: string }
  | { readonly type: 'ConsentChanged'; readonly consent: Consent }
  | { readonly type: 'RecordingPaused' }
  | { readonly type: 'RecordingResumed' }
  | {
      readonly type: 'UtteranceSpoken';
      /** The source's own id for it, unique within the interaction; interim words carry the same one. */
      readonly utteranceId: string;
      readonly participantId: string;
      readonly role: ParticipantRole;
      /** Already redacted. */
      readonly text: string;
      readonly startedAt: EpochMs;
      readonly endedAt: EpochMs;
      readonly language: Language | null;
      /** The recogniser's confidence, 0 to 1; null where the source gives none. */
      readonly confidence: number | null;
    }
  | { readonly type: 'InteractionEnded'; readonly reason: EndReason; readonly endedBy: ParticipantRole | 'system' }
  | { readonly type: 'InteractionAbandoned' }
  | { readonly type: 'SourceGapNoticed'; readonly since: EpochMs; readonly until: EpochMs | null }
  // who it is
  | {
      readonly type: 'CustomerIdentified';
      readonly certainty: MatchCertainty;
      /** Null while ambiguous or unknown. */
      readonly customerId: string | null;
      /** Best first; empty when unknown. */
      readonly candidates: readonly MatchCandidate[];
    }
  | { readonly type: 'CustomerVerified'; readonly by: readonly string[] }
  /** The agent confirmed or corrected who it is; null means somebody new. */
  | { readonly type: 'CustomerCorrected'; readonly customerId: string | null; readonly name: string | null }
  // what the agent was shown and did
  | { readonly type: 'LinePinned'; readonly lineSequence: number }
  | { readonly type: 'LineUnpinned'; readonly lineSequence: number }
  | { readonly type: 'HintShown'; readonly hint: Hint }
  | { readonly type: 'HintSettled'; readonly hintId: string; readonly outcome: HintOutcome }
  | { readonly type: 'HintsMuted' }
  | { readonly type: 'HintsUnmuted' }
  | AssistEvent
  | ScriptEvent
  | {
      readonly type: 'GuidelineConsulted';
      readonly guidelineId: string;
      readonly version: number;
      /** The rules that held, in the table's order. */
      readonly ruleIds: readonly string[];
    }
  | { readonly type: 'NoteWritten'; readonly noteId: string; readonly text: string }
  | { readonly type: 'HelpAsked'; readonly words: string | null }
  | SupportEvent
  // after the contact
  | { readonly type: 'AfterContactWorkStarted'; readonly agentId: string; readonly dueAt: EpochMs }
  | { readonly type: 'AfterContactWorkExtended'; readonly agentId: string; readonly dueAt: EpochMs }
  | {
      readonly type: 'AfterContactWorkFinished';
      readonly agentId: string;
      readonly disposition: string | null;
      readonly matter: string | null;
      readonly summary: string;
      readonly finishedBy: 'agent' | 'timeout';
    }
  // what was decided, asked and given
  | AuthorityEvent
  // upkeep
  | {
      readonly type: 'RedactionApplied';
      /** The entry whose text lost something. */
      readonly toSequence: number;
      readonly kind: RedactionKind;
      readonly count: number;
    }
  /** In no log: it stands for an entry of which its reader is told nothing, so that sequences stay gapless. */
  | { readonly type: 'EntryWithheld' };

/** An entry of an interaction's log. */
export type Recorded = RecordedOf<InteractionEvent>;

type FactType =
  | 'InteractionOpened'
  | 'InteractionQueued'
  | 'InteractionOffered'
  | 'OfferWithdrawn'
  | 'InteractionAnswered'
  | 'CallHeld'
  | 'CallResumed'
  | 'AgentMuted'
  | 'AgentUnmuted'
  | 'InteractionTransferred'
  | 'CallConferenced'
  | 'ParticipantJoined'
  | 'ParticipantLeft'
  | 'ConsentChanged'
  | 'RecordingPaused'
  | 'RecordingResumed'
  | 'UtteranceSpoken'
  | 'InteractionEnded'
  | 'InteractionAbandoned'
  | 'SourceGapNoticed';

/** The facts that a source may state. All else comes from people and from the server. */
export type SourceFact =
  | Omit<Extract<InteractionEvent, { type: 'InteractionOpened' }>, 'source'>
  | Exclude<Extract<InteractionEvent, { type: FactType }>, { type: 'InteractionOpened' }>;
