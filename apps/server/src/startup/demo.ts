import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import type { Settings } from '../platform/configuration.ts';
import { ServerSecret } from '../platform/secret.ts';
import { readConversations } from '../sources/simulator/conversation-files.ts';
import { Simulator } from '../sources/simulator/simulator.ts';
import type { RunningServer } from './server.ts';

/** The name under which the demo's platform speaks to the server. */
const source = 'demo';
const longestSilenceMs = 6_000;

/** Demo calls that run. */
export interface Demo {
  stop(): void;
}

/**
 * Plays the pack's conversations as live calls, for ever. The platform in small speaks to this server over its socket, with a
 * key, as any other source does; it only happens to live in the same process.
 */
export function startDemo(server: RunningServer, settings: Settings): Demo {
  const logger = new Logger('Demo');
  const folder = join(settings.pack, 'conversations');
  let simulator: Simulator | null = null;
  let isStopped = false;
  const play = async (): Promise<void> => {
    if (!existsSync(folder)) return;
    const conversations = await readConversations([folder]);
    if (isStopped) return;
    simulator = new Simulator(conversations, {
      server: server.url,
      source,
      key: server.app.get(ServerSecret).deriveKey(`source:${source}`).toString('base64url'),
      runId: String(Date.now()),
      seed: 1,
      concurrency: settings.demoConcurrency,
      speed: settings.demoSpeed,
      isLooping: true,
      isShuffled: true,
      answering: 'people',
      maxSilence: longestSilenceMs,
    });
    await simulator.run();
  };
  play().catch((error: unknown) => logger.error('the demo calls do not run', error));
  return {
    stop() {
      isStopped = true;
      simulator?.stop();
    },
  };
}
