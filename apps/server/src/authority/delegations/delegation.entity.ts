import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Somebody's authority lent to somebody else until a time. */
@Entity('delegation')
@Index('delegation_to', ['toAccount', 'until'])
@Index('delegation_from', ['fromAccount', 'until'])
export class DelegationRow {
  @PrimaryColumn('varchar', { primaryKeyConstraintName: 'delegation_key' }) readonly id: string;
  @Column('varchar', { name: 'from_account' }) readonly fromAccount: string;
  @Column('varchar', { name: 'to_account' }) readonly toAccount: string;
  /** Epoch milliseconds, UTC; exclusive. */
  @Column('bigint') readonly until: string;
  @Column('varchar', { name: 'created_by' }) readonly createdBy: string;
  @Column('bigint', { name: 'created_at' }) readonly createdAt: string;
}
