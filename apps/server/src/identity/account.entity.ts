import type { Language, Preferences } from '@aliado/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody who may sign in. Never deleted, because the log names accounts: disabled instead. */
@Entity('account')
export class AccountRow {
  /** What is typed at sign-in, in lower case, and the name of the person in the log. */
  @PrimaryColumn('varchar') readonly id: string;
  @Column('varchar') readonly name: string;
  @Column('text', { array: true }) readonly roles: string[];
  @Column('varchar') readonly language: Language;
  @Column('varchar', { nullable: true }) readonly team: string | null;
  @Column('text', { array: true }) readonly queues: string[];
  /** Argon2id in the PHC format. */
  @Column('varchar', { name: 'password_hash' }) readonly passwordHash: string;
  @Column('integer', { name: 'tenure_months' }) readonly tenureMonths: number;
  /** Epoch milliseconds, UTC; null while the account is in use. */
  @Column('bigint', { name: 'disabled_at', nullable: true }) readonly disabledAt: string | null;
  @Column('bigint', { name: 'created_at' }) readonly createdAt: string;
  @Column('json') readonly preferences: Preferences;
}
