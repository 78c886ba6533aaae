import type { Localised } from '@aliado/domain';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CustomerRow } from './customer.entity.ts';

/** Something that a customer has at home. */
@Entity('owned_product')
@Index('owned_product_customer', ['customerId'])
export class OwnedProductRow {
  /** Customer, article, order, and which of several alike it is: the files have no id for it. */
  @PrimaryColumn('varchar') readonly id: string;
  @Column('varchar', { name: 'customer_id' })
  @ForeignKey(() => CustomerRow, { name: 'owned_product_customer_id', onDelete: 'CASCADE' })
  readonly customerId: string;
  @Column('varchar') readonly sku: string;
  @Column('jsonb') readonly name: Localised;
  /** Epoch milliseconds, UTC. */
  @Column('bigint', { name: 'installed_at', nullable: true }) readonly installedAt: string | null;
  @Column('bigint', { name: 'warranty_until', nullable: true }) readonly warrantyUntil: string | null;
  @Column('varchar', { name: 'order_number', nullable: true }) readonly orderNumber: string | null;
  @Column('integer') readonly repairs: number;
}
