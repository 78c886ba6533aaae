import { randomUUID } from 'node:crypto';
import type {
  Channel,
  Customer,
  CustomerHit,
  CustomerProfile,
  EpochMs,
  IdentityKind,
  JourneyPage,
} from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.ts';
import { readAddress, type Address } from './address.ts';
import { judge, noMatch, type CallerMatch, type FoundIdentity, type MatchMemory } from './caller-match.ts';
import { caseContextOf, orderInHand, unknownCase } from './case-context.ts';
import { CustomerDirectory, type CaseContext, type CaseFile } from './customer-directory.ts';
import { customerColumns } from './customer-rows.ts';
import { searchCustomers, termsOf } from './customer-search.ts';
import { HomePlace } from './home-place.ts';
import { readJourney } from './journey-pages.ts';
import { readProfile } from './read-profile.ts';
import { asTsvector } from './search-words.ts';

const day = 86_400_000;

/** Identities looked at for one address: a switchboard may be everybody's. */
const mostIdentities = 200;

/** The customers of our own database. */
@Injectable()
export class PostgresCustomerDirectory extends CustomerDirectory {
  constructor(
    private readonly database: DataSource,
    private readonly home: HomePlace,
    private readonly clock: Clock,
  ) {
    super();
  }

  async match(address: string | null, channel: Channel): Promise<CallerMatch> {
    const read = readAddress(address, this.home.country);
    if (!read) return noMatch;
    const [found, memory] = await Promise.all([this.identitiesAt(read, channel), this.memoryOf(read)]);
    return judge(found, memory, this.clock.now());
  }

  profile(id: string): Promise<CustomerProfile | null> {
    return readProfile(this.database, id);
  }

  journey(id: string, cursor: string | null, limit: number): Promise<JourneyPage | null> {
    return readJourney(this.database, id, cursor, limit);
  }

  async search(query: string, limit: number): Promise<readonly CustomerHit[]> {
    const terms = termsOf(query, this.home.country);
    return terms ? searchCustomers(this.database, terms, limit) : [];
  }

  async createProspect(name: string, address: string | null): Promise<Customer> {
    const read = readAddress(address, this.home.country);
    return this.database.transaction(
      async (manager) =>
        (read && (await this.prospectAt(manager, name, read))) ?? this.addProspect(manager, name, read),
    );
  }

  async remember(address: string | null, customerId: string | null, by: string): Promise<void> {
    const read = readAddress(address, this.home.country);
    if (!read) return;
    await this.database.query(
      `INSERT INTO match_memory (address, customer_id, by, at)
       SELECT $1, $2::varchar, $3, $4 WHERE $2::varchar IS NULL OR EXISTS (SELECT FROM customer WHERE id = $2)
       ON CONFLICT (address) DO UPDATE SET customer_id = excluded.customer_id, by = excluded.by, at = excluded.at`,
      [read.value, customerId, by, this.clock.now()],
    );
  }

  async caseFile(customerId: string | null, now: EpochMs, orderNumber: string | null): Promise<CaseFile> {
    if (customerId === null) return unknownFile;
    const [profile, journey] = await Promise.all([this.profile(customerId), this.lately(customerId, now)]);
    if (!profile) return unknownFile;
    const order = orderInHand(profile, orderNumber);
    const { cases, identities } = profile;
    return {
      context: caseContextOf(profile, journey, now, order),
      orderNumber: order?.number ?? null,
      orderTotal: order?.total ?? null,
      cases,
      identities,
    };
  }

  private async identitiesAt(address: Address, channel: Channel): Promise<readonly FoundIdentity[]> {
    const rows = await this.database.query<(Omit<FoundIdentity, 'validUntil'> & { validUntil: string | null })[]>(
      `SELECT i.customer_id AS "customerId", c.name, i.kind, i.label, i.valid_until AS "validUntil",
         i.normalised = $1 AS "isExact",
         EXISTS (SELECT FROM customer_case k WHERE k.customer_id = c.id AND k.state <> 'closed') AS "hasOpenCase"
       FROM customer_identity i JOIN customer c ON c.id = i.customer_id
       WHERE (i.normalised = $1 OR i.last_digits = $2) AND i.kind = ANY ($3)
       ORDER BY "isExact" DESC, c.id LIMIT ${mostIdentities}`,
      [address.value, 'lastDigits' in address ? address.lastDigits : null, kindsOf(address, channel)],
    );
    return rows.map((row) => ({ ...row, validUntil: row.validUntil === null ? null : Number(row.validUntil) }));
  }

  private async memoryOf({ value }: Address): Promise<MatchMemory | null> {
    const [row] = await this.database.query<{ id: string | null; name: string | null }[]>(
      'SELECT c.id, c.name FROM match_memory m LEFT JOIN customer c ON c.id = m.customer_id WHERE m.address = $1',
      [value],
    );
    if (!row) return null;
    const { id, name } = row;
    return { customer: id === null || name === null ? null : { id, name } };
  }

  private async lately(customerId: string, now: EpochMs): Promise<CaseContext['journey']> {
    const [counts] = await this.database.query<{ calls: number; broken: number }[]>(
      `SELECT count(*) FILTER (WHERE channel = 'voice' AND occurred_at > $2)::integer AS calls,
         count(*) FILTER (WHERE state = 'broken')::integer AS broken
       FROM touchpoint WHERE customer_id = $1 AND occurred_at > $3 AND occurred_at <= $4`,
      [customerId, now - 7 * day, now - 30 * day, now],
    );
    return { callsIn7Days: counts?.calls ?? 0, brokenIn30Days: counts?.broken ?? 0 };
  }

  private async prospectAt(manager: EntityManager, name: string, { value }: Address): Promise<Customer | null> {
    const [customer] = await manager.query<Customer[]>(
      `SELECT ${customerColumns} FROM customer WHERE tier = 'prospect' AND search_words = $1::tsvector
       AND EXISTS (SELECT FROM customer_identity i WHERE i.customer_id = customer.id AND i.normalised = $2) LIMIT 1`,
      [asTsvector(name), value],
    );
    return customer ?? null;
  }

  private async addProspect(manager: EntityManager, name: string, address: Address | null): Promise<Customer> {
    const [customer] = await manager.query<Customer[]>(
      `INSERT INTO customer (id, kind, name, language, address_form, tier, recording_consent, marketing_consent, search_words)
       VALUES ($1, 'person', $2, $3, 'usted', 'prospect', 'unknown', 'unknown', $4::tsvector) RETURNING ${customerColumns}`,
      [randomUUID(), name, this.home.language, asTsvector(name)],
    );
    if (!customer) throw new Error('an inserted customer was not returned');
    if (address)
      await manager.query(
        `INSERT INTO customer_identity (customer_id, kind, normalised, value, last_digits, label) VALUES ($1, $2, $3, $3, $4, 'main')`,
        [customer.id, address.kind, address.value, 'lastDigits' in address ? address.lastDigits : null],
      );
    return customer;
  }
}

const unknownFile: CaseFile = { context: unknownCase, orderNumber: null, orderTotal: null, cases: [], identities: [] };

/** What an address of this kind may be; the number of a line is no account. */
function kindsOf({ kind }: Address, channel: Channel): readonly IdentityKind[] {
  if (kind === 'phone') return ['phone', 'whatsapp'];
  return kind === 'account' && channel === 'voice' ? [] : [kind];
}
