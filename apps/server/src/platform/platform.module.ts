import { Global, Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Clock, SystemClock } from './clock.ts';
import { Configuration, type Settings } from './configuration.ts';
import { DatabasePool, databaseOptions, openPool } from './database.ts';
import { HealthController } from './health.controller.ts';
import { Mailer } from './mail/mailer.ts';
import { SmtpMailer } from './mail/smtp-mailer.ts';
import { Metrics } from './metrics.ts';
import { PoolEnd } from './pool-end.ts';
import { Readiness } from './readiness.ts';
import { ConfiguredSecret, ServerSecret } from './secret.ts';

/** What every feature stands on: settings, time, the database, the secret, figures about the server itself. */
@Global()
@Module({})
export class PlatformModule {
  /** `databaseUrl` is the database that runs, given or embedded. */
  static with(settings: Settings, databaseUrl: string): DynamicModule {
    return {
      module: PlatformModule,
      imports: [TypeOrmModule.forRoot({ ...databaseOptions(databaseUrl), retryAttempts: 3, retryDelay: 500 })],
      controllers: [HealthController],
      providers: [
        Metrics,
        PoolEnd,
        Readiness,
        { provide: Clock, useClass: SystemClock },
        { provide: Mailer, useClass: SmtpMailer },
        { provide: Configuration, useValue: { settings } satisfies Configuration },
        { provide: DatabasePool, useFactory: () => openPool(databaseUrl) },
        { provide: ServerSecret, useFactory: () => new ConfiguredSecret(settings) },
      ],
      exports: [Clock, Configuration, DatabasePool, Mailer, Metrics, Readiness, ServerSecret],
    };
  }
}
