import { access, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { EpochMs, ImportReport, ImportRefusal, RefusedRow } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Configuration } from '../../platform/configuration.ts';
import { CustomerImport, largestFileBytes, type CsvFile } from '../customer-import.ts';
import { HomePlace } from '../home-place.ts';
import { csvTables } from './csv-tables.ts';
import { FileImport } from './file-import.ts';
import { FreeText } from './free-text.ts';

/** Imports into our own database. Two imports at once wait for each other. */
@Injectable()
export class PostgresCustomerImport extends CustomerImport {
  constructor(
    private readonly database: DataSource,
    private readonly home: HomePlace,
    private readonly configuration: Configuration,
  ) {
    super();
  }

  async importFolder(folder: string, now: EpochMs): Promise<ImportReport> {
    await access(folder);
    return this.inTransaction(false, async (manager) => {
      const reports: ImportReport[] = [];
      for (const { file } of csvTables) {
        const path = join(folder, file);
        const size = await sizeOf(path);
        if (size === null) continue;
        const isTooLarge = size > largestFileBytes;
        const bytes = isTooLarge ? null : await readFile(path);
        reports.push(
          bytes ? await this.importOne(manager, { name: file, bytes }, now) : refusedFile(file, 'import/too-large'),
        );
      }
      return {
        isDryRun: false,
        files: reports.flatMap(({ files }) => files),
        refused: reports.flatMap(({ refused }) => refused),
      };
    });
  }

  async hasCustomers(): Promise<boolean> {
    const [row] = await this.database.query<{ is: boolean }[]>('SELECT EXISTS (SELECT FROM customer) AS "is"');
    return row?.is ?? false;
  }

  importFile(file: CsvFile, now: EpochMs, isDryRun: boolean): Promise<ImportReport> {
    return this.inTransaction(isDryRun, async (manager) => ({
      ...(await this.importOne(manager, file, now)),
      isDryRun,
    }));
  }

  private async importOne(manager: EntityManager, file: CsvFile, now: EpochMs): Promise<ImportReport> {
    const table = csvTables.find((candidate) => candidate.file === file.name);
    if (!table) return refusedFile(file.name, 'import/unknown-file');
    const free = new FreeText(this.configuration.settings.redactions);
    const outcome = await new FileImport(manager, table, this.home, free, now).run(file);
    return { isDryRun: false, files: [outcome.file], refused: outcome.refused };
  }

  private async inTransaction<T>(isDryRun: boolean, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const runner = this.database.createQueryRunner();
    try {
      await runner.startTransaction();
      await runner.query(`SELECT pg_advisory_xact_lock(hashtext('aliado:customer-import'))`);
      const outcome = await work(runner.manager);
      if (isDryRun) await runner.rollbackTransaction();
      else await runner.commitTransaction();
      return outcome;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      throw error;
    } finally {
      await runner.release();
    }
  }
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function refusedFile(file: string, reason: ImportRefusal): ImportReport {
  const refused: RefusedRow = { file, line: 1, column: null, reason, expected: null, value: null };
  return { isDryRun: false, files: [], refused: [refused] };
}
