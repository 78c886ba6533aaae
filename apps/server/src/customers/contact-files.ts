import type { EpochMs, Touchpoint } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** A contact as it stands on a journey. Whether it was before or after the sale is told from the customer. */
export interface FiledContact {
  readonly customerId: string;
  readonly touchpoint: Omit<Touchpoint, 'id' | 'stage' | 'interactionId'>;
}

/** Puts contacts on the journeys of those who made them. The touchpoint has the interaction's id. */
@Injectable()
export class ContactFiles {
  constructor(private readonly database: DataSource) {}

  /** Notes that a contact began which will have to be filed. May be repeated. */
  async expect(interactionId: string, openedAt: EpochMs): Promise<void> {
    await this.database.query('INSERT INTO unfiled_contact VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      interactionId,
      openedAt,
    ]);
  }

  /** Contacts that were expected and never filed, oldest first, at most 10,000. */
  async unfiled(): Promise<readonly string[]> {
    const rows = await this.database.query<{ id: string }[]>(
      'SELECT interaction_id AS id FROM unfiled_contact ORDER BY opened_at, interaction_id LIMIT 10000',
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Files a contact, and takes it from the journey it was on before; null, or a customer who is gone, puts it on nobody's.
   * Filing it again changes nothing.
   */
  async file(interactionId: string, contact: FiledContact | null): Promise<void> {
    await this.database.transaction(async (manager) => {
      await takeFromOthers(manager, interactionId, contact?.customerId ?? null);
      if (contact && (await put(manager, interactionId, contact))) await count(manager, contact.customerId, 1);
      await manager.query('DELETE FROM unfiled_contact WHERE interaction_id = $1', [interactionId]);
    });
  }
}

async function takeFromOthers(manager: EntityManager, id: string, customerId: string | null): Promise<void> {
  const [taken] = await manager.query<[{ customerId: string }[], number]>(
    'DELETE FROM touchpoint WHERE id = $1 AND customer_id IS DISTINCT FROM $2 RETURNING customer_id AS "customerId"',
    [id, customerId],
  );
  for (const row of taken) await count(manager, row.customerId, -1);
}

/** True if it was not there before. */
async function put(manager: EntityManager, id: string, { customerId, touchpoint }: FiledContact): Promise<boolean> {
  const { occurredAt, channel, matter, title, detail, state, orderNumber } = touchpoint;
  const rows = await manager.query<{ isNew: boolean }[]>(
    `INSERT INTO touchpoint (id, customer_id, stage, interaction_id, occurred_at, channel, matter, title, detail, state, order_number)
     SELECT $1, id, CASE tier WHEN 'prospect' THEN 'before' ELSE 'after' END, $1, $3, $4, $5, $6, $7, $8, $9
     FROM customer WHERE id = $2
     ON CONFLICT (id) DO UPDATE SET stage = excluded.stage, occurred_at = excluded.occurred_at, matter = excluded.matter,
       title = excluded.title, detail = excluded.detail, state = excluded.state, order_number = excluded.order_number
     RETURNING xmax = 0 AS "isNew"`, // an inserted row was never locked by an update
    [
      id,
      customerId,
      occurredAt,
      channel,
      matter,
      JSON.stringify(title),
      detail && JSON.stringify(detail),
      state,
      orderNumber,
    ],
  );
  return rows[0]?.isNew ?? false;
}

async function count(manager: EntityManager, customerId: string, more: number): Promise<void> {
  await manager.query('UPDATE customer SET touchpoint_count = touchpoint_count + $2 WHERE id = $1', [customerId, more]);
}
