import type { ClientToServer, LiveRefusal, ServerToClient } from '@aliado/domain';
import { Injectable, Logger } from '@nestjs/common';
import type { Socket } from 'socket.io';
import type { z } from 'zod';
import type { Principal } from '../identity/principal.ts';
import { LogUnavailable } from '../interactions/event-log.ts';
import { Clock } from '../platform/clock.ts';
import { livePermissions, liveSchemas } from './live-messages.ts';
import { TokenBucket } from './token-bucket.ts';

/** A console's socket, once it has been let in. */
export type LiveSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, LiveSocketData>;

export interface LiveSocketData {
  principal: Principal;
  bucket: TokenBucket;
}

/** A console sends a few messages a second at most; a burst is a reconnect with many contacts. */
const messageBurst = 200;
const messagesPerSecond = 20;

/** What every message passes before its handler: rate, permission, shape; and what becomes of a failure after it. */
@Injectable()
export class LiveDoor {
  private readonly logger = new Logger(LiveDoor.name);

  constructor(private readonly clock: Clock) {}

  /** What a socket carries once it is let in. */
  admit(principal: Principal): LiveSocketData {
    return { principal, bucket: new TokenBucket(messageBurst, messagesPerSecond, this.clock.now()) };
  }

  /** Runs the handler with the checked message, or answers why not. Never throws. */
  async pass<M extends keyof ClientToServer, O>(
    socket: LiveSocket,
    message: M,
    body: unknown,
    handle: (request: z.infer<(typeof liveSchemas)[M]>, principal: Principal) => Promise<O>,
  ): Promise<O | { readonly refused: LiveRefusal }> {
    const { principal, bucket } = socket.data;
    if (!bucket.take(this.clock.now())) return { refused: 'live/too-many' };
    if (!principal.permissions.has(livePermissions[message])) return { refused: 'live/forbidden' };
    const parsed = liveSchemas[message].safeParse(body);
    if (!parsed.success) return { refused: 'live/malformed' };
    try {
      return await handle(parsed.data as z.infer<(typeof liveSchemas)[M]>, principal);
    } catch (error) {
      if (!(error instanceof LogUnavailable)) this.logger.error(`${message} failed`, error);
      return { refused: 'live/unavailable' };
    }
  }
}
