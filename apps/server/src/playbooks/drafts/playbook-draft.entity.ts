import type { AuthoredKind, DraftState } from '@aliado/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What is being written of one part of the playbook. At most one for each. */
@Entity('playbook_draft')
export class PlaybookDraftRow {
  @PrimaryColumn('varchar', { primaryKeyConstraintName: 'playbook_draft_key' }) readonly kind: AuthoredKind;
  @PrimaryColumn('varchar', { primaryKeyConstraintName: 'playbook_draft_key' }) readonly id: string;
  /** The version that it will be. */
  @Column('integer') readonly version: number;
  /** The version it was made from; null for something new. */
  @Column('integer', { name: 'base_version', nullable: true }) readonly baseVersion: number | null;
  /** From one sequence for all drafts: grows with each save and never comes again. */
  @Column('integer') readonly revision: number;
  @Column('varchar') readonly state: DraftState;
  /** Who saved last: the id of an account, or `file`. */
  @Column('varchar') readonly author: string;
  /** Everybody who ever saved it: none of them may review it. */
  @Column('json') readonly writers: readonly string[];
  @Column('text') readonly text: string;
  /** The file of the playbook folder that was last taken up into it; null where there was none. */
  @Column('text', { name: 'file_text', nullable: true }) readonly fileText: string | null;
  @Column('bigint', { name: 'updated_at' }) readonly updatedAt: string;
  @Column('varchar', { name: 'reviewed_by', nullable: true }) readonly reviewedBy: string | null;
  @Column('text', { name: 'review_words', nullable: true }) readonly reviewWords: string | null;
  /** Only while scheduled. */
  @Column('bigint', { name: 'effective_at', nullable: true }) readonly effectiveAt: string | null;
  @Column('integer', { name: 'release_number', nullable: true }) readonly releaseNumber: number | null;
}
