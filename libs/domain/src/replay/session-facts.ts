import type { Mood } from '../assist/assist-event.ts';
import { moodOf } from '../assist/assist-state.ts';
import { toArray } from '../collection/chunked-list.ts';
import type { HintOutcome } from '../hint/hint.ts';
import { evolve } from '../interaction/evolve.ts';
import { initialInteraction, type Interaction } from '../interaction/interaction.ts';
import type { Channel, InteractionEvent, Recorded } from '../interaction/interaction-event.ts';
import type { Language } from '../text/localised.ts';
import type { DurationMs, EpochMs } from '../time/epoch.ts';

/** How many hints of a session fared how. */
export interface HintsShown {
  readonly shown: number;
  readonly used: number;
  readonly dismissed: number;
  /** Went from the screen without an answer, and what they asked for was not done either. */
  readonly ignored: number;
}

/** What a session that is over is found by, and told apart by in a list. */
export interface SessionFacts {
  readonly interactionId: string;
  readonly openedAt: EpochMs;
  /** When the contact was over; that of the last entry where nobody said so. */
  readonly endedAt: EpochMs;
  /** From the first answer to the end; null where nobody answered. */
  readonly lastedFor: DurationMs | null;
  readonly channel: Channel;
  readonly direction: 'inbound' | 'outbound';
  readonly language: Language | null;
  /** Everybody who answered, in that order, with the name they had then. */
  readonly agents: readonly { readonly id: string; readonly name: string | null }[];
  readonly queueIds: readonly string[];
  readonly customerId: string | null;
  /** Of scripts and of what was written up, in the order in which they came up. */
  readonly matters: readonly string[];
  /** The last that was written up; null for none. */
  readonly disposition: string | null;
  readonly scriptIds: readonly string[];
  /** How the customer sounded at the end; null where nobody answered. */
  readonly mood: Mood | null;
  /** Whether the customer sounded upset at any time. */
  readonly wasUpset: boolean;
  readonly hints: HintsShown;
  /** Remedies that were granted and not undone. */
  readonly granted: number;
  /** Requests for more than the agent could decide. */
  readonly asked: number;
  readonly promises: number;
  readonly ideas: number;
  readonly wasHelpAsked: boolean;
  readonly holds: number;
  readonly heldFor: DurationMs;
  readonly transfers: number;
  readonly pins: number;
}

/** What is said and written in a session, for finding it by words: one text, the redactions of the log left as they are. */
export function sessionWords({ lines, notes, wrapUps, promises, ideas }: Interaction): string {
  const spoken = toArray(lines).flatMap((line) => (line.kind === 'utterance' ? [line.text] : []));
  const written = [
    ...notes.map(({ text }) => text),
    ...wrapUps.map(({ summary }) => summary),
    ...[...promises, ...ideas].map(({ words }) => words),
  ];
  return [...spoken, ...written].join('\n');
}

/** Reads what a session is found by from all its entries, in order. @returns also the state they lead to. */
export function sessionFactsOf(tape: readonly Recorded[]): {
  readonly facts: SessionFacts;
  readonly state: Interaction;
} {
  const state = tape.reduce(evolve, initialInteraction);
  const events = tape.map(({ event }) => event);
  const { openedAt, answeredAt, channel, direction, language, customer, heldFor } = state;
  const endedAt = state.endedAt ?? tape.at(-1)?.occurredAt ?? 0;
  const matters = events.flatMap((event) =>
    event.type === 'ScriptStarted' || event.type === 'AfterContactWorkFinished' ? (event.matter ?? []) : [],
  );
  const facts: SessionFacts = {
    ...{ interactionId: tape[0]?.streamId ?? '', openedAt: openedAt ?? endedAt, endedAt, channel, direction, language },
    ...{ lastedFor: answeredAt === null ? null : Math.max(0, endedAt - answeredAt), heldFor },
    ...{ agents: agentsIn(events), customerId: customer.customerId, disposition: dispositionOf(state) },
    queueIds: distinct(events.flatMap((event) => (event.type === 'InteractionQueued' ? event.queueId : []))),
    matters: distinct(matters),
    scriptIds: distinct(events.flatMap((event) => (event.type === 'ScriptStarted' ? event.scriptId : []))),
    ...{ mood: answeredAt === null ? null : moodOf(state), hints: hintsIn(events) },
    wasUpset: state.moodTurns.some(({ mood }) => mood === 'upset'),
    granted: state.grants.filter((grant) => grant.state === 'granted').length,
    ...{ asked: state.approvals.length, promises: state.promises.length, ideas: state.ideas.length },
    wasHelpAsked: events.some(({ type }) => type === 'HelpAsked'),
    holds: countOf(events, 'CallHeld'),
    transfers: countOf(events, 'InteractionTransferred'),
    pins: state.pins.length,
  };
  return { facts, state };
}

const distinct = (items: readonly string[]): readonly string[] => [...new Set(items)];

const countOf = (events: readonly InteractionEvent[], type: InteractionEvent['type']): number =>
  events.filter((event) => event.type === type).length;

function agentsIn(events: readonly InteractionEvent[]): SessionFacts['agents'] {
  const names = new Map<string, string | null>();
  for (const event of events)
    if (event.type === 'InteractionAnswered')
      names.set(event.agentId, event.agentName ?? names.get(event.agentId) ?? null);
  return [...names].map(([id, name]) => ({ id, name }));
}

const dispositionOf = ({ wrapUps }: Interaction): string | null =>
  wrapUps.findLast(({ disposition }) => disposition !== null)?.disposition ?? null;

function hintsIn(events: readonly InteractionEvent[]): HintsShown {
  const outcomes = events.flatMap((event) => (event.type === 'HintSettled' ? event.outcome : []));
  const count = (...wanted: readonly HintOutcome[]) => outcomes.filter((outcome) => wanted.includes(outcome)).length;
  const shown = Math.max(0, countOf(events, 'HintShown') - count('retracted'));
  return { shown, used: count('used'), dismissed: count('dismissed'), ignored: count('expired', 'replaced') };
}
