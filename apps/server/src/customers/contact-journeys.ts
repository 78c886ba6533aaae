import { contactChannels, type EpochMs, type JourneyContact } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

const columns =
  'id, customer_id AS "customerId", occurred_at AS "occurredAt", channel, matter, interaction_id AS "interactionId"';

/** Finds contacts on the journeys of customers: whose they are and what they were about, by the last word of whoever wrote them up. */
@Injectable()
export class ContactJourneys {
  constructor(private readonly database: DataSource) {}

  /** Interactions as they stand on a journey, in no order; what stands on nobody's is left out. At most a few hundred at once. */
  async of(interactionIds: readonly string[]): Promise<readonly JourneyContact[]> {
    const rows = await this.database.query<readonly Row[]>(`SELECT ${columns} FROM touchpoint WHERE id = ANY ($1)`, [
      interactionIds,
    ]);
    return rows.map(asContact);
  }

  /** The contacts of some customers from a moment until another one, of ours and of others' systems, in no order. */
  async between(customerIds: readonly string[], from: EpochMs, until: EpochMs): Promise<readonly JourneyContact[]> {
    const rows = await this.database.query<readonly Row[]>(
      `SELECT ${columns} FROM touchpoint
       WHERE customer_id = ANY ($1) AND occurred_at >= $2 AND occurred_at <= $3 AND channel = ANY ($4)`,
      [customerIds, from, until, [...contactChannels]],
    );
    return rows.map(asContact);
  }
}

type Row = Omit<JourneyContact, 'occurredAt'> & { readonly occurredAt: string };

const asContact = ({ occurredAt, ...rest }: Row): JourneyContact => ({ ...rest, occurredAt: Number(occurredAt) });
