import { initialAssist, type AssistState } from '../assist/assist-state.ts';
import { initialAuthority, type AuthorityState } from '../authority/authority-state.ts';
import type { ChunkedList } from '../collection/chunked-list.ts';
import { emptyList } from '../collection/chunked-list.ts';
import type { Hint } from '../hint/hint.ts';
import { initialScripts, type ScriptState } from '../script/script-state.ts';
import { initialSupport, type SupportState } from '../support/support-state.ts';
import type { Language } from '../text/localised.ts';
import type { DurationMs, EpochMs } from '../time/epoch.ts';
import type {
  Channel,
  Consent,
  ContactSource,
  EndReason,
  MatchCandidate,
  MatchCertainty,
  Participant,
  ParticipantRole,
  TransferTarget,
} from './interaction-event.ts';

/**
 * Where an interaction stands. `unopened` is the state before its first event; `ended` is over for the customer while the
 * agent still has after-contact work; `closed` takes no more work.
 */
export type Phase = 'unopened' | 'opened' | 'queued' | 'ringing' | 'talking' | 'ended' | 'closed';

/** A line of the transcript: words, or a mark of what happened between them. */
export type Line =
  | {
      readonly kind: 'utterance';
      readonly sequence: number;
      readonly utteranceId: string;
      readonly participantId: string;
      readonly role: ParticipantRole;
      readonly text: string;
      readonly startedAt: EpochMs;
      readonly endedAt: EpochMs;
      readonly language: Language | null;
      /** Whether it reached the log after words that were spoken later. */
      readonly isLate: boolean;
    }
  | {
      readonly kind: 'mark';
      readonly sequence: number;
      readonly mark:
        | 'held'
        | 'resumed'
        | 'transferred'
        | 'joined'
        | 'left'
        | 'gap'
        | 'help-asked'
        | 'ended'
        | 'taken-over'
        | 'ended-by';
      readonly at: EpochMs;
      /** What the mark is about: a queue, a person's name; null where it speaks for itself. */
      readonly about: string | null;
    };

/** Who calls, as far as is known. */
export interface CustomerMatch {
  readonly certainty: MatchCertainty;
  readonly customerId: string | null;
  /** Best first; empty when unknown. */
  readonly candidates: readonly MatchCandidate[];
  /** When the agent confirmed or corrected it; null while only the machine has spoken. */
  readonly confirmedAt: EpochMs | null;
  /** A name told for somebody new; null otherwise. */
  readonly newName: string | null;
  readonly isVerified: boolean;
}

/** A hint on the screen. */
export interface OpenHint {
  readonly hint: Hint;
  readonly shownAt: EpochMs;
  /** When it had stood in sight long enough to be read; null before. */
  readonly readAt: EpochMs | null;
}

/** What became of one piece of advice in this interaction. */
export interface HintHistory {
  readonly timesShown: number;
  readonly lastShownAt: EpochMs;
  readonly timesUsed: number;
  readonly timesDismissed: number;
}

/** What the agent wrote down, as it stands now. */
export interface Note {
  readonly noteId: string;
  readonly text: string;
  readonly writtenAt: EpochMs;
}

/** The agent's work after the contact. */
export interface AfterContactWork {
  readonly agentId: string;
  readonly startedAt: EpochMs;
  readonly dueAt: EpochMs;
}

/** What an agent wrote up about their part of the contact. */
export interface WrapUp {
  readonly agentId: string;
  readonly disposition: string | null;
  readonly matter: string | null;
  readonly summary: string;
  readonly finishedBy: 'agent' | 'timeout';
  readonly finishedAt: EpochMs;
}

/** One interaction as its log tells it: what the agent sees live, a supervisor looks into, and a trainer replays. */
export interface Interaction extends AuthorityState, ScriptState, AssistState, SupportState {
  /** The sequence of the last entry folded in; 0 before the first. */
  readonly sequence: number;
  readonly phase: Phase;
  /** Null before the opening. */
  readonly source: ContactSource | null;
  readonly channel: Channel;
  readonly direction: 'inbound' | 'outbound';
  readonly from: string | null;
  readonly to: string | null;
  readonly language: Language | null;
  readonly consent: Consent;
  readonly isRecordingPaused: boolean;
  readonly queueId: string | null;
  readonly openedAt: EpochMs | null;
  readonly queuedAt: EpochMs | null;
  readonly offeredAt: EpochMs | null;
  /** When anybody answered first. */
  readonly answeredAt: EpochMs | null;
  /** When whoever has it now answered. */
  readonly connectedAt: EpochMs | null;
  readonly endedAt: EpochMs | null;
  readonly endReason: EndReason | 'abandoned' | null;
  readonly endedBy: ParticipantRole | 'system' | null;
  /** The offer that rings now; null otherwise. */
  readonly offer: { readonly agentId: string; readonly expiresAt: EpochMs | null } | null;
  /** Who has, or last had, the contact; null until somebody answered. */
  readonly agentId: string | null;
  /** Who is on the line now. */
  readonly participants: readonly Participant[];
  readonly heldSince: EpochMs | null;
  /** When the last hold ended; null before any did. */
  readonly resumedAt: EpochMs | null;
  /** Time on hold so far, without a hold that still lasts. */
  readonly heldFor: DurationMs;
  readonly isMuted: boolean;
  readonly transferredTo: TransferTarget | null;
  readonly customer: CustomerMatch;
  readonly lines: ChunkedList<Line>;
  /** The latest start of any utterance; null before the first. */
  readonly lastSpokenAt: EpochMs | null;
  /** Sequences of pinned lines, in the order of pinning. */
  readonly pins: readonly number[];
  readonly notes: readonly Note[];
  /** On the screen now, the first first. */
  readonly hints: readonly OpenHint[];
  /** By advice (`kind:target`): what was shown before. Bounded by the caps of the hint policy. */
  readonly hintHistory: Readonly<Record<string, HintHistory>>;
  readonly areHintsMuted: boolean;
  /** Work still to be done, one entry an agent who had the contact and left it. */
  readonly afterContactWork: readonly AfterContactWork[];
  /** Oldest first. */
  readonly wrapUps: readonly WrapUp[];
}

/** The state before the first event. */
export const initialInteraction: Interaction = {
  sequence: 0,
  phase: 'unopened',
  source: null,
  channel: 'voice',
  direction: 'inbound',
  from: null,
  to: null,
  language: null,
  consent: 'unknown',
  isRecordingPaused: false,
  queueId: null,
  openedAt: null,
  queuedAt: null,
  offeredAt: null,
  answeredAt: null,
  connectedAt: null,
  endedAt: null,
  endReason: null,
  endedBy: null,
  offer: null,
  agentId: null,
  participants: [],
  heldSince: null,
  resumedAt: null,
  heldFor: 0,
  isMuted: false,
  transferredTo: null,
  customer: {
    certainty: 'unknown',
    customerId: null,
    candidates: [],
    confirmedAt: null,
    newName: null,
    isVerified: false,
  },
  lines: emptyList(),
  lastSpokenAt: null,
  pins: [],
  notes: [],
  hints: [],
  hintHistory: {},
  areHintsMuted: false,
  afterContactWork: [],
  wrapUps: [],
  ...initialAssist,
  ...initialAuthority,
  ...initialScripts,
  ...initialSupport,
};

/** Whether customer and agent can hear each other. */
export const isLive = ({ phase }: Interaction): boolean => phase === 'talking';

/** Whether the contact itself is over, whatever work is left. */
export const isOver = ({ phase }: Interaction): boolean => phase === 'ended' || phase === 'closed';

/** The key under which advice is counted: two hints with one key say the same. */
export const adviceKey = ({ kind, target }: Hint): string => `${kind}:${target.id}`;
