import {
  decide,
  evolve,
  initialInteraction,
  withRedactions,
  type Actor,
  type ContactSource,
  type DeskCommand,
  type EpochMs,
  type Interaction,
  type Recorded,
  type RedactionPattern,
  type ScriptDefinitions,
  type SourceFact,
  type SystemCommand,
} from '@aliado/domain';
import type { NewEntry } from '../interactions/event-log.ts';
import { redactCommand } from '../interactions/redact-command.ts';

/** What every session is decided with. */
export interface SceneSettings {
  /** How long after-contact work may take, milliseconds. */
  readonly afterContactWorkFor: number;
  readonly redactions: readonly RedactionPattern[];
  readonly scripts: ScriptDefinitions;
}

/** A session as it is played: what people and sources do is redacted, decided and folded as it is live, at times of the past. */
export class PastSessionScene {
  readonly entries: NewEntry[] = [];
  /** The same as they will stand in the log. */
  readonly tape: Recorded[] = [];
  state: Interaction = initialInteraction;

  constructor(
    readonly interactionId: string,
    private readonly source: ContactSource,
    private readonly settings: SceneSettings,
  ) {}

  /** A fact of the source. */
  fact(at: EpochMs, fact: SourceFact): void {
    this.take(at, { type: 'TakeFact', source: this.source, fact }, null, `source:${this.source.name}`);
  }

  /** What an agent asks for. */
  agent(at: EpochMs, agentId: string, command: DeskCommand | SystemCommand): void {
    this.take(at, command, agentId, `agent:${agentId}`);
  }

  /** What the server itself brings. */
  server(at: EpochMs, command: SystemCommand): void {
    this.take(at, command, null, 'system');
  }

  /** What is refused changes nothing, as live. */
  private take(now: EpochMs, command: DeskCommand | SystemCommand, agentId: string | null, by: Actor): void {
    const { afterContactWorkFor, redactions, scripts } = this.settings;
    const redacted = redactCommand(this.state, command, redactions);
    const decision = decide(this.state, redacted.command, { agentId, now, afterContactWorkFor, scripts });
    if ('refused' in decision) return;
    for (const event of withRedactions(this.state.sequence + 1, decision.events, redacted.found)) {
      const sequence = this.state.sequence + 1;
      this.entries.push({ occurredAt: now, by, event });
      const streamId = this.interactionId;
      const entry = { streamId, sequence, occurredAt: now, recordedAt: now, by, event };
      this.tape.push(entry);
      this.state = evolve(this.state, entry);
    }
  }
}
