import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What a source sent and could not be taken in: kept for inspection, redacted, with the reason. */
@Entity('refused_frame')
export class RefusedFrameRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) readonly n: string;
  @Column('varchar') readonly source: string;
  @Column('bigint', { name: 'received_at' }) readonly receivedAt: string;
  @Column('varchar') readonly reason: string;
  @Column('varchar') readonly body: string;
}
