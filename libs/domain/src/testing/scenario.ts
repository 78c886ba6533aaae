import type { DeskCommand, InteractionRefusal, SystemCommand } from '../interaction/command.ts';
import { decide } from '../interaction/decide.ts';
import { evolve } from '../interaction/evolve.ts';
import type { Interaction } from '../interaction/interaction.ts';
import { initialInteraction } from '../interaction/interaction.ts';
import type { ContactSource, SourceFact } from '../interaction/interaction-event.ts';
import type { Actor } from '../interaction/recorded.ts';
import type { EpochMs } from '../time/epoch.ts';
import { aTape, type Tape } from './tape.ts';

/** The source of every scenario. */
export const scenarioSource: ContactSource = {
  name: 'simulator',
  contactId: 'contact-1',
  can: ['answer', 'hold', 'end'],
};

/** How long after-contact work takes in every scenario, in milliseconds. */
export const scenarioWorkFor = 30_000;

/** An interaction as it goes: facts arrive, people ask, each is decided and folded at once. Immutable. */
export class Scenario {
  readonly tape: Tape;
  readonly state: Interaction;
  /** Why the last command changed nothing; null when it was taken. */
  readonly refused: InteractionRefusal | null;

  constructor(tape: Tape, state: Interaction = initialInteraction, refused: InteractionRefusal | null = null) {
    this.tape = tape;
    this.state = state;
    this.refused = refused;
  }

  /** A fact of the source. */
  fact(at: EpochMs, fact: SourceFact): Scenario {
    return this.take(at, { type: 'TakeFact', source: scenarioSource, fact }, null, `source:${scenarioSource.name}`);
  }

  /** What an agent asks for at the desk. */
  asks(at: EpochMs, agentId: string, command: DeskCommand): Scenario {
    return this.take(at, command, agentId, `agent:${agentId}`);
  }

  /** What the server itself brings. */
  server(at: EpochMs, command: Exclude<SystemCommand, { type: 'TakeFact' }>): Scenario {
    return this.take(at, command, null, 'system');
  }

  private take(now: EpochMs, command: DeskCommand | SystemCommand, agentId: string | null, by: Actor): Scenario {
    const decision = decide(this.state, command, { agentId, now, afterContactWorkFor: scenarioWorkFor });
    if ('refused' in decision) return new Scenario(this.tape, this.state, decision.refused);
    const tape = decision.events.reduce((longer, event) => longer.at(now, event, by), this.tape);
    return new Scenario(tape, tape.entries.slice(this.tape.entries.length).reduce(evolve, this.state));
  }
}

/** A scenario before its first event. */
export const aScenario = (streamId: string): Scenario => new Scenario(aTape(streamId));

const inbound: SourceFact = {
  type: 'InteractionOpened',
  channel: 'voice',
  direction: 'inbound',
  from: '+34611550117',
  to: '+34900550100',
  language: 'es',
  consent: 'announced',
};

/** An inbound call that waits in `deliveries` from 0, rings at the agent's desk at 4,000. */
export const aRingingCall = (agentId: string): Scenario =>
  aScenario('int-1')
    .fact(0, inbound)
    .fact(0, { type: 'InteractionQueued', queueId: 'deliveries' })
    .fact(4_000, { type: 'InteractionOffered', agentId, expiresAt: 24_000 });

/** The same call, answered at 6,000. */
export const aCallWith = (agentId: string): Scenario =>
  aRingingCall(agentId).fact(6_000, { type: 'InteractionAnswered', agentId, agentName: agentId });
