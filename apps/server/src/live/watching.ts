import {
  isAgentStream,
  redactFor,
  redactStateFor,
  type AnyRecorded,
  type LiveRefusal,
  type Reader,
  type Recorded,
  type Redacted,
  type Snapshot,
  type WatchReply,
  type WatchRequest,
} from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { AgentRecorder } from '../agents/agent-recorder.ts';
import type { Principal } from '../identity/principal.ts';
import { EventLog } from '../interactions/event-log.ts';
import { InteractionRecorder } from '../interactions/interaction-recorder.ts';
import { Clock } from '../platform/clock.ts';
import { ReadingRules } from './reading-rules.ts';
import { isOwnDay, maySee } from './stream-access.ts';

/** Entries sent at once. */
const pageSize = 500;
/** Who is further behind than this gets a state instead of entries. */
const snapshotBeyond = 1_000;

/** Answers what a console missed. */
@Injectable()
export class Watching {
  constructor(
    private readonly log: EventLog,
    private readonly interactions: InteractionRecorder,
    private readonly agents: AgentRecorder,
    private readonly rules: ReadingRules,
    private readonly clock: Clock,
  ) {}

  /** Why this person may not watch the stream; null when they may. */
  async refusal(principal: Principal, streamId: string): Promise<LiveRefusal | null> {
    if (isAgentStream(streamId)) return isOwnDay(principal, streamId) ? null : 'live/forbidden';
    const state = await this.interactions.state(streamId);
    if (state.phase === 'unopened') return 'live/unknown-stream';
    return maySee(principal, state) ? null : 'live/forbidden';
  }

  /** All that the stream holds after a sequence, as this person may see it, a page at a time. */
  async read(principal: Principal, { streamId, after }: WatchRequest): Promise<WatchReply> {
    const reader = this.rules.readerOf(principal);
    const snapshot = await this.snapshotFor(streamId, after, reader);
    const from = snapshot ? snapshot.state.sequence : after;
    const entries = await this.log.readAfter(streamId, from, pageSize);
    const readable = readableBy(reader, streamId, entries);
    return { snapshot, entries: readable, hasMore: entries.length === pageSize, serverTime: this.clock.now() };
  }

  private async snapshotFor(streamId: string, after: number, reader: Reader): Promise<Snapshot | null> {
    if (isAgentStream(streamId)) {
      const state = await this.agents.state(streamId.slice('agent:'.length));
      return state.sequence - after > snapshotBeyond ? { of: 'agent', state } : null;
    }
    const state = await this.interactions.state(streamId);
    if (state.sequence - after <= snapshotBeyond) return null;
    return { of: 'interaction', state: redactStateFor(reader, state) };
  }
}

/** Entries of one stream as a kind of reader may see them. An agent's own day holds nothing of any customer. */
export function readableBy(
  reader: Reader,
  streamId: string,
  entries: readonly AnyRecorded[],
): readonly Redacted<AnyRecorded>[] {
  if (isAgentStream(streamId)) return entries as readonly Redacted<AnyRecorded>[];
  return entries.map((entry) => redactFor(reader, entry as Recorded));
}
