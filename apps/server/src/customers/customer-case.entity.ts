import type { CaseState, Localised } from '@aliado/domain';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CustomerRow } from './customer.entity.ts';

/** A matter that goes on over several contacts. */
@Entity('customer_case')
@Index('customer_case_customer', ['customerId'])
export class CustomerCaseRow {
  @PrimaryColumn('varchar') readonly id: string;
  @Column('varchar', { name: 'customer_id' })
  @ForeignKey(() => CustomerRow, { name: 'customer_case_customer_id', onDelete: 'CASCADE' })
  readonly customerId: string;
  /** Epoch milliseconds, UTC. */
  @Column('bigint', { name: 'opened_at' }) readonly openedAt: string;
  @Column('varchar') readonly matter: string;
  @Column('jsonb') readonly title: Localised;
  @Column('varchar') readonly state: CaseState;
  @Column('varchar', { nullable: true }) readonly team: string | null;
  @Column('bigint', { name: 'due_at', nullable: true }) readonly dueAt: string | null;
  @Column('varchar', { name: 'order_number', nullable: true }) readonly orderNumber: string | null;
}
