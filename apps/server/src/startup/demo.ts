import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { Presence } from '../agents/presence.ts';
import { InteractionRecorder } from '../interactions/interaction-recorder.ts';
import { CallControls } from '../live/call-controls.ts';
import type { Settings } from '../platform/configuration.ts';
import { ServerSecret } from '../platform/secret.ts';
import { Playbook } from '../playbooks/playbook.ts';
import { sourceKeyText } from '../sources/source-key.ts';
import { readConversations } from '../sources/simulator/conversation-files.ts';
import { Simulator } from '../sources/simulator/simulator.ts';
import { DemoColleagues } from './demo-colleagues.ts';
import type { RunningServer } from './server.ts';

/** The name under which the demo's platform speaks to the server. */
const source = 'demo';
const longestSilenceMs = 6_000;

/** Demo calls that run. */
export interface Demo {
  /** Hangs up in order: resolves when the server has heard of it. */
  stop(): Promise<void>;
}

/**
 * Plays the pack's conversations as live calls, for ever. The platform in small speaks to this server over its socket, with a
 * key, as any other source does; it only happens to live in the same process. Some colleagues take calls with whoever signs in.
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
      key: sourceKeyText(server.app.get(ServerSecret), source),
      runId: String(Date.now()),
      seed: 1,
      concurrency: settings.demoConcurrency + settings.demoColleagues,
      speed: settings.demoSpeed,
      isLooping: true,
      isShuffled: true,
      opening: server.app.get(Playbook).demoOpening(),
      answering: 'people',
      maxSilence: longestSilenceMs,
    });
    await simulator.run();
  };
  const atWork = server.app
    .get(Playbook)
    .demoAccounts()
    .filter(({ roles }) => roles.includes('agent') && !roles.includes('supervisor'));
  const colleagues = atWork.slice(atWork.length - settings.demoColleagues).map(({ id }) => id);
  const team = new DemoColleagues(
    server.app.get(Presence),
    server.app.get(InteractionRecorder),
    server.app.get(CallControls),
    new Set(colleagues),
    settings.demoSpeed,
  );
  team.start();
  play().catch((error: unknown) => logger.error('the demo calls do not run', error));
  return {
    async stop() {
      isStopped = true;
      team.stop();
      await simulator?.stop();
    },
  };
}
