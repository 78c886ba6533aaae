import {
  callOf,
  presentFrame,
  stepOf,
  type ActionCall,
  type ActionOutcome,
  type Actor,
  type Interaction,
  type Language,
  type ScriptCall,
  type ScriptFrame,
} from '@aliado/domain';
import { Injectable, Logger } from '@nestjs/common';
import { EventLog } from '../interactions/event-log.ts';
import { InteractionRecorder } from '../interactions/interaction-recorder.ts';
import { ScriptShelf } from '../interactions/script-shelf.ts';
import { actionOf, type Action, type Told } from './actions/action.ts';
import { BackOffice } from './actions/back-office.ts';
import type { ScriptFacts } from './script-facts.ts';
import { ScriptFeel } from './script-feel.ts';

/** Where nobody told what is spoken. */
const defaultLanguage: Language = 'es';

/** What the present step of a script asks of the back office. */
interface Wanted {
  readonly frame: ScriptFrame;
  readonly call: ScriptCall;
  readonly action: Action;
}

/** Asks the back office what steps want to know, and brings its answers to the log. */
@Injectable()
export class ScriptActions {
  private readonly logger = new Logger(ScriptActions.name);

  constructor(
    private readonly interactions: InteractionRecorder,
    private readonly log: EventLog,
    private readonly shelf: ScriptShelf,
    private readonly feel: ScriptFeel,
    private readonly backOffice: BackOffice,
  ) {}

  /** Whether the present step asks something that only reads, and nobody has asked it yet. */
  isDueLookUp(state: Interaction): boolean {
    const wanted = this.wantedBy(state);
    return wanted !== null && wanted.action.isLookUp && callsOf(state, wanted.frame).length === 0;
  }

  /**
   * Asks what the present step wants; nothing where it is not this step any more, or its answer is on its way.
   * @throws LogUnavailable if nothing could be written.
   */
  async run(interactionId: string, stepId: string, by: Actor): Promise<void> {
    const state = await this.interactions.state(interactionId);
    const wanted = this.wantedBy(state);
    if (!wanted || wanted.frame.stepId !== stepId) return;
    const { frame, call, action } = wanted;
    const before = callsOf(state, frame);
    if (before.some(({ outcome }) => outcome === null)) return;
    const told = this.told(call, await this.feel.factsOf(state));
    const intention = `${frame.scriptId}/${stepId}`;
    const callId = `${intention}/${before.length + 1}`;
    const { scriptId } = frame;
    const asked = { type: 'AskAction', callId, action: call.action, scriptId, stepId, with: told } as const;
    const outcome = await this.interactions.record({
      interactionId,
      command: asked,
      by,
      agentId: null,
      commandId: null,
    });
    if ('refused' in outcome) return;
    const answer = await this.ask(action, {
      ...{ action: call.action, told, language: state.language ?? defaultLanguage },
      idempotencyKey: `${interactionId}/${intention}`,
    });
    await this.answer(interactionId, callId, answer, call);
  }

  /** Says of what was on its way when the server stopped that no answer will come. */
  async takeUp(): Promise<void> {
    for (const id of await this.log.liveStreams()) {
      const { calls } = await this.interactions.state(id);
      for (const { callId, outcome } of calls)
        if (outcome === null) await this.answer(id, callId, { failed: 'interrupted' }, null);
    }
  }

  private wantedBy({ script }: Interaction): Wanted | null {
    if (!script) return null;
    const frame = presentFrame(script);
    const definition = this.shelf.find(frame.scriptId, frame.version);
    const step = definition && stepOf(definition, frame.stepId);
    const call = step ? callOf(step) : null;
    const action = call && actionOf(call);
    return call && action ? { frame, call, action } : null;
  }

  /** What is not known is left out. */
  private told({ with: wants }: ScriptCall, facts: ScriptFacts): Told {
    const values = Object.entries(wants).map(([name, text]) => [name, this.feel.value(text, facts)] as const);
    return Object.fromEntries(
      values.flatMap(([name, value]) => (value === null || value === '' ? [] : [[name, String(value).trim()]])),
    );
  }

  private async ask(action: Action, question: Parameters<BackOffice['ask']>[0]): Promise<ActionOutcome> {
    const isToldEnough = action.wants.every((name) => question.told[name] !== undefined);
    if (!isToldEnough) return { failed: 'nothing-to-ask-with' };
    const outcome = await this.backOffice.ask(question);
    if ('failed' in outcome) this.logger.warn(`${question.action} got no answer: ${outcome.failed}`);
    return outcome;
  }

  private async answer(
    interactionId: string,
    callId: string,
    outcome: ActionOutcome,
    call: ScriptCall | null,
  ): Promise<void> {
    const values = 'values' in outcome ? outcome.values : {};
    const saves = Object.fromEntries(
      Object.entries(call?.saves ?? {}).flatMap(([field, name]) => {
        const value = values[name];
        return value === undefined ? [] : [[field, value]];
      }),
    );
    const command = { type: 'AnswerAction', callId, outcome, saves } as const;
    await this.interactions.record({ interactionId, command, by: 'system', agentId: null, commandId: null });
  }
}

/** What was asked at this step so far, oldest first. */
const callsOf = ({ calls }: Interaction, { scriptId, stepId }: ScriptFrame): readonly ActionCall[] =>
  calls.filter((call) => call.scriptId === scriptId && call.stepId === stepId);
