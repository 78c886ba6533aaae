import type { Customer, CustomerProfile } from '@aliado/domain';
import type { DataSource } from 'typeorm';
import * as rows from './customer-rows.ts';

/** At most so many of each list: a profile is for a screen, and a company may have thousands. */
const most = 100;

/** Reads all that stands on a customer's panel; null for an unknown id. */
export async function readProfile(database: DataSource, id: string): Promise<CustomerProfile | null> {
  const [customer] = await database.query<Customer[]>(`SELECT ${rows.customerColumns} FROM customer WHERE id = $1`, [
    id,
  ]);
  if (!customer) return null;
  const [identities, orders, products, cases, related] = await Promise.all([
    database.query<rows.IdentityColumns[]>(
      `SELECT ${rows.identityColumns} FROM customer_identity WHERE customer_id = $1
       ORDER BY array_position(ARRAY['main', 'contact', 'work', 'old'], label::text), kind DESC, value LIMIT ${most}`,
      [id],
    ),
    database.query<rows.OrderColumns[]>(
      `SELECT ${rows.orderColumns} FROM customer_order WHERE customer_id = $1 ORDER BY placed_at DESC, number DESC LIMIT 50`,
      [id],
    ),
    database.query<rows.ProductColumns[]>(
      `SELECT ${rows.productColumns} FROM owned_product WHERE customer_id = $1
       ORDER BY installed_at DESC NULLS LAST, id LIMIT ${most}`,
      [id],
    ),
    database.query<rows.CaseColumns[]>(
      `SELECT ${rows.caseColumns} FROM customer_case WHERE customer_id = $1
       ORDER BY array_position(ARRAY['broken', 'at-risk', 'open', 'closed'], state::text), due_at NULLS LAST, id LIMIT ${most}`,
      [id],
    ),
    relatedTo(database, customer),
  ]);
  return {
    customer,
    identities: identities.map(rows.asIdentity),
    orders: orders.map(rows.asOrder),
    products: products.map(rows.asProduct),
    cases: cases.map(rows.asCase),
    related,
  };
}

/** The household and the company, whoever else is of them, and whoever is of this one. */
function relatedTo(
  database: DataSource,
  { id, householdId, companyId }: Customer,
): Promise<CustomerProfile['related']> {
  return database.query(
    `SELECT id, name, kind FROM customer
     WHERE (id IN ($2, $3) OR household_id IN ($1, $2) OR company_id IN ($1, $3)) AND id <> $1 ORDER BY name, id LIMIT ${most}`,
    [id, householdId, companyId],
  );
}
