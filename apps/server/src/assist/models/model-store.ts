import type { EpochMs, Language } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';
import { DatabasePool } from '../../platform/database.ts';
import type { AssistModel, ModelFigures, ModelKind, ModelName, ModelState } from './assist-model.ts';

/** A model to be kept. */
export interface NewModel {
  readonly kind: ModelKind;
  readonly language: Language;
  readonly trainedAt: EpochMs;
  readonly examples: number;
  readonly figures: ModelFigures;
  readonly bytes: Uint8Array;
}

/** The models of the database. Nothing is ever overwritten: going back is going live again. */
@Injectable()
export class ModelStore {
  private readonly pool: Pool;

  constructor({ pool }: DatabasePool) {
    this.pool = pool;
  }

  /** Keeps a model as the next version of its kind, not live. */
  keep({ kind, language, trainedAt, examples, figures, bytes }: NewModel): Promise<ModelName> {
    return this.alone(async (client) => {
      const { rows } = await client.query<{ version: number }>(
        `INSERT INTO assist_models (kind, version, language, trained_at, examples, figures, bytes, state)
         SELECT $1::varchar, coalesce(max(version), 0) + 1, $2, $3, $4, $5, $6, 'candidate' FROM assist_models WHERE kind = $1
         RETURNING version`,
        [kind, language, trainedAt, examples, JSON.stringify(figures), Buffer.from(bytes)],
      );
      return { kind, version: rows[0]?.version ?? 1 };
    });
  }

  /** All models, the newest first. */
  async list(): Promise<readonly AssistModel[]> {
    const { rows } = await this.pool.query<Row>(`SELECT ${columns} FROM assist_models ORDER BY kind, version DESC`);
    return rows.map(modelOf);
  }

  /** The models that hints come of. */
  async live(): Promise<readonly (ModelName & { readonly language: Language })[]> {
    const { rows } = await this.pool.query<Row>(`SELECT ${columns} FROM assist_models WHERE state = 'live'`);
    return rows.map(modelOf);
  }

  /** The numbers of a model; null for an unknown one. */
  async bytes({ kind, version }: ModelName): Promise<Uint8Array | null> {
    const { rows } = await this.pool.query<{ bytes: Buffer }>(
      'SELECT bytes FROM assist_models WHERE kind = $1 AND version = $2',
      [kind, version],
    );
    return rows[0]?.bytes ?? null;
  }

  /** Puts a model in the place of the live one of its language. Whether there is such a model. */
  putLive({ kind, version }: ModelName, at: EpochMs): Promise<boolean> {
    return this.alone(async (client) => {
      await client.query(
        `UPDATE assist_models SET state = 'past' WHERE kind = $1 AND state = 'live' AND version <> $2
           AND language = (SELECT language FROM assist_models WHERE kind = $1 AND version = $2)`,
        [kind, version],
      );
      const { rowCount } = await client.query(
        `UPDATE assist_models SET state = 'live', live_at = $3 WHERE kind = $1 AND version = $2`,
        [kind, version, at],
      );
      return rowCount === 1;
    });
  }

  /** Takes back the live model that went live last, for the one of its language that was live before it, or for none. */
  back(): Promise<{ readonly from: ModelName; readonly to: ModelName | null } | null> {
    return this.alone(async (client) => {
      const taken = await client.query<Row>(
        `UPDATE assist_models SET state = 'candidate', live_at = NULL WHERE (kind, version) = (
           SELECT kind, version FROM assist_models WHERE state = 'live' ORDER BY live_at DESC, version DESC LIMIT 1)
         RETURNING ${columns}`,
      );
      const [from] = taken.rows.map(modelOf);
      if (!from) return null;
      const { rows } = await client.query<Row>(
        `UPDATE assist_models SET state = 'live' WHERE (kind, version) = (
           SELECT kind, version FROM assist_models WHERE kind = $1 AND language = $2 AND state = 'past'
           ORDER BY live_at DESC, version DESC LIMIT 1) RETURNING ${columns}`,
        [from.kind, from.language],
      );
      return { from, to: rows.map(modelOf)[0] ?? null };
    });
  }

  /** In one transaction, with nobody else changing models meanwhile. */
  private async alone<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN');
      await client.query('LOCK TABLE assist_models IN SHARE ROW EXCLUSIVE MODE');
      const result = await work(client);
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined); // what went wrong before is what counts
      throw error;
    } finally {
      client.release();
    }
  }
}

const columns = 'kind, version, language, trained_at, examples, figures, state';

interface Row {
  readonly kind: ModelKind;
  readonly version: number;
  readonly language: Language;
  readonly trained_at: string;
  readonly examples: number;
  readonly figures: ModelFigures;
  readonly state: ModelState;
}

const modelOf = ({ trained_at: trainedAt, ...row }: Row): AssistModel => ({ ...row, trainedAt: Number(trainedAt) });
