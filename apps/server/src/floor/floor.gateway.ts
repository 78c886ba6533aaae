import { liveNamespace, type FloorFrame, type LiveRefusal, type Reader } from '@aliado/domain';
import type { OnModuleDestroy } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
  WebSocketServer,
  type OnGatewayInit,
} from '@nestjs/websockets';
import type { Subscription } from 'rxjs';
import type { Namespace } from 'socket.io';
import { LiveDoor, type LiveSocket } from '../live/live-door.ts';
import { readerOf } from '../live/stream-access.ts';
import { Clock } from '../platform/clock.ts';
import { FloorChanges } from './floor-changes.ts';
import { FloorMetrics } from './floor-metrics.ts';
import { FloorProjection } from './floor-projection.ts';
import { FloorView } from './frames/floor-view.ts';
import { changedFloor, wholeFloor } from './frames/frames.ts';

const readers: readonly Reader[] = ['full', 'masked'];
const roomOf = (reader: Reader): string => `floor:${reader}`;

/** The rooms of all who watch the floor. */
export const floorRooms: string[] = readers.map(roomOf);

/** Frames are told at most this often. */
const tellEveryMs = 250;

/** What comes together is told together. */
const gatherMs = 20;

/** Carries the floor to those who watch it, in frames of what changed. Decides nothing; makes none while nobody watches. */
@WebSocketGateway({ namespace: liveNamespace })
export class FloorGateway implements OnGatewayInit, OnModuleDestroy {
  @WebSocketServer() private readonly namespace: Namespace;
  private subscription: Subscription | null = null;
  private timer: NodeJS.Timeout | null = null;
  private toldAt = 0;

  constructor(
    private readonly projection: FloorProjection,
    private readonly view: FloorView,
    private readonly changes: FloorChanges,
    private readonly metrics: FloorMetrics,
    private readonly door: LiveDoor,
    private readonly clock: Clock,
  ) {}

  afterInit(): void {
    this.subscription = this.changes.any.subscribe(() => this.tellSoon());
  }

  onModuleDestroy(): void {
    this.subscription?.unsubscribe();
    if (this.timer) clearTimeout(this.timer);
  }

  /**
   * Joins, then tells all there is in the same breath: what changes from then on comes by itself, after the answer. What does not fit
   * in the answer follows in frames of its own.
   */
  @SubscribeMessage('floor')
  floor(
    @ConnectedSocket() socket: LiveSocket,
    @MessageBody() body: unknown,
  ): Promise<{ readonly frame: FloorFrame } | { readonly refused: LiveRefusal }> {
    return this.door.pass(socket, 'floor', body, async (_, principal) => {
      await this.projection.ready;
      if (!socket.connected) return { refused: 'live/unavailable' } as const; // a room joined now would never be left
      const reader = readerOf(principal);
      await socket.join(roomOf(reader));
      const frames = wholeFloor(this.view, reader, this.clock);
      const first = frames.next();
      if (first.done) throw new Error('a floor without a frame');
      this.metrics.told(reader, 'whole');
      setImmediate(() => this.tellRest(socket, frames));
      return { frame: first.value };
    });
  }

  @SubscribeMessage('leaveFloor')
  leaveFloor(
    @ConnectedSocket() socket: LiveSocket,
    @MessageBody() body: unknown,
  ): Promise<{ readonly left: true } | { readonly refused: LiveRefusal }> {
    return this.door.pass(socket, 'leaveFloor', body, async () => {
      for (const reader of readers) await socket.leave(roomOf(reader));
      return { left: true } as const;
    });
  }

  /** A page at a time, so that nobody else waits for all of them. */
  private tellRest(socket: LiveSocket, frames: Iterator<FloorFrame>): void {
    const next = frames.next();
    if (next.done || !socket.connected) return;
    socket.emit('floor', next.value);
    setImmediate(() => this.tellRest(socket, frames));
  }

  private tellSoon(): void {
    if (this.timer) return;
    const wait = Math.max(gatherMs, this.toldAt + tellEveryMs - performance.now());
    this.timer = setTimeout(() => this.tell(), wait);
  }

  private tell(): void {
    this.timer = null;
    this.toldAt = performance.now();
    const watching = readers.filter((reader) => this.namespace.adapter.rooms.has(roomOf(reader)));
    const changed = this.changes.take();
    if (!changed || watching.length === 0) return;
    for (const reader of watching) {
      const frames = changed.isWhole
        ? wholeFloor(this.view, reader, this.clock)
        : [changedFloor(this.view, changed, reader, this.clock.now())];
      for (const frame of frames) {
        this.namespace.to(roomOf(reader)).emit('floor', frame);
        this.metrics.told(reader, frame.isWhole ? 'whole' : 'changed');
      }
    }
    if (changed.recordedAt !== null) this.metrics.delayed(this.clock.now() - changed.recordedAt);
  }
}
