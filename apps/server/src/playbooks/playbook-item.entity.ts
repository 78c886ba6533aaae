import type { AuthoredKind } from '@aliado/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export type PlaybookItemKind = 'organisation' | 'synonyms' | AuthoredKind;

/** One version of one part of the playbook. Never changed and never deleted: replay finds what was shown. */
@Entity('playbook_item')
export class PlaybookItemRow {
  @PrimaryColumn('varchar', { primaryKeyConstraintName: 'playbook_item_key' }) readonly kind: PlaybookItemKind;
  /** Articles have their language behind a point, as their files do. */
  @PrimaryColumn('varchar', { primaryKeyConstraintName: 'playbook_item_key' }) readonly id: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'playbook_item_key' }) readonly version: number;
  @Column('json') readonly content: object;
  /** Epoch milliseconds, UTC; bigint arrives as text. */
  @Column('bigint', { name: 'published_at' }) readonly publishedAt: string;
  /** The file that it was written as; null for versions from before files were kept. */
  @Column('text', { nullable: true }) readonly text: string | null;
}
