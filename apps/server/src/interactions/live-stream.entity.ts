import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An interaction that is not closed. What is to be taken up again after a restart is found here, not by reading the log. */
@Entity('live_stream')
export class LiveStreamRow {
  @PrimaryColumn('varchar', { name: 'stream_id' }) readonly streamId: string;
  @Column('bigint', { name: 'opened_at' }) readonly openedAt: string;
}
