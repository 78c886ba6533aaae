import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One line of the audit trail. The database refuses to change or remove it. */
@Entity('audit_entry')
export class AuditEntryRow {
  /** 1-based and gapless. */
  @PrimaryColumn('bigint') readonly n: string;
  /** Epoch milliseconds, UTC. */
  @Column('bigint') readonly at: string;
  @Column('varchar') readonly actor: string;
  @Column('varchar') readonly action: string;
  @Column('varchar') readonly object: string;
  @Column('json') readonly detail: unknown;
  @Column('varchar', { name: 'previous_hash' }) readonly previousHash: string;
  /** SHA-256 in hex over the line and the hash of the one before. */
  @Column('varchar') readonly hash: string;
}

/** The end of the trail, sealed with a key that the database does not have: lines cut off at the end are missed. */
@Entity('audit_head')
export class AuditHeadRow {
  /** The only row has 1. */
  @PrimaryColumn('integer') readonly id: number;
  @Column('bigint') readonly n: string;
  @Column('varchar') readonly hash: string;
  @Column('varchar') readonly seal: string;
}
