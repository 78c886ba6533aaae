import { agentStream, statusOf, timeUntil, type AgentEvent } from '@aliado/domain';
import { InMemoryEventLog } from '../../interactions/in-memory-event-log.ts';
import { readDay } from './agent-day.ts';

const hour = 3_600_000;
const midnight = 1_000 * hour;

/** Writes somebody's stream, at hours from midnight on. */
async function written(...moments: readonly (readonly [hours: number, event: AgentEvent])[]) {
  const log = new InMemoryEventLog();
  const entries = moments.map(([hours, event]) => ({
    occurredAt: midnight + hours * hour,
    by: 'system' as const,
    event,
  }));
  const about = { streamId: agentStream('ada'), expected: 0, commandId: null, recordedAt: 0, turns: null };
  await log.append({ ...about, entries });
  return log;
}
const chosen = (state: 'available' | 'break' | 'offline'): AgentEvent => ({
  ...{ type: 'AgentStateChosen', state, reason: state === 'break' ? 'lunch' : null },
});
const answered: AgentEvent = { type: 'WorkAnswered', interactionId: 'int-1' };
const released: AgentEvent = { type: 'WorkReleased', interactionId: 'int-1' };

describe('the day of an agent, read from the log', () => {
  it('begins at midnight with what they were then', async () => {
    const log = await written(
      [-3, chosen('available')],
      [-1, answered],
      [2, released],
      [3, chosen('break')],
      [4, chosen('available')],
    );
    const { time, restedAt } = await readDay(log, 'ada', 5, midnight);
    expect(timeUntil(time, midnight + 6 * hour)).toMatchObject({
      'on-contact': 2 * hour,
      available: 3 * hour,
      break: hour,
    });
    expect(restedAt).toBe(midnight + 4 * hour);
  });

  it('counts no entries that come after those asked for', async () => {
    const log = await written([1, chosen('available')], [2, chosen('break')], [3, chosen('available')]);
    const { time, restedAt } = await readDay(log, 'ada', 2, midnight);
    expect([timeUntil(time, midnight + 5 * hour).break, restedAt]).toEqual([3 * hour, null]);
  });

  it('reads back no further than to when they were offline before, and is the same as if all were read', async () => {
    const days = Array.from({ length: 400 }, (_, nth) => -800 + nth).flatMap((at) => [
      [at, chosen('available')] as const,
      [at + 0.5, chosen('offline')] as const,
    ]);
    const log = await written(...days, [-1, chosen('available')], [1, answered]);
    const read = jest.spyOn(log, 'readAfter');
    const { time } = await readDay(log, 'ada', 802, midnight);
    expect(read).toHaveBeenCalledTimes(1);
    expect(timeUntil(time, midnight + 2 * hour)).toMatchObject({ available: hour, 'on-contact': hour, offline: 0 });
  });

  it('is all rest for somebody who never worked', async () => {
    const { time, restedAt } = await readDay(new InMemoryEventLog(), 'ada', 0, midnight);
    expect([time.status, time.since, restedAt]).toEqual([statusOf({ chosen: 'offline', work: [] }), midnight, null]);
  });
});
