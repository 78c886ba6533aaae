import type { Language } from '@aliado/domain';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ModelKind, ModelState } from './assist-model.ts';

/** One model learnt from sessions. */
@Entity('assist_models')
@Index('assist_models_live', ['kind', 'language'], { unique: true, where: `state = 'live'` })
export class AssistModelRow {
  @PrimaryColumn('varchar', { primaryKeyConstraintName: 'assist_models_key' }) readonly kind: ModelKind;
  /** Counted over all languages of a kind. */
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'assist_models_key' }) readonly version: number;
  @Column('varchar') readonly language: Language;
  /** Epoch milliseconds, UTC. */
  @Column('bigint', { name: 'trained_at' }) readonly trainedAt: string;
  @Column('integer') readonly examples: number;
  @Column('json') readonly figures: unknown;
  @Column('bytea') readonly bytes: Buffer;
  @Column('varchar') readonly state: ModelState;
  /** When it went live last; null where it never did or was rolled back. */
  @Column('bigint', { name: 'live_at', nullable: true }) readonly liveAt: string | null;
}
