import type { AgentStatus } from '../agent/agent.ts';
import type { CallControl, CallControlType } from '../interaction/command.ts';
import type { ParticipantRole, SourceFact } from '../interaction/interaction-event.ts';
import type { Language } from '../text/localised.ts';
import type { EpochMs } from '../time/epoch.ts';
import type { Interim } from './live.ts';

/** The namespace of the socket for sources that run in a process of their own. */
export const sourceNamespace = '/sources';

/** One fact of a source. `(source, id)` is its identity: a second arrival changes nothing. */
export interface SourceFrame {
  /** Unique within the source. */
  readonly id: string;
  /** The source's own id of the contact; Aliado mints its own from it. */
  readonly contactId: string;
  readonly occurredAt: EpochMs;
  readonly fact: SourceFact;
}

/** Words not yet final, as a source tells them. */
export type SourceInterim = Omit<Interim, 'interactionId'> & { readonly contactId: string };

/** A piece of somebody's voice, to be turned into words by the recogniser of this deployment. */
export interface SourceAudio {
  readonly contactId: string;
  readonly participantId: string;
  readonly role: ParticipantRole;
  /** Samples a second; the same for all of a voice. */
  readonly sampleRate: 8_000 | 16_000 | 24_000 | 48_000;
  /** When the first sample was spoken, by the source's clock. */
  readonly startedAt: EpochMs;
  /** Samples of 16 bits, signed, little-endian, one channel; at most 65,536 bytes. */
  readonly pcm: Uint8Array;
}

/** Of whom no more audio comes. */
export interface SourceAudioEnd {
  readonly contactId: string;
  readonly participantId: string;
}

/** Whether audio was taken, or why not. */
export type SourceAudioReply =
  | { readonly taken: true }
  | {
      readonly refused:
        | 'speech/no-hello'
        /** There is no recogniser. */
        | 'speech/not-configured'
        | 'speech/malformed'
        /** The contact is over, or it may not be recorded now. */
        | 'speech/not-allowed'
        | 'speech/too-many'
        | 'speech/unavailable';
    };

/** Who can take contacts, as a source that routes needs to know it. */
export interface RosterEntry {
  readonly agentId: string;
  readonly name: string;
  readonly status: AgentStatus;
  readonly queues: readonly string[];
  readonly language: Language;
}

/**
 * A contact of this source that the log holds as not over: what a source needs to go on with it after either side was away, or
 * to say that it ended meanwhile.
 */
export interface OpenContact {
  readonly contactId: string;
  readonly phase: 'opened' | 'queued' | 'ringing' | 'talking';
  readonly queueId: string | null;
  /** Who has it, or whom it is offered to; null in the queue. */
  readonly agentId: string | null;
  readonly isHeld: boolean;
  readonly isMuted: boolean;
  /** The last words that are on disk; null before any. */
  readonly lastUtteranceId: string | null;
  /** Supervisors who are heard in it, by their accounts. */
  readonly supervisors: readonly string[];
}

/** What somebody asks of the line of a contact. */
export interface SourceControl {
  readonly contactId: string;
  /** The account of whoever asks. */
  readonly agentId: string;
  /** How they are called on the line; null where that is not known. */
  readonly name: string | null;
  /** Whether it is their own contact, or they supervise whoever has it. */
  readonly as: 'agent' | 'supervisor';
  readonly control: CallControl;
}

/** Why a frame was not taken in. It is kept aside with this reason. */
export interface FrameRefusal {
  readonly id: string;
  readonly reason: string;
}

/** What a source may send. */
export interface SourceToServer {
  /** Says which source this is and what it can be asked to do; answered with who can take contacts and which are open. */
  hello(
    greeting: { readonly source: string; readonly can: readonly CallControlType[] },
    reply: (
      answer:
        | { readonly roster: readonly RosterEntry[]; readonly contacts: readonly OpenContact[] }
        | { readonly refused: string },
    ) => void,
  ): void;
  /** At most 500 frames. Acknowledged when all that could be taken in is on disk; safe to repeat. */
  frames(
    frames: readonly SourceFrame[],
    reply: (
      answer: { readonly taken: number; readonly refused: readonly FrameRefusal[] } | { readonly failed: string },
    ) => void,
  ): void;
  /** Not acknowledged, may be lost. */
  interim(words: SourceInterim): void;
  /** The next piece of a voice, in order and once. Acknowledged when it was taken; its words come later. */
  audio(audio: SourceAudio, reply?: (answer: SourceAudioReply) => void): void;
  /** Acknowledged when the last words of that voice are on disk. */
  audioEnded(end: SourceAudioEnd, reply: (answer: SourceAudioReply) => void): void;
}

/** What the server sends to a source. */
export interface ServerToSource {
  /** Somebody asks something of the line. The answer says whether it will be done; a fact follows when it is. */
  control(
    request: SourceControl,
    reply: (answer: { readonly accepted: true } | { readonly refused: string }) => void,
  ): void;
  roster(entries: readonly RosterEntry[]): void;
}
