import { Logger } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { SessionIndexer } from '../studio/index/session-indexer.ts';
import { PastSessions } from './past-sessions.ts';
import type { RunningServer } from './server.ts';

/** Past sessions that are being written. */
export interface PastSessionsWriting {
  /** Leaves off; the next start goes on. */
  stop(): Promise<void>;
}

/** Writes the demo's past sessions beside all else, once the server is ready. */
export function writePastSessions({ app }: RunningServer): PastSessionsWriting {
  const logger = new Logger('PastSessions');
  const cancel = new AbortController();
  const written = app
    .get(PastSessions)
    .write(app.get(Clock).now(), cancel.signal)
    .then(async (count) => {
      if (count === 0) return;
      logger.log(`${count} past sessions were made up for the demo`);
      await app.get(SessionIndexer).catchUp();
    })
    .catch((error: unknown) => {
      if (!cancel.signal.aborted) logger.error('the past sessions of the demo are not all there', error);
    });
  return {
    async stop() {
      cancel.abort();
      await written;
    },
  };
}
