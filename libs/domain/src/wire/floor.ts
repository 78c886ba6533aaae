import type { AgentStatus } from '../agent/agent.ts';
import type { AgentTime } from '../floor/agent-time.ts';
import type { AttentionRefusal } from '../floor/attention.ts';
import type { ResolutionTally, ResolutionTerm } from '../floor/first-contact.ts';
import type { JourneyContact } from '../floor/journey-contact.ts';
import type { Need, NeedHandling, NeedOutcome } from '../floor/need.ts';
import type { QueueTarget, Tally } from '../floor/tally.ts';
import type { MetricId, MetricSource } from '../floor/metric.ts';
import type { Segment } from '../floor/segment.ts';
import type { Actor } from '../interaction/recorded.ts';
import type { SupportCommand } from '../support/support-command.ts';
import type { FloorContact } from '../floor/floor-contact.ts';
import type { EpochMs } from '../time/epoch.ts';

/** A queue as it is now, and what was counted of it today. */
export interface FloorQueue {
  readonly queueId: string;
  readonly target: QueueTarget;
  readonly waiting: number;
  /** When whoever waits longest began to; null while nobody does. */
  readonly longestSince: EpochMs | null;
  /** Agents of this queue who could take a contact now. */
  readonly free: number;
  /** Contacts of this queue that are talked. */
  readonly onContact: number;
  readonly tally: Tally;
}

/** Somebody who takes contacts. */
export interface FloorAgent {
  readonly agentId: string;
  readonly name: string;
  readonly team: string | null;
  readonly queues: readonly string[];
  readonly status: AgentStatus;
  /** Null for somebody who never worked. */
  readonly since: EpochMs | null;
  /** Why on a break; null otherwise. */
  readonly reason: string | null;
  /** Who set what they are, where it was chosen; null where it follows from work. */
  readonly setBy: Actor | null;
  readonly contacts: readonly FloorContact[];
  readonly today: { readonly handled: number; readonly time: AgentTime };
}

/** A need with what people made of it. */
export interface FloorNeed {
  readonly need: Need;
  readonly handling: NeedHandling;
}

/**
 * What changed on the floor, at most four times a second; the first frame of a watch holds everything but agents beyond its first
 * page, which follow in frames of their own. What is told of one queue, agent or need replaces what was told of it before.
 */
export interface FloorFrame {
  /** When the server made it. */
  readonly at: EpochMs;
  /** Whether all that was told before is forgotten. */
  readonly isWhole: boolean;
  /** How many agents there are, those of pages to come included. */
  readonly agentCount: number;
  /** The start of the day that tallies count from: midnight in the time zone of the house. */
  readonly dayFrom: EpochMs;
  readonly queues: readonly FloorQueue[];
  readonly agents: readonly FloorAgent[];
  readonly goneAgents: readonly string[];
  readonly needs: readonly FloorNeed[];
  readonly goneNeeds: readonly string[];
}

/** What a supervisor does about a need. */
export type NeedAct =
  | { readonly type: 'claim' }
  | { readonly type: 'release' }
  | { readonly type: 'snooze'; readonly forMs: number }
  | { readonly type: 'close'; readonly outcome: NeedOutcome };

/** Asks to do something about a need. */
export interface NeedRequest {
  readonly commandId: string;
  readonly needId: string;
  readonly act: NeedAct;
}

/** Asks to do something in a contact of somebody else. */
export interface SupportAsk {
  readonly commandId: string;
  readonly interactionId: string;
  /** A hint is handed by what it is about; the server writes it. */
  readonly command:
    | Exclude<SupportCommand, { type: 'HandHint' }>
    | { readonly type: 'HandHint'; readonly kind: 'script' | 'article' | 'guideline'; readonly targetId: string };
}

/** Asks to change the state or the queues of agents. */
export interface StaffingRequest {
  readonly commandId: string;
  readonly agentIds: readonly string[];
  readonly change:
    | { readonly type: 'state'; readonly state: 'available' | 'break' | 'offline'; readonly reason: string | null }
    /** Null: their own queues again. */
    | { readonly type: 'queues'; readonly queues: readonly string[] | null };
}

/** What became of such a request, for each agent. */
export interface StaffingOutcome {
  readonly done: readonly string[];
  readonly refused: readonly { readonly agentId: string; readonly refusal: string }[];
}

/** Why something about the floor was not done. */
export type FloorRefusal = AttentionRefusal | 'staffing/unknown-queue';

/** Which stretch of time something was counted of, and when that was right. */
export interface FloorWindow {
  /** The beginning of the day that is asked for. */
  readonly from: EpochMs;
  /** Its end. */
  readonly to: EpochMs;
  /** By whose clocks the day is (IANA). */
  readonly timeZone: string;
  /** All that was recorded before is in it. */
  readonly at: EpochMs;
}

/** The rows behind a figure, from `GET /api/floor/rows`: newest first. */
export interface FloorRows extends FloorWindow {
  readonly rows: readonly FloorRow[];
  /** All there are; more than `rows` where the page is full. */
  readonly total: number;
  /** What to ask for as `before` to read on; null where these are the last. */
  readonly next: string | null;
}

/** A row: one segment with the names that a reader needs. */
export interface FloorRow {
  readonly segment: Segment;
  readonly agentName: string | null;
  /** What became of the contact, where the rows are those of first-contact resolution; null otherwise. */
  readonly resolution: RowResolution | null;
}

/** What became of a contact, and the later one by which that is known, without whose it was: not every reader may know customers. */
export interface RowResolution {
  readonly term: ResolutionTerm;
  readonly later: LaterContact | null;
}

/** When and by which channel a customer came again; the interaction is null when it was none of ours. */
export type LaterContact = Pick<JourneyContact, 'occurredAt' | 'channel' | 'interactionId'>;

/** What figures are counted by: a queue, who answered, their team, the site of that team, the matter as written up, or an interval. */
export type FigureGrouping = 'queue' | 'agent' | 'team' | 'site' | 'matter' | 'interval';

/** All of them. */
export const figureGroupings = [
  'queue',
  'agent',
  'team',
  'site',
  'matter',
  'interval',
] as const satisfies readonly FigureGrouping[];

/** Whether an interval lies within opening hours, outside of them, or partly in both. */
export type Opening = 'open' | 'partly' | 'closed';

/** A figure of a past or running stretch of time, from `GET /api/floor/figures`. */
export interface FloorFigures extends FloorWindow {
  readonly groups: readonly {
    /** What it is of: a queue, an agent, a team, a site, a matter, or an interval by its beginning; null for what has none. */
    readonly key: string | null;
    /** Of somebody, as their account has it; null for all else. */
    readonly name: string | null;
    readonly tally: Tally;
    /** Of those offered, the ones that came while their queue was closed. */
    readonly whileClosed: number;
    /** Of an interval: of the queue or site that is asked for, else of any queue; null for all else. */
    readonly opening: Opening | null;
    readonly values: readonly {
      readonly metric: MetricId;
      readonly source: MetricSource;
      readonly value: number | null;
    }[];
  }[];
}

/** First-contact resolution of a day, from `GET /api/floor/resolution`, in the groups in which figures are. */
export interface FloorResolution extends FloorWindow {
  /** Within how many days a further contact counts. */
  readonly days: number;
  readonly groups: readonly { readonly key: string | null; readonly tally: ResolutionTally }[];
}
