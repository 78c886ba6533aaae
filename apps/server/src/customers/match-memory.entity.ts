import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { CustomerRow } from './customer.entity.ts';

/** Who an agent said an address belongs to; the last one who said so is right. */
@Entity('match_memory')
export class MatchMemoryRow {
  /** As it is compared; see `readAddress`. */
  @PrimaryColumn('varchar') readonly address: string;
  /** Null: none of those who were proposed. */
  @Column('varchar', { name: 'customer_id', nullable: true })
  @ForeignKey(() => CustomerRow, { name: 'match_memory_customer', onDelete: 'CASCADE' })
  readonly customerId: string | null;
  @Column('varchar') readonly by: string;
  /** Epoch milliseconds, UTC. */
  @Column('bigint') readonly at: string;
}
