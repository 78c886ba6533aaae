import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An attempt to sign in that failed, or whose password is being checked at this moment. Swept after a quarter of an hour. */
@Entity('failed_sign_in')
@Index('failed_sign_in_subject', ['subject', 'at'])
export class FailedSignInRow {
  /** One id for the two rows of an attempt. */
  @PrimaryColumn('varchar', { name: 'attempt_id' }) readonly attemptId: string;
  /** Whom it counts against: an address, or an account, hashed, because people type passwords where the name belongs. */
  @PrimaryColumn('varchar') readonly subject: string;
  /** Epoch milliseconds, UTC. */
  @Column('bigint') readonly at: string;
}
