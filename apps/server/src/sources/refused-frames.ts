import { redactWords, type EpochMs, type RedactionPattern } from '@aliado/domain';
import type { Pool } from 'pg';

/** A refused frame as an operator sees it. */
export interface RefusedFrame {
  readonly source: string;
  readonly receivedAt: EpochMs;
  readonly reason: string;
  /** As received, redacted and cut. */
  readonly body: string;
}

const bodyLimit = 4_000;
/** Old ones go when there are more than this: a broken source must not fill the disk. */
const keptAtMost = 10_000;

/** Keeps aside what could not be taken in. */
export class RefusedFrames {
  private sinceTrim = 0;

  /** @param patterns what this deployment takes out of words, beside payment cards. */
  constructor(
    private readonly pool: Pool,
    private readonly patterns: readonly RedactionPattern[],
  ) {}

  async keep(frames: readonly RefusedFrame[]): Promise<void> {
    if (frames.length === 0) return;
    await this.pool.query({
      name: 'keep-refused',
      text: `INSERT INTO refused_frame (source, received_at, reason, body)
             SELECT * FROM unnest($1::varchar[], $2::bigint[], $3::varchar[], $4::varchar[])`,
      values: [
        frames.map(({ source }) => source),
        frames.map(({ receivedAt }) => receivedAt),
        frames.map(({ reason }) => this.storable(reason)),
        frames.map(({ body }) => this.storable(body)),
      ],
    });
    await this.trim(frames.length);
  }

  /** The newest ones first. */
  async list(limit: number): Promise<readonly RefusedFrame[]> {
    const { rows } = await this.pool.query<{ source: string; received_at: string; reason: string; body: string }>(
      'SELECT source, received_at, reason, body FROM refused_frame ORDER BY n DESC LIMIT $1',
      [limit],
    );
    return rows.map(({ received_at: receivedAt, ...row }) => ({ ...row, receivedAt: Number(receivedAt) }));
  }

  private async trim(added: number): Promise<void> {
    this.sinceTrim += added;
    if (this.sinceTrim < keptAtMost / 10) return;
    this.sinceTrim = 0;
    await this.pool.query('DELETE FROM refused_frame WHERE n <= (SELECT max(n) FROM refused_frame) - $1', [keptAtMost]);
  }

  /** PostgreSQL takes no NUL in text; card numbers must not come to rest here either. */
  private storable(text: string): string {
    const shown = text.slice(0, bodyLimit).replaceAll('\u0000', '\ufffd');
    return redactWords(shown, { before: [], patterns: this.patterns }).text;
  }
}
