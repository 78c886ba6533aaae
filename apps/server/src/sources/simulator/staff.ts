import type { EpochMs, Language, RosterEntry } from '@aliado/domain';

/** What a call asks of whoever takes it. */
export interface Wish {
  readonly queueId: string;
  readonly language: Language | null;
  /** Who gave it back a moment ago: not asked again yet. */
  readonly had: ReadonlySet<string>;
}

/** Who can take calls, as the roster tells it and as the exchange's own calls have it. */
export class Staff {
  private roster: readonly RosterEntry[] = [];
  private readonly availableSince = new Map<string, EpochMs>();
  /** Agents with a call of ours, and those whose state the roster may not have caught up with: not before this time. */
  private readonly takenUntil = new Map<string, EpochMs>();
  private turn = 0;

  /** Takes a newer roster in. */
  take(entries: readonly RosterEntry[], now: EpochMs): void {
    this.roster = entries;
    const available = entries.filter(({ status }) => status === 'available');
    const ids = new Set(available.map(({ agentId }) => agentId));
    for (const id of this.availableSince.keys()) if (!ids.has(id)) this.availableSince.delete(id);
    for (const id of ids) if (!this.availableSince.has(id)) this.availableSince.set(id, now);
  }

  get isEmpty(): boolean {
    return this.roster.length === 0;
  }

  /** Whether anybody is at work. */
  get isOnDuty(): boolean {
    return this.roster.some(isAtWork);
  }

  /** Whether somebody at work speaks it. */
  speaks(language: Language): boolean {
    return this.roster.some((entry) => isAtWork(entry) && entry.language === language);
  }

  /** Whether somebody who speaks it, or anybody where it is not known, could take a call now. */
  isFree(language: Language | null, now: EpochMs): boolean {
    return this.roster.some(
      (entry) => (language === null || entry.language === language) && this.isAvailable(entry.agentId, now),
    );
  }

  find(agentId: string): RosterEntry | null {
    return this.roster.find((entry) => entry.agentId === agentId) ?? null;
  }

  hasQueue(queueId: string): boolean {
    return this.roster.some(({ queues }) => queues.includes(queueId));
  }

  /** The queue that most serve, for callers who did not choose one; null while nobody serves any. */
  get mainQueue(): string | null {
    const served = new Map<string, number>();
    for (const id of this.roster.flatMap(({ queues }) => queues)) served.set(id, (served.get(id) ?? 0) + 1);
    const [main] = [...served].sort(([one, often], [other, more]) => more - often || one.localeCompare(other));
    return main?.[0] ?? null;
  }

  /** This agent has a call of ours until told otherwise. */
  occupy(agentId: string): void {
    this.takenUntil.set(agentId, Infinity);
  }

  /** This agent is done with it; what the roster says counts again from then on. */
  free(agentId: string, from: EpochMs): void {
    this.takenUntil.set(agentId, from);
  }

  /** Whether this agent has a call of ours. */
  isOnCall(agentId: string): boolean {
    return this.takenUntil.get(agentId) === Infinity;
  }

  isAvailable(agentId: string, now: EpochMs): boolean {
    return this.availableSince.has(agentId) && (this.takenUntil.get(agentId) ?? 0) <= now;
  }

  /** The agent for a call: serves its queue, speaks its language if anybody at work does, and has been available longest. */
  longestAvailable({ queueId, language, had }: Wish, now: EpochMs): RosterEntry | null {
    const able = this.roster.filter(
      (entry) => isAtWork(entry) && entry.queues.includes(queueId) && !had.has(entry.agentId),
    );
    const speakers = preferring(able, (entry) => language === null || entry.language === language);
    const free = speakers.filter(({ agentId }) => this.isAvailable(agentId, now));
    const since = ({ agentId }: RosterEntry): EpochMs => this.availableSince.get(agentId) ?? Infinity;
    return free.sort((one, other) => since(one) - since(other))[0] ?? null;
  }

  /** The next in turn of those who serve the queue, of all when nobody does, present or not. */
  nextInTurn({ queueId, language }: Wish): RosterEntry | null {
    const serving = preferring(this.roster, ({ queues }) => queues.includes(queueId));
    const speakers = preferring(serving, (entry) => language === null || entry.language === language);
    return speakers[this.turn++ % Math.max(1, speakers.length)] ?? null;
  }
}

const isAtWork = ({ status }: RosterEntry): boolean => status !== 'offline' && status !== 'break';

/** Those who fit, or all of them when nobody does. */
function preferring<T>(items: readonly T[], fits: (item: T) => boolean): readonly T[] {
  const fitting = items.filter(fits);
  return fitting.length > 0 ? fitting : items;
}
