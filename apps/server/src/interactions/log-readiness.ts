import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Readiness } from '../platform/readiness.ts';
import { EventLog } from './event-log.ts';

/** A server whose log cannot be written, as on a disk that is full, is not ready. */
@Injectable()
export class LogReadiness implements OnModuleInit {
  constructor(
    private readonly log: EventLog,
    private readonly readiness: Readiness,
  ) {}

  onModuleInit(): void {
    this.readiness.add(() => this.log.writable());
  }
}
