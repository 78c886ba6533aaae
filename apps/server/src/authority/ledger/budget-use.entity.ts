import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What is reserved or granted of one budget in one period. */
@Entity('budget_use')
export class BudgetUseRow {
  /** The budget's id and its period, as in `north-month|2026-11`. */
  @PrimaryColumn('varchar', { primaryKeyConstraintName: 'budget_use_key' }) readonly key: string;
  /** Minor units of the organisation's currency. */
  @Column('bigint') readonly used: string;
}
