import {
  attentionStream,
  decideAttention,
  evolveAttention,
  initialAttention,
  type Attention,
  type AttentionCommand,
  type AttentionEvent,
  type AttentionRefusal,
} from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { DecidedStreams, type Wish } from '../../interactions/decided-streams.ts';
import { EventLog } from '../../interactions/event-log.ts';
import type { RecordOutcome } from '../../interactions/stream-recorder.ts';
import { Clock } from '../../platform/clock.ts';

/** The only code that appends to the stream of what people make of needs. */
@Injectable()
export class AttentionRecorder extends DecidedStreams<Attention, AttentionEvent, AttentionCommand, AttentionRefusal> {
  constructor(log: EventLog, clock: Clock) {
    const fold = { initial: initialAttention, evolve: evolveAttention, version: 1 };
    super(log, clock, { fold, decide: decideAttention, held: 1 });
  }

  /** @throws LogUnavailable if nothing could be written. */
  record(wish: Wish<AttentionCommand>): Promise<RecordOutcome<AttentionRefusal>> {
    return this.recordOn(attentionStream, wish);
  }

  /** The newest state. */
  state(): Promise<Attention> {
    return this.stateOf(attentionStream);
  }
}
