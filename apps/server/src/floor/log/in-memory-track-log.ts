import { isAgentStream, trackTypes, type EpochMs, type Recorded } from '@aliado/domain';
import type { InMemoryEventLog } from '../../interactions/in-memory-event-log.ts';
import { beginningTypes, TrackLog } from './track-log.ts';

const ofTracks: ReadonlySet<string> = new Set(trackTypes);
const beginnings: ReadonlySet<string> = new Set(beginningTypes);

/** Reads tracks from the log in memory, for specs. */
export class InMemoryTrackLog extends TrackLog {
  constructor(private readonly log: InMemoryEventLog) {
    super();
  }

  async *read(from: EpochMs, to: EpochMs): AsyncIterable<readonly Recorded[]> {
    const began = ({ event, occurredAt }: Recorded) =>
      beginnings.has(event.type) && occurredAt >= from && occurredAt < to;
    for (const streamId of this.log.streamIds()) {
      const entries = await this.entriesOf(streamId);
      if (entries.some(began)) yield entries;
    }
  }

  async *readOf(interactionIds: readonly string[]): AsyncIterable<readonly Recorded[]> {
    for (const id of interactionIds) yield await this.entriesOf(id);
  }

  private async entriesOf(streamId: string): Promise<readonly Recorded[]> {
    if (isAgentStream(streamId)) return [];
    const entries = (await this.log.readAfter(streamId, 0, Number.MAX_SAFE_INTEGER)) as readonly Recorded[];
    return entries.filter(({ event }) => ofTracks.has(event.type));
  }
}
