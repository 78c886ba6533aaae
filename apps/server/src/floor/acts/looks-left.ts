import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { EventLog, LogUnavailable } from '../../interactions/event-log.ts';
import { InteractionRecorder } from '../../interactions/interaction-recorder.ts';
import type { OpenLook } from './looks.ts';

const againAfterMs = 1_000;
/** A log that is away for longer than this has taken the contacts with it: the next start ends what is left. */
const triesAtMost = 60;

/** Ends looks of which the console is gone. */
@Injectable()
export class LooksLeft {
  private readonly logger = new Logger(LooksLeft.name);

  constructor(
    private readonly interactions: InteractionRecorder,
    private readonly log: EventLog,
  ) {}

  /** Ends all that an earlier life of this server left open in contacts that go on. */
  async end(): Promise<void> {
    try {
      for (const interactionId of await this.log.liveStreams()) {
        const { looks } = await this.interactions.state(interactionId);
        for (const { lookId } of looks) await this.endOne({ interactionId, lookId });
      }
    } catch (error) {
      this.logger.warn(`looks of before stay open until their contacts end: ${String(error)}`);
    }
  }

  /** Ends one, as soon as the log takes it. Never rejects. */
  async endOne({ interactionId, lookId }: OpenLook): Promise<void> {
    const command = { type: 'EndLook', lookId, by: { accountId: 'system', name: '' } } as const;
    for (let tries = 0; tries < triesAtMost; tries++) {
      try {
        await this.interactions.record({ interactionId, command, by: 'system', agentId: null, commandId: null });
        return;
      } catch (error) {
        if (!(error instanceof LogUnavailable)) return this.logger.error('a look was not ended', error);
        await pause(againAfterMs, undefined, { ref: false });
      }
    }
  }
}
