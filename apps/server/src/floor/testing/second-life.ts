import { tmpdir } from 'node:os';
import type { FloorFrame } from '@aliado/domain';
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

/** The floor as a server shows it that starts over a database in which another one has written; it is ended again at once. */
export async function floorAfterRestart(databaseUrl: string, clock: Clock): Promise<FloorFrame> {
  const settings = readSettings({ ALIADO_SECRET: 'a secret that only specs have'.padEnd(32) }, tmpdir());
  const module = await Test.createTestingModule({ imports: [PlatformModule.with(settings, databaseUrl), FloorModule] })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  const app = module.createNestApplication<NestFastifyApplication>(httpAdapter(settings), { logger: false });
  await app.init();
  try {
    await startWork(app);
    await app.get(FloorProjection).ready;
    await app.get(FloorProjection).begin(); // those who take contacts are known since then
    const [frame] = wholeFloor(app.get(FloorView), 'full', clock);
    if (!frame) throw new Error('a floor without a frame');
    return frame;
  } finally {
    await app.close();
  }
}
