import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A command or source frame that was carried out. While this row is kept, another with the same id changes nothing. */
@Entity('command_receipt')
@Index('command_receipt_recorded', { synchronize: false }) // of a kind that TypeORM cannot describe: see the migration
export class CommandReceiptRow {
  @PrimaryColumn('varchar', { name: 'command_id' }) readonly commandId: string;
  @Column('varchar', { name: 'stream_id' }) readonly streamId: string;
  /** The stream's sequence after it. */
  @Column('integer') readonly sequence: number;
  @Column('bigint', { name: 'recorded_at' }) readonly recordedAt: string;
}
