import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A folded state at a sequence, so that a long stream need not be read from its beginning. Can be thrown away at any time. */
@Entity('stream_snapshot')
export class StreamSnapshotRow {
  @PrimaryColumn('varchar', { name: 'stream_id' }) readonly streamId: string;
  @Column('integer') readonly sequence: number;
  /** The version of the fold that made it; another version's snapshot is ignored. */
  @Column('integer', { name: 'fold_version' }) readonly foldVersion: number;
  @Column('json') readonly state: unknown;
}
