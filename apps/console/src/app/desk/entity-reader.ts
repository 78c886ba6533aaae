import {
  entitiesIn,
  itemAt,
  linesLookedAt,
  type ChunkedList,
  type Entity,
  type EntityContext,
  type Line,
} from '@aliado/domain';

/** How far back is read: what was said longer ago is looked up in the transcript. */
const lookBack = 400;

/** An entity, and whose words completed it. */
export interface SaidEntity {
  readonly entity: Entity;
  readonly participantId: string;
  /** The line in which it was complete. */
  readonly lineSequence: number;
}

type Utterance = Extract<Line, { readonly kind: 'utterance' }>;

/** Reads entities from a transcript that grows: each line once. */
export class EntityReader {
  private readonly read = new WeakMap<Utterance, readonly Entity[]>();

  constructor(private readonly context: EntityContext) {}

  /** What was said in the last lines, in the order of speech. */
  in(lines: ChunkedList<Line>): readonly SaidEntity[] {
    const utterances: Utterance[] = [];
    for (let index = Math.max(0, lines.size - lookBack); index < lines.size; index++) {
      const line = itemAt(lines, index);
      if (line?.kind === 'utterance') utterances.push(line);
    }
    return utterances.flatMap((line, index) => {
      const { participantId, sequence: lineSequence } = line;
      return this.of(line, utterances, index).map((entity) => ({ entity, participantId, lineSequence }));
    });
  }

  private of(line: Utterance, utterances: readonly Utterance[], index: number): readonly Entity[] {
    const known = this.read.get(line);
    if (known) return known;
    const entities = entitiesIn(utterances.slice(Math.max(0, index - linesLookedAt), index + 1), this.context);
    this.read.set(line, entities);
    return entities;
  }
}
