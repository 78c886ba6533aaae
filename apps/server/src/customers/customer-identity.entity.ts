import type { Identity, IdentityKind } from '@aliado/domain';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CustomerRow } from './customer.entity.ts';

/** An address or number by which a customer is known. Several customers may share one. */
@Entity('customer_identity')
export class CustomerIdentityRow {
  @PrimaryColumn('varchar', { name: 'customer_id' })
  @ForeignKey(() => CustomerRow, { name: 'customer_identity_customer', onDelete: 'CASCADE' })
  readonly customerId: string;
  @PrimaryColumn('varchar') readonly kind: IdentityKind;
  /** As it is compared; see `readAddress`. */
  @PrimaryColumn('varchar') @Index('customer_identity_normalised') readonly normalised: string;
  @Column('varchar') readonly value: string;
  /** The end of a phone number, for spellings that differ before it; null for all else. */
  @Index('customer_identity_last_digits')
  @Column('varchar', { name: 'last_digits', nullable: true })
  readonly lastDigits: string | null;
  @Column('varchar') readonly label: Identity['label'];
  /** Epoch milliseconds, UTC. */
  @Column('bigint', { name: 'valid_until', nullable: true }) readonly validUntil: string | null;
}
