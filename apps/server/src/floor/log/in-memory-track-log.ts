import { isAgentStream, trackTypes, type EpochMs, type Recorded } from '@aliado/domain';
import type { InMemoryEventLog } from '../../interactions/in-memory-event-log.ts';
import { beginningTypes, TrackLog, type FloorType } from './track-log.ts';

const beginnings: ReadonlySet<string> = new Set(beginningTypes);

/** Reads tracks from the log in memory, for specs. */
export class InMemoryTrackLog extends TrackLog {
  constructor(private readonly log: InMemoryEventLog) {
    super();
  }

  async *read(from: EpochMs, to: EpochMs): AsyncIterable<readonly Recorded[]> {
    const began = ({ event, occurredAt }: Recorded) =>
      beginnings.has(event.type) && occurredAt >= from && occurredAt < to;
    yield* this.readOf(await this.idsWhere(began));
  }

  async *readOf(
    interactionIds: readonly string[],
    types: readonly FloorType[] = trackTypes,
  ): AsyncIterable<readonly Recorded[]> {
    const wanted: ReadonlySet<string> = new Set(types);
    for (const id of interactionIds) yield (await this.entriesOf(id)).filter(({ event }) => wanted.has(event.type));
  }

  promisedIn(from: EpochMs, to: EpochMs): Promise<readonly string[]> {
    return this.idsWhere(({ event }) => event.type === 'PromiseMade' && event.dueAt >= from && event.dueAt < to);
  }

  private async idsWhere(holds: (entry: Recorded) => boolean): Promise<readonly string[]> {
    const found: string[] = [];
    for (const id of this.log.streamIds()) if ((await this.entriesOf(id)).some(holds)) found.push(id);
    return found;
  }

  private async entriesOf(streamId: string): Promise<readonly Recorded[]> {
    if (isAgentStream(streamId)) return [];
    return (await this.log.readAfter(streamId, 0, Number.MAX_SAFE_INTEGER)) as readonly Recorded[];
  }
}
