import type { JourneyStage, Localised, Touchpoint, TouchpointChannel } from '@aliado/domain';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CustomerRow } from './customer.entity.ts';

/** One event on a customer's journey. The index is the order in which journeys are read. */
@Entity('touchpoint')
@Index('touchpoint_journey', ['customerId', 'occurredAt', 'id'])
export class TouchpointRow {
  @PrimaryColumn('varchar') readonly id: string;
  @Column('varchar', { name: 'customer_id' })
  @ForeignKey(() => CustomerRow, { name: 'touchpoint_customer', onDelete: 'CASCADE' })
  readonly customerId: string;
  /** Epoch milliseconds, UTC. */
  @Column('bigint', { name: 'occurred_at' }) readonly occurredAt: string;
  @Column('varchar') readonly stage: JourneyStage;
  @Column('varchar') readonly channel: TouchpointChannel;
  @Column('varchar', { nullable: true }) readonly matter: string | null;
  @Column('jsonb') readonly title: Localised;
  @Column('jsonb', { nullable: true }) readonly detail: Localised | null;
  @Column('varchar') readonly state: Touchpoint['state'];
  @Column('varchar', { name: 'order_number', nullable: true }) readonly orderNumber: string | null;
  /** The interaction it was; null when it was none of ours. */
  @Column('varchar', { name: 'interaction_id', nullable: true }) readonly interactionId: string | null;
}
