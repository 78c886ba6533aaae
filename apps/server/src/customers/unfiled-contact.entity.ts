import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A contact that is not yet on anybody's journey: written when it opens, gone when it is filed, so that a crash loses none. */
@Entity('unfiled_contact')
export class UnfiledContactRow {
  @PrimaryColumn('varchar', { name: 'interaction_id' }) readonly interactionId: string;
  /** Epoch milliseconds, UTC. */
  @Column('bigint', { name: 'opened_at' }) readonly openedAt: string;
}
