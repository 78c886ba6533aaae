import type { EpochMs, Language } from '@aliado/domain';
import type { INestApplicationContext } from '@nestjs/common';
import type { ModelKind } from '../assist/models/assist-model.ts';
import { readModel, type LearntModel } from '../assist/models/learnt-models.ts';
import { ModelStore } from '../assist/models/model-store.ts';
import { TrainingFileFault } from '../assist/training/lines-of-file.ts';
import { PastCalls } from '../assist/training/past-calls.ts';
import type { TrainingCall } from '../assist/training/training-call.ts';
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

/** How far back sessions are learnt from unless said: half a year. */
const usualMs = 182 * 86_400_000;

/** The finished sessions that are learnt from. @throws CommandFault where there are none. */
export async function pastCalls(
  parts: INestApplicationContext,
  options: TrainOptions,
): Promise<readonly TrainingCall[]> {
  const { since = Date.now() - usualMs } = options;
  const calls: TrainingCall[] = [];
  for await (const some of new PastCalls(parts.get(DatabasePool).pool).read(since, Date.now())) calls.push(...some);
  if (calls.length === 0) throw new CommandFault('There are no finished sessions to learn from.');
  return calls;
}

/** The models of the database that a command works on. */
export const storeOf = (parts: INestApplicationContext): ModelStore =>
  new ModelStore(parts.get(DatabasePool), parts.get(AuditTrail));

/** The live model of a kind and language; null where there is none. */
export async function liveModel<Kind extends ModelKind>(
  store: ModelStore,
  kind: Kind,
  language: Language,
): Promise<LearntModel<Kind> | null> {
  const live = (await store.live()).find((model) => model.kind === kind && model.language === language);
  const bytes = live ? await store.bytes(live) : null;
  return live && bytes ? { version: live.version, trained: readModel[kind](bytes) } : null;
}

/** What was read from a file. @throws CommandFault in place of a fault of the file. */
export async function fromFile<Read>(reading: Promise<Read>): Promise<Read> {
  try {
    return await reading;
  } catch (error) {
    throw error instanceof TrainingFileFault ? new CommandFault(error.message) : error;
  }
}
