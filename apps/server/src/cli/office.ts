import 'reflect-metadata';
import { Module, type DynamicModule, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CustomerImport } from '../customers/customer-import.ts';
import { HomePlace } from '../customers/home-place.ts';
import { PostgresCustomerImport } from '../customers/import/postgres-customer-import.ts';
import { PlaybookHomePlace } from '../customers/playbook-home-place.ts';
import { PlanImport } from '../floor/time/plan/plan-import.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { answers } from '../platform/answers.ts';
import { readSettings, type Settings } from '../platform/configuration.ts';
import { PlatformModule } from '../platform/platform.module.ts';
import { PlaybooksModule } from '../playbooks/playbooks.module.ts';
import { CommandFault } from './fault.ts';
import { lendDatabase, type LentDatabase } from './own-database.ts';

/** The parts of the server that a command needs: people, their plans, packs and customers. No log is written and no door is opened. */
@Module({})
class OfficeModule {
  static with(settings: Settings, databaseUrl: string): DynamicModule {
    return {
      module: OfficeModule,
      imports: [PlatformModule.with(settings, databaseUrl), IdentityModule, PlaybooksModule],
      providers: [
        { provide: HomePlace, useClass: PlaybookHomePlace },
        { provide: CustomerImport, useClass: PostgresCustomerImport },
        PlanImport,
      ],
    };
  }
}

/** What a command works with. */
export interface Office {
  readonly parts: INestApplicationContext;
  /** Whether a server runs on the same database and will not notice at once. */
  readonly isShared: boolean;
}

/**
 * Lets a command work on the server's data, migrated if need be, and closes all behind it.
 * @throws CommandFault if the database of the settings does not answer.
 */
export async function inOffice<T>(work: (office: Office) => Promise<T>): Promise<T> {
  const settings = readSettings(process.env);
  const database = await lendDatabase(settings);
  if (database.kind === 'given' && !(await answers(database.url)))
    throw new CommandFault('The database of the settings does not answer.');
  try {
    return await withParts(settings, database, work);
  } finally {
    await database.giveBack();
  }
}

async function withParts<T>(
  settings: Settings,
  database: LentDatabase,
  work: (office: Office) => Promise<T>,
): Promise<T> {
  const parts = await NestFactory.createApplicationContext(OfficeModule.with(settings, database.url), {
    logger: ['fatal', 'error', 'warn'],
    abortOnError: false,
  });
  try {
    return await work({ parts, isShared: database.kind !== 'own' });
  } finally {
    await parts.close();
  }
}
