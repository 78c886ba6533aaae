import { LiveDoor, type LiveSocket } from '../live/live-door.ts';
import { ManualClock } from '../platform/testing/manual-clock.ts';
import { FloorChanges } from './floor-changes.ts';
import type { FloorMetrics } from './floor-metrics.ts';
import type { FloorProjection } from './floor-projection.ts';
import { FloorGateway } from './floor.gateway.ts';
import type { FloorView } from './frames/floor-view.ts';

describe('whoever asks for the floor before it has begun', () => {
  it('joins nothing if they are gone by then', async () => {
    const clock = new ManualClock();
    const door = new LiveDoor(clock);
    let begun = () => {};
    const ready = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const projection = { ready } as Pick<FloorProjection, 'ready'> as FloorProjection;
    const gateway = new FloorGateway(projection, {} as FloorView, new FloorChanges(), {} as FloorMetrics, door, clock);
    const join = jest.fn();
    const permissions: ReadonlySet<string> = new Set(['floor:watch']);
    const socket = { connected: true, join, data: door.admit({ permissions } as LiveSocket['data']['principal']) };
    const answer = gateway.floor(socket as unknown as LiveSocket, {});
    socket.connected = false;
    begun();
    expect(await answer).toEqual({ refused: 'live/unavailable' });
    expect(join).not.toHaveBeenCalled();
  });
});
