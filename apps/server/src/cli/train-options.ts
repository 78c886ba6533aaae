import type { EpochMs, Language } from '@aliado/domain';
import type { INestApplicationContext } from '@nestjs/common';
import { decodeModel } from '../assist/learn/model-bytes.ts';
import type { ModelKind } from '../assist/models/assist-model.ts';
import type { LearntModel } from '../assist/models/learnt-models.ts';
import { ModelStore } from '../assist/models/model-store.ts';
import { TrainingFileFault } from '../assist/training/lines-of-file.ts';
import { AuditTrail } from '../identity/audit-trail.ts';
import { DatabasePool } from '../platform/database.ts';
import { CommandFault } from './fault.ts';

/** How `aliado train` was asked. */
export interface TrainOptions {
  /** A file to learn from in place of finished sessions. */
  readonly file?: string;
  /** Of lines of the file that do not say theirs. */
  readonly language: Language;
  readonly since?: EpochMs;
  /** Nothing is kept. */
  readonly dry: boolean;
  /** Goes live whatever it is worth. */
  readonly anyway: boolean;
}

/** The models of the database that a command works on. */
export const storeOf = (parts: INestApplicationContext): ModelStore =>
  new ModelStore(parts.get(DatabasePool), parts.get(AuditTrail));

/** The live model of a kind and language; null where there is none. */
export async function liveModel(store: ModelStore, kind: ModelKind, language: Language): Promise<LearntModel | null> {
  const live = (await store.live()).find((model) => model.kind === kind && model.language === language);
  const bytes = live ? await store.bytes(live) : null;
  return live && bytes ? { version: live.version, trained: decodeModel(bytes) } : null;
}

/** What was read from a file. @throws CommandFault in place of a fault of the file. */
export async function fromFile<Read>(reading: Promise<Read>): Promise<Read> {
  try {
    return await reading;
  } catch (error) {
    throw error instanceof TrainingFileFault ? new CommandFault(error.message) : error;
  }
}
