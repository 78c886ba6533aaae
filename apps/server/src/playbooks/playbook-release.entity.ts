import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PlaybookItemKind } from './playbook-item.entity.ts';

/** The name of one version of one part. */
export interface ItemKey {
  readonly kind: PlaybookItemKind;
  readonly id: string;
  readonly version: number;
}

/** What comes into force from a moment on. */
@Entity('playbook_release')
export class PlaybookReleaseRow {
  /** 1-based and gapless, in the order of their making. */
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'playbook_release_key' }) readonly number: number;
  /** When it was made. Epoch milliseconds, UTC, as all times here; bigint arrives as text. */
  @Column('bigint', { name: 'published_at' }) readonly publishedAt: string;
  @Column('bigint', { name: 'effective_at' }) readonly effectiveAt: string;
  /** Whether these items are all that is in force then, or stand beside what else is. */
  @Column('varchar') readonly extent: 'whole' | 'part';
  @Column('json') readonly items: readonly ItemKey[];
  /** The id of an account; null for packs that were loaded. */
  @Column('varchar', { nullable: true }) readonly author: string | null;
  @Column('varchar', { name: 'reviewed_by', nullable: true }) readonly reviewedBy: string | null;
  @Column('text', { nullable: true }) readonly note: string | null;
  /** When it was taken back before it came into force; null for one that counts. */
  @Column('bigint', { name: 'withdrawn_at', nullable: true }) readonly withdrawnAt: string | null;
}
