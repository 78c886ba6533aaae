import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One signed-in browser. The row goes when the session ends. */
@Entity('session')
export class SessionRow {
  /** SHA-256 of the token in hex: who reads this table cannot sign in with it. */
  @PrimaryColumn('varchar') readonly id: string;
  @Index('session_account') @Column('varchar', { name: 'account_id' }) readonly accountId: string;
  /** Epoch milliseconds, UTC. */
  @Column('bigint', { name: 'created_at' }) readonly createdAt: string;
  /** To the minute. */
  @Column('bigint', { name: 'last_seen_at' }) readonly lastSeenAt: string;
  @Column('bigint', { name: 'expires_at' }) readonly expiresAt: string;
  @Column('varchar', { name: 'user_agent' }) readonly userAgent: string;
  @Column('varchar') readonly ip: string;
}
