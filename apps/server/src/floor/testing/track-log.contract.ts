import type { InteractionEvent, Recorded } from '@aliado/domain';
import type { EventLog } from '../../interactions/event-log.ts';
import type { TrackLog } from '../log/track-log.ts';

const opened: InteractionEvent = {
  ...{ type: 'InteractionOpened', source: { name: 'pbx', contactId: 'c', can: [] }, channel: 'voice' },
  ...{ direction: 'inbound', from: null, to: null, language: null, consent: 'unknown' },
};
const queued: InteractionEvent = { type: 'InteractionQueued', queueId: 'billing' };
const answered: InteractionEvent = { type: 'InteractionAnswered', agentId: 'ada', agentName: null };
const noted: InteractionEvent = { type: 'NoteWritten', noteId: 'n', text: 'x' };
const promised = (dueAt: number): InteractionEvent => ({
  ...{
    type: 'PromiseMade',
    promiseId: 'p',
    words: 'mañana',
    team: null,
    dueAt,
    matter: null,
    orderNumber: null,
    by: 'ada',
  },
});

type Moment = readonly [occurredAt: number, event: InteractionEvent];

async function allOf(
  batches: AsyncIterable<readonly Recorded[]>,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const found: Record<string, string[]> = {};
  for await (const batch of batches)
    for (const { streamId, sequence, event } of batch) (found[streamId] ??= []).push(`${sequence} ${event.type}`);
  return found;
}

/** What every reader of tracks keeps to, whatever the log is made of. `make` gives a log that holds nothing. */
export function describeTrackLog(
  name: string,
  make: () => Promise<{ readonly log: EventLog; readonly tracks: TrackLog }>,
): void {
  describe(name, () => {
    let log: EventLog;
    let tracks: TrackLog;
    beforeAll(async () => {
      ({ log, tracks } = await make());
      await write('early', [900, opened], [950, queued], [1_000, noted], [1_500, answered]);
      await write('within', [1_000, opened], [1_000, queued], [1_100, noted], [1_999, answered]);
      await write('late', [1_999, opened], [2_000, queued]);
      await write('never', [1_100, opened], [1_200, noted], [1_300, promised(7_000)]);
      await write('promised', [100, opened], [200, promised(5_000)], [300, promised(6_000)]);
      const by = 'agent:ada' as const;
      const entries = [{ occurredAt: 1_500, by, event: { type: 'AgentSignedIn' as const } }];
      const turns = null;
      await log.append({ streamId: 'agent:ada', expected: 0, entries, commandId: null, recordedAt: 1_500, turns });
    });

    const write = (streamId: string, ...moments: readonly Moment[]) =>
      log.append({
        ...{ streamId, expected: 0, commandId: null, recordedAt: 9_000, turns: null },
        entries: moments.map(([occurredAt, event]) => ({ occurredAt, event, by: 'source:pbx' as const })),
      });

    it('gives the contacts that came to a queue or a person within a stretch of time, whole, without what was said', async () => {
      expect(await allOf(tracks.read(1_000, 2_000))).toEqual({
        early: ['1 InteractionOpened', '2 InteractionQueued', '4 InteractionAnswered'],
        within: ['1 InteractionOpened', '2 InteractionQueued', '4 InteractionAnswered'],
      });
      expect(Object.keys(await allOf(tracks.read(2_000, 2_001)))).toEqual(['late']);
      expect(await allOf(tracks.read(3_000, 9_000))).toEqual({});
    });

    it('gives entries as they are in the log', async () => {
      const [stored] = await log.readAfter('late', 1, 1);
      for await (const [, entry] of tracks.read(2_000, 2_001)) expect(entry).toEqual(stored);
    });

    it('gives what is asked for of contacts that are named', async () => {
      expect(await allOf(tracks.readOf(['never', 'nobody']))).toEqual({ never: ['1 InteractionOpened'] });
      expect(await allOf(tracks.readOf(['never'], ['PromiseMade']))).toEqual({ never: ['3 PromiseMade'] });
    });

    it('finds contacts by when what was promised in them is due', async () => {
      expect(await tracks.promisedIn(5_000, 7_000)).toEqual(['promised']);
      expect([...(await tracks.promisedIn(6_000, 7_001))].sort()).toEqual(['never', 'promised']);
    });
  });
}
