import { InMemoryEventLog } from '../../interactions/in-memory-event-log.ts';
import { describeTrackLog } from '../testing/track-log.contract.ts';
import { InMemoryTrackLog } from './in-memory-track-log.ts';

describeTrackLog('tracks from the log in memory', async () => {
  const log = new InMemoryEventLog();
  return { log, tracks: new InMemoryTrackLog(log) };
});
