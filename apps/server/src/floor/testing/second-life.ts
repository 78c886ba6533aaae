import { tmpdir } from 'node:os';
import type { FloorFrame } from '@aliado/domain';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { startWork } from '../../live/testing/start-work.ts';
import { Clock } from '../../platform/clock.ts';
import { readSettings } from '../../platform/configuration.ts';
import { httpAdapter } from '../../platform/http-edge.ts';
import { PlatformModule } from '../../platform/platform.module.ts';
import { FloorModule } from '../floor.module.ts';
import { FloorProjection } from '../floor-projection.ts';
import { FloorView } from '../frames/floor-view.ts';
import { wholeFloor } from '../frames/frames.ts';

/**
 * Starts a server over a database in which another one has written, looks at it, and ends it again.
 * @param others features that it has beside the floor.
 */
export async function inSecondLife<T>(
  { databaseUrl, clock }: { readonly databaseUrl: string; readonly clock: Clock },
  others: readonly Type[],
  look: (app: NestFastifyApplication) => Promise<T>,
): Promise<T> {
  const settings = readSettings({ ALIADO_SECRET: 'a secret that only specs have'.padEnd(32) }, tmpdir());
  const imports = [PlatformModule.with(settings, databaseUrl), FloorModule, ...others];
  const module = await Test.createTestingModule({ imports }).overrideProvider(Clock).useValue(clock).compile();
  const app = module.createNestApplication<NestFastifyApplication>(httpAdapter(settings), { logger: false });
  await app.init();
  try {
    await startWork(app);
    await app.get(FloorProjection).ready;
    await app.get(FloorProjection).begin(); // those who take contacts are known since then
    return await look(app);
  } finally {
    await app.close();
  }
}

/** The floor as a server shows it that starts over a database in which another one has written; it is ended again at once. */
export const floorAfterRestart = (databaseUrl: string, clock: Clock): Promise<FloorFrame> =>
  inSecondLife({ databaseUrl, clock }, [], async (app) => {
    const [frame] = wholeFloor(app.get(FloorView), 'full', clock);
    if (!frame) throw new Error('a floor without a frame');
    return frame;
  });
