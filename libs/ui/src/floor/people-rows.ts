/** People who stand together. */
export interface AgentGroup {
  readonly id: string;
  readonly name: string;
  /** Ids, in their places. */
  readonly agentIds: readonly string[];
}

/** A row of the grid: the head of a group, or some of its people. */
export interface PeopleRow {
  readonly key: string;
  readonly group: AgentGroup;
  readonly isHead: boolean;
  /** What the reader can walk to, from left to right: people by id, or the head itself. */
  readonly cells: readonly string[];
}

/** How the head of a group is told from people. */
export const headOf = (groupId: string): string => `group ${groupId}`;

/** The rows of groups, with so many people in each. */
export function rowsOf(groups: readonly AgentGroup[], columns: number): readonly PeopleRow[] {
  return groups.flatMap((group) => [
    { key: headOf(group.id), group, isHead: true, cells: [headOf(group.id)] },
    ...Array.from({ length: Math.ceil(group.agentIds.length / columns) }, (_, index) => ({
      ...{ key: `${group.id} ${index}`, group, isHead: false },
      cells: group.agentIds.slice(index * columns, (index + 1) * columns),
    })),
  ]);
}

/** Rows as a reader walks through them. Finding somebody costs the same however many there are. */
export class PeopleWalk {
  private readonly places = new Map<string, readonly [line: number, place: number]>();
  private readonly order: readonly string[];

  constructor(private readonly rows: readonly PeopleRow[]) {
    for (const [line, { cells }] of rows.entries())
      for (const [place, cell] of cells.entries()) this.places.set(cell, [line, place]);
    this.order = rows.flatMap(({ isHead, cells }) => (isHead ? [] : cells));
  }

  /** Everybody, in their places. */
  get everybody(): readonly string[] {
    return this.order;
  }

  /** The row in which somebody stands; -1 for nobody. */
  lineOf(cell: string): number {
    return this.places.get(cell)?.[0] ?? -1;
  }

  /** Where a key leads; null where it leads nowhere, undefined where it means nothing here. */
  to(cell: string, key: string, { isFar, page }: { readonly isFar: boolean; readonly page: number }) {
    const at = this.places.get(cell);
    if (!at) return undefined;
    const [line, place] = at;
    const [first, last] = isFar ? [0, this.rows.length - 1] : [line, line];
    const steps: Readonly<Record<string, () => string | null>> = {
      ArrowRight: () => this.at(line, place + 1) ?? this.at(line + 1, 0),
      ArrowLeft: () => this.at(line, place - 1) ?? this.end(line - 1),
      ArrowDown: () => this.near(line + 1, place),
      ArrowUp: () => this.near(line - 1, place),
      PageDown: () => this.near(Math.min(this.rows.length - 1, line + page), place),
      PageUp: () => this.near(Math.max(0, line - page), place),
      Home: () => this.at(first, 0),
      End: () => this.end(last),
    };
    return steps[key]?.();
  }

  /** Everybody from one to another, both included, in whatever order they are named. Somebody who is not there stands for nobody. */
  between(one: string, other: string): readonly string[] {
    const [from, to] = [this.order.indexOf(one), this.order.indexOf(other)].toSorted((a, b) => a - b);
    if (from === undefined || to === undefined || to < 0) return [];
    return from < 0 ? this.order.slice(to, to + 1) : this.order.slice(from, to + 1);
  }

  private at(line: number, place: number): string | null {
    return this.rows[line]?.cells[place] ?? null;
  }

  private end(line: number): string | null {
    return this.rows[line]?.cells.at(-1) ?? null;
  }

  private near(line: number, place: number): string | null {
    return this.at(line, place) ?? this.end(line);
  }
}
