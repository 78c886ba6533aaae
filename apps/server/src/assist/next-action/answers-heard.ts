import {
  entitiesIn,
  isWantedBy,
  linesLookedAt,
  type Entity,
  type EntityContext,
  type Line,
  type ScriptField,
} from '@aliado/domain';

/** Words of somebody in a transcript. */
export type SpokenLine = Extract<Line, { readonly kind: 'utterance' }>;

/** Days and sums are spoken of for many reasons: they answer only what is being spoken of now. */
const isPassing: Readonly<Partial<Record<Entity['kind'], true>>> = { date: true, time: true, money: true };

/** Tells of a contact which questions the customer has answered before they were asked. Reads each line once. */
export class AnswersHeard {
  private readonly read = new WeakMap<SpokenLine, readonly Entity[]>();

  constructor(private readonly context: EntityContext) {}

  /**
   * What the customer said that a field wants; null for nothing.
   * @param lines the newest lines, in order. @param since the line from which on the customer is speaking of it now.
   */
  to(field: ScriptField, lines: readonly SpokenLine[], since: number): Entity | null {
    for (const [place, line] of [...lines.entries()].reverse()) {
      if (line.role !== 'customer') continue;
      const found = this.in(line, lines, place).find(
        (entity) => isWantedBy(field, entity) && (line.sequence >= since || !isPassing[entity.kind]),
      );
      if (found) return found;
    }
    return null;
  }

  private in(line: SpokenLine, lines: readonly SpokenLine[], place: number): readonly Entity[] {
    const known = this.read.get(line);
    if (known) return known;
    const entities = entitiesIn(lines.slice(Math.max(0, place - linesLookedAt), place + 1), this.context);
    this.read.set(line, entities);
    return entities;
  }
}
