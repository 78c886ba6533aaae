import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { DatabasePool } from './database.ts';

/** Gives the log's connections back when the server goes down. */
@Injectable()
export class PoolEnd implements OnApplicationShutdown {
  constructor(private readonly database: DatabasePool) {}

  async onApplicationShutdown(): Promise<void> {
    await this.database.pool.end();
  }
}
