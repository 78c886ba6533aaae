import { Controller, Get, Header, ServiceUnavailableException } from '@nestjs/common';
import { Public } from '../identity/requires.ts';
import { DatabasePool } from './database.ts';
import { Metrics } from './metrics.ts';
import { Readiness } from './readiness.ts';

/** Whether the server lives, whether it can work, and its figures. Behind a proxy, keep these to your own network. */
@Public()
@Controller()
export class HealthController {
  constructor(
    private readonly database: DatabasePool,
    private readonly metrics: Metrics,
    private readonly readiness: Readiness,
  ) {}

  /** The process answers. */
  @Get('health')
  health(): { readonly status: 'ok' } {
    return { status: 'ok' };
  }

  /** The database answers too, and takes in what is to be kept. @throws ServiceUnavailableException if it does not. */
  @Get('ready')
  async ready(): Promise<{ readonly status: 'ready' }> {
    try {
      await this.database.pool.query('SELECT 1');
    } catch {
      throw new ServiceUnavailableException('the database does not answer'); // the driver's words may name hosts
    }
    try {
      await this.readiness.ask();
    } catch {
      throw new ServiceUnavailableException('the database cannot be written');
    }
    return { status: 'ready' };
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  figures(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
