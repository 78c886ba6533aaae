import type { Flow, FlowCue, FlowStep } from './flow.ts';
import { likeness, type HeardText, type TextReader } from './heard-text.ts';
import { meaningIn } from './meant-step.ts';
import { isNegative } from './speech-signs.ts';

/** A cue with its text read. */
export interface ReadCue extends FlowCue {
  readonly heard: HeardText;
  readonly isNegative: boolean;
}

/** A step with its text read, what leads to it, and what customers answer to it. */
export interface ReadStep extends FlowStep {
  readonly heard: HeardText;
  /** Each way of saying it by itself. */
  readonly ways: readonly HeardText[];
  readonly cues: readonly ReadCue[];
  readonly answers: readonly ReadCue[];
  /** Whether it is answered by the customer, and need not be taken where they have said it already. */
  readonly isAsking: boolean;
  /** Whether it opens the call: who has spoken needs it no more. */
  readonly isOpening: boolean;
}

/** Where a walk begins. */
export const beginning = '^';

/** A flow ready to be walked: read once, asked at every turn. */
export interface ReadFlow {
  readonly id: string;
  readonly steps: readonly ReadStep[];
  readonly places: ReadonlyMap<string, number>;
  /** The steps that may follow each, and the beginning. */
  readonly next: ReadonlyMap<string, ReadonlySet<string>>;
  /** How many steps it is at least from one to another; missing where there is no way. */
  distance(from: string, to: string): number | undefined;
  rarity(term: string): number;
  /** The step that an agent's own words come to; null for none of them. */
  meant(heard: HeardText): string | null;
}

/** Reads a flow. */
export function readFlow(flow: Flow, reader: TextReader): ReadFlow {
  const cues = flow.cues.map((cue) => ({ ...cue, heard: reader.of(cue.text), isNegative: isNegative(cue.text) }));
  const steps = flow.steps.map((step) => {
    const answers = cues.filter(({ from, by }) => from === step.id && by === 'customer');
    const leading = cues.filter(({ to }) => to === step.id);
    return {
      ...step,
      heard: reader.of(step.texts.join(' . ')),
      ways: step.texts.map((text) => reader.of(text)),
      cues: leading,
      answers,
      isAsking: step.kind === 'ask' || (step.kind.startsWith('=') && answers.some(({ forms }) => forms.length > 0)),
      isOpening: step.kind !== 'ask' && leading.some(({ from }) => from === null),
    };
  });
  const next = new Map<string, Set<string>>();
  const edges = [...cues.map(({ from, to }) => [from ?? beginning, to] as const), ...flow.links];
  for (const [from, to] of edges) next.set(from, (next.get(from) ?? new Set<string>()).add(to));
  const spread = new Map<string, number>();
  for (const term of steps.flatMap(({ heard }) => [...heard.terms.keys()]))
    spread.set(term, (spread.get(term) ?? 0) + 1);
  const distances = new Map([beginning, ...steps.map(({ id }) => id)].map((from) => [from, distancesFrom(from, next)]));
  const rarity = (term: string) => Math.log(1 + steps.length / (0.5 + (spread.get(term) ?? 0)));
  return {
    id: flow.id,
    steps,
    places: new Map(steps.map(({ id }, place) => [id, place])),
    next,
    distance: (from, to) => distances.get(from)?.get(to),
    rarity,
    meant: meaningIn(steps, rarity),
  };
}

function distancesFrom(start: string, next: ReadFlow['next']): ReadonlyMap<string, number> {
  const distances = new Map([[start, 0]]);
  for (const [step, distance] of distances) {
    for (const other of next.get(step) ?? []) if (!distances.has(other)) distances.set(other, distance + 1);
  }
  return distances;
}

/** What words of the looked-for form count, against words that are the same. */
const formWeight = 0.5;

/** How well an utterance fits a cue, from 0 to 1. */
export function fit(heard: HeardText, cue: ReadCue, rarity: ReadFlow['rarity']): number {
  const hasForm = cue.forms.some((form) => heard.signs.has(form));
  return Math.max(hasForm ? formWeight : 0, likeness(heard, cue.heard, rarity));
}
