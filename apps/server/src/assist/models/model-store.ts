import type { EpochMs, Language } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';
import { AuditTrail } from '../../identity/audit-trail.ts';
import { DatabasePool } from '../../platform/database.ts';
import {
  modelId,
  type AssistModel,
  type ModelKind,
  type ModelName,
  type ModelState,
  type OfKind,
} from './assist-model.ts';

/** A model to be kept. */
export type NewModel = OfKind & {
  readonly language: Language;
  readonly trainedAt: EpochMs;
  readonly examples: number;
  readonly bytes: Uint8Array;
};

/** Who changes what hints come of, and when. */
export interface Change {
  readonly at: EpochMs;
  /** The id of an account, or the name under which commands act. */
  readonly by: string;
}

/**
 * The models of the database. Nothing is ever overwritten: going back is going live again. What goes live and what is taken back
 * stands in the audit trail, or does not happen.
 */
@Injectable()
export class ModelStore {
  private readonly pool: Pool;

  constructor(
    { pool }: DatabasePool,
    private readonly trail: AuditTrail,
  ) {
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

  /** Puts a model in the place of the live one of its language. Whether there is such a model. @throws Error if it cannot be audited. */
  putLive({ kind, version }: ModelName, { at, by }: Change): Promise<boolean> {
    return this.alone(async (client) => {
      const past = await client.query<Row>(
        `UPDATE assist_models SET state = 'past' WHERE kind = $1 AND state = 'live' AND version <> $2
           AND language = (SELECT language FROM assist_models WHERE kind = $1 AND version = $2) RETURNING ${columns}`,
        [kind, version],
      );
      const { rows } = await client.query<Row>(
        `UPDATE assist_models SET state = 'live', live_at = $3 WHERE kind = $1 AND version = $2 RETURNING ${columns}`,
        [kind, version, at],
      );
      const [live] = rows;
      if (!live) return false;
      await this.audit('model/put-live', by, live, { before: idOf(past.rows[0]) });
      return true;
    });
  }

  /**
   * Takes back the live model that went live last, for the one of its kind and language that was live before it, or for none.
   * @param of only of this kind; null for whichever.
   * @throws Error if it cannot be audited.
   */
  back(of: ModelKind | null, by: string): Promise<{ readonly from: ModelName; readonly to: ModelName | null } | null> {
    return this.alone(async (client) => {
      const taken = await client.query<Row>(
        `UPDATE assist_models SET state = 'candidate', live_at = NULL WHERE (kind, version) = (
           SELECT kind, version FROM assist_models WHERE state = 'live' AND kind = coalesce($1, kind)
           ORDER BY live_at DESC, version DESC LIMIT 1)
         RETURNING ${columns}`,
        [of],
      );
      const [from] = taken.rows;
      if (!from) return null;
      const { rows } = await client.query<Row>(
        `UPDATE assist_models SET state = 'live' WHERE (kind, version) = (
           SELECT kind, version FROM assist_models WHERE kind = $1 AND language = $2 AND state = 'past'
           ORDER BY live_at DESC, version DESC LIMIT 1) RETURNING ${columns}`,
        [from.kind, from.language],
      );
      const [to] = rows;
      await this.audit('model/taken-back', by, from, { after: idOf(to) });
      return { from: modelOf(from), to: to ? modelOf(to) : null };
    });
  }

  private audit(
    action: string,
    by: string,
    model: Row,
    detail: Readonly<Record<string, string | null>>,
  ): Promise<void> {
    const object = `model:${modelId(model)}`;
    return this.trail.record({ actor: by, action, object, detail: { language: model.language, ...detail } });
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

/** A row as it is selected. */
type Row = OfKind & {
  readonly version: number;
  readonly language: Language;
  readonly trained_at: string;
  readonly examples: number;
  readonly state: ModelState;
};

const modelOf = ({ trained_at: trainedAt, ...row }: Row): AssistModel => ({ ...row, trainedAt: Number(trainedAt) });

const idOf = (row: Row | undefined): string | null => (row ? modelId(row) : null);
