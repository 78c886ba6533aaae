import {
  evolveTrack,
  initialTrack,
  tallyOfAll,
  trackTypes,
  type EpochMs,
  type QueueTarget,
  type Recorded,
  type Tally,
} from '@aliado/domain';
import type { ClientBase, Pool } from 'pg';

const statement = `SELECT stream_id AS "streamId", sequence, occurred_at, by, event FROM recorded_event
  WHERE type = ANY ($1) ORDER BY stream_id, sequence`;

type Row = Omit<Recorded, 'occurredAt' | 'recordedAt'> & { readonly occurred_at: string };

/**
 * Counts a day the slow way, contact by contact from the first entry of the log to its last, with nothing of what the server keeps up.
 * @param dayFrom when the day began.
 * @param targets what each queue is held to; queues that are not named are not counted.
 */
export async function recountedDay(
  database: ClientBase | Pool,
  dayFrom: EpochMs,
  targets: Readonly<Record<string, QueueTarget>>,
): Promise<Readonly<Record<string, Tally>>> {
  const { rows } = await database.query<Row>(statement, [[...trackTypes]]);
  const entries = rows.map(({ occurred_at: at, ...row }) => ({ ...row, occurredAt: Number(at), recordedAt: 0 }));
  const contacts = new Map<string, Recorded[]>();
  for (const entry of entries) {
    const log = contacts.get(entry.streamId);
    if (log) log.push(entry);
    else contacts.set(entry.streamId, [entry]);
  }
  const segments = [...contacts]
    .flatMap(([id, log]) => log.reduce(evolveTrack, initialTrack(id)).segments)
    .filter(({ beganAt }) => beganAt >= dayFrom);
  const tallies = Object.entries(targets).map(([queueId, target]) => {
    const ofQueue = segments.filter((segment) => segment.queueId === queueId);
    return [queueId, tallyOfAll(ofQueue, () => target)] as const;
  });
  return Object.fromEntries(tallies);
}
