import type { Localised, OrderStatus } from '@aliado/domain';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CustomerRow } from './customer.entity.ts';

/** Something that a customer bought. */
@Entity('customer_order')
@Index('customer_order_newest', ['customerId', 'placedAt'])
export class CustomerOrderRow {
  @PrimaryColumn('varchar') readonly number: string;
  @Column('varchar', { name: 'customer_id' })
  @ForeignKey(() => CustomerRow, { name: 'customer_order_customer', onDelete: 'CASCADE' })
  readonly customerId: string;
  /** The number as it is searched. */
  @Index('customer_order_normalised') @Column('varchar') readonly normalised: string;
  /** Epoch milliseconds, UTC. */
  @Column('bigint', { name: 'placed_at' }) readonly placedAt: string;
  @Column('varchar') readonly status: OrderStatus;
  /** Minor units of the currency. */
  @Column('bigint', { name: 'total_minor' }) readonly totalMinor: string;
  @Column('varchar') readonly currency: string;
  @Column('jsonb') readonly items: Localised;
  @Column('varchar', { nullable: true }) readonly slot: string | null;
  @Column('integer', { name: 'failed_deliveries' }) readonly failedDeliveries: number;
  @Column('integer', { name: 'days_late' }) readonly daysLate: number;
}
