import {
  isOver,
  nobodyKnows,
  presentFrame,
  wallAt,
  type EntityContext,
  type Holds,
  type Interaction,
  type InteractionEvent,
  type Language,
  type Script,
} from '@aliado/domain';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { InteractionRecorder, type InteractionCommitted } from '../../interactions/interaction-recorder.ts';
import { ScriptShelf } from '../../interactions/script-shelf.ts';
import { Playbook } from '../../playbooks/playbook.ts';
import { conditionsOf } from '../../scripts/script-facts.ts';
import { ScriptFeel } from '../../scripts/script-feel.ts';
import { defaultLanguage } from '../advisor.ts';
import { LearntModels } from '../models/learnt-models.ts';
import { OneAtATime } from '../one-at-a-time.ts';
import { AnswersHeard } from './answers-heard.ts';
import { flowOf } from './flow.ts';
import { TextReader } from './heard-text.ts';
import { likelySteps } from './likely-steps.ts';
import { readFlow, type ReadFlow } from './read-flow.ts';

/** After these another step may be likely. */
const telling: ReadonlySet<InteractionEvent['type']> = new Set([
  'UtteranceSpoken',
  'ScriptStarted',
  'ScriptStepEntered',
  'ScriptResumed',
  'SubScriptEntered',
  'SubScriptReturned',
  'ScriptValueSet',
  'ValueNoted',
  'ActionAnswered',
  'CustomerIdentified',
  'CustomerCorrected',
  'HintsUnmuted',
] satisfies InteractionEvent['type'][]);

/** What is remembered of a contact; all of it can be made again from the log. */
interface Known {
  readonly answers: AnswersHeard;
  /** The conditions of the scripts being walked, and what they were worked out from. */
  readonly conditions: { readonly from: string; readonly holds: Holds };
}

/** Proposes the likely next steps of the scripts that contacts walk, whenever something tells. One proposal of a contact at a time. */
@Injectable()
export class NextStepProposer implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(NextStepProposer.name);
  private readonly turns = new OneAtATime();
  private readonly known = new Map<string, Known>();
  /** The work on each contact that has some, and those of which something more was heard meanwhile. */
  private readonly works = new Map<string, Promise<void>>();
  private readonly waiting = new Set<string>();
  private readonly readers = new Map<Language, TextReader>();
  private readonly flows = new Map<Language, WeakMap<Script, ReadFlow>>();
  private subscription: Subscription | null = null;

  constructor(
    private readonly interactions: InteractionRecorder,
    private readonly shelf: ScriptShelf,
    private readonly playbook: Playbook,
    private readonly feel: ScriptFeel,
    private readonly models: LearntModels,
  ) {}

  onModuleInit(): void {
    this.subscription = this.interactions.committed.subscribe((committed) => this.follow(committed));
  }

  onModuleDestroy(): void {
    this.subscription?.unsubscribe();
  }

  /** When all that was told so far is recorded. */
  async settled(): Promise<void> {
    while (this.works.size > 0) await Promise.all(this.works.values());
  }

  private follow({ streamId, after, entries }: InteractionCommitted): void {
    if (isOver(after)) this.known.delete(streamId);
    if (!isAsked(after) || !entries.some(({ event }) => telling.has(event.type))) return;
    this.waiting.add(streamId);
    if (this.works.has(streamId)) return;
    const work = this.work(streamId)
      .catch((error: unknown) => this.logger.error(`likely steps of ${streamId} were not told this time`, error))
      .finally(() => this.works.delete(streamId));
    this.works.set(streamId, work);
  }

  private async work(interactionId: string): Promise<void> {
    while (this.waiting.has(interactionId)) {
      await this.turns.next(); // what is told until then is taken in with it
      this.waiting.delete(interactionId);
      await this.propose(interactionId);
    }
  }

  private async propose(interactionId: string): Promise<void> {
    const known = await this.knownOf(interactionId, await this.interactions.state(interactionId));
    const state = await this.interactions.state(interactionId);
    const script = state.script && this.scriptOf(state.script);
    if (!state.script || !script || !isAsked(state)) return;
    const language = state.language ?? defaultLanguage;
    const [reader, flow] = [this.readerOf(language), this.flowOf(script, language)];
    const { answers, conditions } = known;
    const frame = presentFrame(state.script);
    const inHand = { script, frame, flow, reader, answers, holds: conditions.holds };
    const command = likelySteps(state, inHand, this.models.of('steps', language));
    const commandId = `${interactionId}:next-steps:${state.sequence}`;
    await this.interactions.record({ interactionId, command, by: 'system', agentId: null, commandId });
  }

  private scriptOf(run: NonNullable<Interaction['script']>): Script | undefined {
    const { scriptId, version } = presentFrame(run);
    return this.shelf.find(scriptId, version);
  }

  /** Conditions are worked out anew only when something they may speak of changes. */
  private async knownOf(interactionId: string, state: Interaction): Promise<Known> {
    const before = this.known.get(interactionId);
    const { customer, values, grants, promises, script } = state;
    const of = [script?.scriptId, script?.inner.length, customer.customerId, customer.isVerified, values];
    const from = JSON.stringify([...of, grants.length, promises.length]);
    if (before?.conditions.from === from) return before;
    const answers = before?.answers ?? new AnswersHeard(this.contextOf());
    const known = { answers, conditions: { from, holds: await this.holdsIn(state) } };
    this.known.set(interactionId, known);
    return known;
  }

  private async holdsIn(state: Interaction): Promise<Holds> {
    const script = state.script && this.scriptOf(state.script);
    if (!script || conditionsOf(script).length === 0) return nobodyKnows;
    return this.feel.over(await this.feel.factsOf(state));
  }

  private contextOf(): EntityContext {
    const { identifiers = [], timeZone } = this.playbook.isLoaded()
      ? this.playbook.organisation()
      : { timeZone: 'UTC' };
    const dayOf = (at: number) => new Date(wallAt(at, timeZone)).toISOString().slice(0, 'YYYY-MM-DD'.length);
    return { identifiers, country: null, phone: () => null, dayOf };
  }

  private readerOf(language: Language): TextReader {
    const reader = this.readers.get(language) ?? new TextReader(language);
    this.readers.set(language, reader);
    return reader;
  }

  /** A version of a script never changes: each is read once a language. */
  private flowOf(script: Script, language: Language): ReadFlow {
    const flows = this.flows.get(language) ?? new WeakMap<Script, ReadFlow>();
    this.flows.set(language, flows);
    const flow = flows.get(script) ?? readFlow(flowOf(script, language), this.readerOf(language));
    flows.set(script, flow);
    return flow;
  }
}

/** Whether likely steps are wanted: a script is walked, and hints are to be shown. */
const isAsked = (state: Interaction): boolean => state.script !== null && !state.areHintsMuted && !isOver(state);
