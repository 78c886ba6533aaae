import type { CareList, CareRequest } from './care.ts';
import type { ApprovalList, ApprovalRequest, AuthorityOutcome, AuthorityRequest } from './authority.ts';
import type { Agent, AgentCommand, AgentRefusal } from '../agent/agent.ts';
import type { AgentEvent } from '../agent/agent-event.ts';
import type { DeskCommand, DeskControl, InteractionRefusal, SupervisorControl } from '../interaction/command.ts';
import type { FloorFrame, FloorRefusal, NeedRequest, StaffingOutcome, StaffingRequest, SupportAsk } from './floor.ts';
import type { Interaction } from '../interaction/interaction.ts';
import type { InteractionEvent, ParticipantRole } from '../interaction/interaction-event.ts';
import type { RecordedOf } from '../interaction/recorded.ts';
import type { Language } from '../text/localised.ts';
import type { EpochMs } from '../time/epoch.ts';

/** The version of this protocol, which a console names at its handshake. An old console notices by `SessionView.build`. */
export const liveProtocol = 1;

/** The namespace of the socket. */
export const liveNamespace = '/live';

/** An entry of any stream. */
export type AnyRecorded = RecordedOf<InteractionEvent | AgentEvent>;

/** A folded state at its sequence, whole, sent instead of a long history. */
export type Snapshot =
  { readonly of: 'interaction'; readonly state: Interaction } | { readonly of: 'agent'; readonly state: Agent };

/** Asks for all that a stream holds after a sequence, and for what comes. */
export interface WatchRequest {
  readonly streamId: string;
  /** The last sequence the console has; 0 for none. */
  readonly after: number;
}

/** What a console missed of a stream, a page at a time; or why it may not watch. */
export type WatchReply =
  | {
      /** Present when the console was so far behind that a state is shorter than the entries. */
      readonly snapshot: Snapshot | null;
      /** In order, without holes, from `after` (or from the snapshot) on. */
      readonly entries: readonly AnyRecorded[];
      /** Whether there is more to read: ask again with the last sequence received. */
      readonly hasMore: boolean;
      readonly serverTime: EpochMs;
    }
  | { readonly refused: LiveRefusal };

/** Why the socket said no. */
export type LiveRefusal =
  'live/forbidden' | 'live/unknown-stream' | 'live/malformed' | 'live/too-many' | 'live/unavailable';

/** Asks to record what the agent did. */
export interface CommandRequest {
  /** Made by the console, once per intention: a repeat is answered as the first was and does nothing more. */
  readonly commandId: string;
  readonly interactionId: string;
  readonly command: DeskCommand;
}

/** Asks the source for something on the line; recorded only when the source says that it happened. */
export interface ControlRequest {
  readonly commandId: string;
  readonly interactionId: string;
  readonly control: DeskControl;
}

/** Asks the source of somebody else's contact for something on its line; asking twice with one id does it once. */
export interface SuperviseRequest {
  readonly commandId: string;
  readonly interactionId: string;
  readonly control: SupervisorControl;
}

/** Asks to change one’s own state. */
export interface AgentRequest {
  readonly commandId: string;
  readonly command: Extract<AgentCommand, { type: 'ChooseState' }>;
}

/** What became of a request. */
export type Outcome =
  /** On disk, up to this sequence of the stream. */
  | { readonly accepted: { readonly sequence: number } }
  | { readonly refused: InteractionRefusal | AgentRefusal | FloorRefusal | LiveRefusal };

/** Words not yet final. Never stored; the newest revision replaces the others; empty text takes them back. */
export interface Interim {
  readonly interactionId: string;
  readonly utteranceId: string;
  readonly revision: number;
  readonly role: ParticipantRole;
  readonly participantId: string;
  readonly text: string;
  readonly language: Language | null;
  readonly startedAt: EpochMs;
}

/** What a console may send; every message is acknowledged. */
export interface ClientToServer {
  watch(request: WatchRequest, reply: (answer: WatchReply) => void): void;
  unwatch(request: { readonly streamId: string }, reply: (answer: { readonly left: true }) => void): void;
  command(request: CommandRequest, reply: (answer: Outcome) => void): void;
  control(request: ControlRequest, reply: (answer: Outcome) => void): void;
  authority(request: AuthorityRequest, reply: (answer: AuthorityOutcome) => void): void;
  approval(request: ApprovalRequest, reply: (answer: Outcome) => void): void;
  /** Joins those who hear what waits for their approval. */
  attend(
    request: Record<string, never>,
    reply: (answer: ApprovalList | { readonly refused: LiveRefusal }) => void,
  ): void;
  /** Joins those who see the floor; answers with the first frame. */
  floor(
    request: Record<string, never>,
    reply: (answer: { readonly frame: FloorFrame } | { readonly refused: LiveRefusal }) => void,
  ): void;
  leaveFloor(request: Record<string, never>, reply: (answer: { readonly left: true }) => void): void;
  need(request: NeedRequest, reply: (answer: Outcome) => void): void;
  support(request: SupportAsk, reply: (answer: Outcome) => void): void;
  supervise(request: SuperviseRequest, reply: (answer: Outcome) => void): void;
  staffing(
    request: StaffingRequest,
    reply: (answer: StaffingOutcome | { readonly refused: FloorRefusal | LiveRefusal }) => void,
  ): void;
  agent(request: AgentRequest, reply: (answer: Outcome) => void): void;
  /** Asks for the signs of the reader's own that stand; those that come or go later are told. */
  care(request: Record<string, never>, reply: (answer: CareList | { readonly refused: LiveRefusal }) => void): void;
  /** Puts one of them away; answers with those that are left. */
  fine(request: CareRequest, reply: (answer: CareList | { readonly refused: LiveRefusal }) => void): void;
  /** Proof of life in both directions, and the server's clock. */
  beat(request: { readonly sentAt: EpochMs }, reply: (answer: { readonly serverTime: EpochMs }) => void): void;
}

/** What the server sends without being asked. */
export interface ServerToClient {
  /** Entries of one stream, in order, already on disk. Delivered at least once while watched; a console drops repeats. */
  recorded(entries: readonly AnyRecorded[]): void;
  /** All that waits for this reader's approval, whenever it changes. */
  approvals(list: ApprovalList): void;
  /** All signs of the reader's own that stand, whenever one comes or goes. Told to nobody else. */
  care(list: CareList): void;
  /** What changed on the floor, while it is watched. */
  floor(frame: FloorFrame): void;
  /** The rules that raise alerts, or what is raised by them, are to be read anew; while the floor is watched. */
  alerts(notice: { readonly at: EpochMs }): void;
  /** What may be given in these contacts is not what was read: others used limits up, or freed them. */
  limits(notice: { readonly interactionIds: readonly string[] }): void;
  /** May be lost. */
  interim(words: Interim): void;
  /** The session ended; the socket is closed after it. */
  signedOut(reason: { readonly because: 'signed-out' | 'revoked' | 'expired' }): void;
  /** The server is going down on purpose: reconnect after this many milliseconds. */
  draining(notice: { readonly retryAfterMs: number }): void;
}
