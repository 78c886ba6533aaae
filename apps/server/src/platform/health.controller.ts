import { Controller, Get, Header, ServiceUnavailableException } from '@nestjs/common';
import { Public } from '../identity/requires.ts';
import { DatabasePool } from './database.ts';
import { Metrics } from './metrics.ts';

/** Whether the server lives, whether it can work, and its figures. Behind a proxy, keep these to your own network. */
@Public()
@Controller()
export class HealthController {
  constructor(
    private readonly database: DatabasePool,
    private readonly metrics: Metrics,
  ) {}

  /** The process answers. */
  @Get('health')
  health(): { readonly status: 'ok' } {
    return { status: 'ok' };
  }

  /** The database answers too. @throws ServiceUnavailableException if it does not. */
  @Get('ready')
  async ready(): Promise<{ readonly status: 'ready' }> {
    try {
      await this.database.pool.query('SELECT 1');
    } catch {
      throw new ServiceUnavailableException('the database does not answer'); // the driver's words may name hosts
    }
    return { status: 'ready' };
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  figures(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
