import {
  evolve,
  initialInteraction,
  nobodyKnows,
  presentFrame,
  stepOf,
  type EntityContext,
  type Interaction,
  type InteractionEvent,
  type Language,
  type Recorded,
  type Script,
} from '@aliado/domain';
import type { Pool } from 'pg';
import { AnswersHeard } from '../next-action/answers-heard.ts';
import { flowOf, isFlowStep } from '../next-action/flow.ts';
import { TextReader } from '../next-action/heard-text.ts';
import { standingOf, type ScriptInHand, type StepStanding } from '../next-action/likely-steps.ts';
import { readFlow, type ReadFlow } from '../next-action/read-flow.ts';

/** A point of a past session at which the agent went on in a script, and where to. */
export interface WalkedStep {
  readonly inHand: ScriptInHand;
  readonly standing: StepStanding;
  /** The id of the step that was taken next, decisions passed over. */
  readonly step: string;
}

/** Sessions read at once. */
const batch = 100;

/** Where versions of scripts come from; null for one that there never was. */
type Scripts = (scriptId: string, version: number) => Promise<Script | null>;

/** Reads from the log how scripts were walked: each step with all that was known just before, as the desk knows it live. */
export class PastWalks {
  private readonly reader: TextReader;
  private readonly scripts = new Map<string, Script | null>();
  private readonly flows = new Map<Script, ReadFlow>();

  constructor(
    private readonly pool: Pool,
    private readonly supply: Scripts,
    private readonly language: Language,
    private readonly context: EntityContext,
  ) {
    this.reader = new TextReader(language);
  }

  /** The steps taken in these sessions, by the session's id. */
  async of(ids: readonly string[]): Promise<ReadonlyMap<string, readonly WalkedStep[]>> {
    const walks = new Map<string, readonly WalkedStep[]>();
    for (let from = 0; from < ids.length; from += batch) {
      const tapes = await this.tapesOf(ids.slice(from, from + batch));
      for (const [id, tape] of tapes) {
        await this.fetchScriptsOf(tape);
        walks.set(id, this.stepsOf(tape));
      }
    }
    return walks;
  }

  private async tapesOf(ids: readonly string[]): Promise<ReadonlyMap<string, readonly Recorded[]>> {
    const { rows } = await this.pool.query<Row>(
      `SELECT stream_id, sequence, occurred_at, recorded_at, by, event FROM recorded_event
       WHERE stream_id = ANY ($1) ORDER BY stream_id, sequence`,
      [ids],
    );
    const tapes = new Map<string, Recorded[]>();
    for (const { stream_id: streamId, occurred_at, recorded_at, ...row } of rows) {
      const tape = tapes.get(streamId) ?? [];
      tape.push({ ...row, streamId, occurredAt: Number(occurred_at), recordedAt: Number(recorded_at) });
      tapes.set(streamId, tape);
    }
    return tapes;
  }

  private async fetchScriptsOf(tape: readonly Recorded[]): Promise<void> {
    for (const { event } of tape) {
      if (event.type !== 'ScriptStarted' && event.type !== 'SubScriptEntered') continue;
      const key = keyOf(event);
      if (!this.scripts.has(key)) this.scripts.set(key, await this.supply(event.scriptId, event.version));
    }
  }

  private stepsOf(tape: readonly Recorded[]): readonly WalkedStep[] {
    const answers = new AnswersHeard(this.context);
    const steps: WalkedStep[] = [];
    let state: Interaction = initialInteraction;
    for (const [place, entry] of tape.entries()) {
      const inHand = entry.event.type === 'ScriptStepEntered' ? this.inHand(state, answers) : null;
      const step = inHand && stepTaken(inHand, tape, place);
      if (inHand && step !== null) steps.push({ inHand, standing: standingOf(state, inHand), step });
      state = evolve(state, entry);
    }
    return steps;
  }

  /** Conditions are not asked: what held at that time is known no more. */
  private inHand({ script: run }: Interaction, answers: AnswersHeard): ScriptInHand | null {
    const frame = run && presentFrame(run);
    const script = frame && this.scripts.get(keyOf(frame));
    if (!frame || !script) return null;
    const flow = this.flows.get(script) ?? readFlow(flowOf(script, this.language), this.reader);
    this.flows.set(script, flow);
    return { script, frame, flow, reader: this.reader, holds: nobodyKnows, answers };
  }
}

/**
 * The step of the flow that an agent took, from the entry that entered one: behind a decision it is the one that was chosen. Null
 * where they went back, or left the script before.
 */
function stepTaken({ script, frame, flow }: ScriptInHand, tape: readonly Recorded[], place: number): string | null {
  for (const { event } of tape.slice(place)) {
    if (leaving.has(event.type)) return null;
    if (event.type !== 'ScriptStepEntered') continue;
    if (frame.path.includes(event.stepId) || event.stepId === frame.stepId) return null;
    const step = stepOf(script, event.stepId);
    if (step && isFlowStep(step)) return flow.places.has(step.id) ? step.id : null;
  }
  return null;
}

/** After these another script is walked, or none. */
const leaving: ReadonlySet<InteractionEvent['type']> = new Set([
  'ScriptStarted',
  'ScriptResumed',
  'ScriptLeft',
  'SubScriptEntered',
  'SubScriptReturned',
  'InteractionEnded',
] satisfies InteractionEvent['type'][]);

const keyOf = ({ scriptId, version }: { readonly scriptId: string; readonly version: number }): string =>
  `${scriptId} ${version}`;

type Row = Pick<Recorded, 'sequence' | 'by' | 'event'> & {
  readonly stream_id: string;
  readonly occurred_at: string;
  readonly recorded_at: string;
};
