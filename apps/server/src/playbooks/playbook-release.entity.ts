import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PlaybookItemKind } from './playbook-item.entity.ts';

/** The name of one version of one part. */
export interface ItemKey {
  readonly kind: PlaybookItemKind;
  readonly id: string;
  readonly version: number;
}

/** Which versions are in force from a moment on. The newest release counts. */
@Entity('playbook_release')
export class PlaybookReleaseRow {
  /** 1-based and gapless. */
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'playbook_release_key' }) readonly number: number;
  @Column('bigint', { name: 'published_at' }) readonly publishedAt: string;
  @Column('json') readonly items: readonly ItemKey[];
}
