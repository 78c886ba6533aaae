import { Client } from 'pg';
import { lendDatabase } from '../cli/own-database.ts';
import { hashPassword } from '../identity/password-hashing.ts';
import { expiryOf } from '../identity/session-life.ts';
import { mintToken } from '../identity/session-token.ts';
import { readSettings } from '../platform/configuration.ts';

const queues = ['deliveries', 'repairs', 'billing', 'sales', 'general'];
const teams = ['desk-north', 'desk-south'];

const accounts = `INSERT INTO account (id, name, roles, language, team, queues, password_hash, tenure_months, created_at, preferences)
  SELECT p.id, p.name, ARRAY[p.role], 'es', p.team, string_to_array(p.queues, ','), $6, 12, $7, '{}'
  FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) AS p (id, name, role, team, queues)`;

const sessions = `INSERT INTO session (id, account_id, created_at, last_seen_at, expires_at, user_agent, ip)
  SELECT s.id, s.account_id, $3, $3, $4, 'bench', '127.0.0.1' FROM unnest($1::text[], $2::text[]) AS s (id, account_id)`;

interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: 'agent' | 'supervisor';
  readonly team: string;
  readonly queues: readonly string[];
}

/**
 * Makes so many agents and supervisors in the settings' database, each signed in already: a thousand passwords would take a minute
 * to hash. Prints who they are, with the tokens of their sessions, as one line of JSON.
 */
async function main(): Promise<void> {
  const [agents, supervisors] = process.argv.slice(2, 4).map(Number);
  const people = [...peopleOf('agent', agents ?? 0), ...peopleOf('supervisor', supervisors ?? 0)];
  const signedIn = people.map((person) => ({ ...person, ...mintToken() }));
  const database = await lendDatabase(readSettings(process.env));
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    const now = Date.now();
    const columns = [
      people.map(({ id }) => id),
      people.map(({ name }) => name),
      people.map(({ role }) => role),
      people.map(({ team }) => team),
      people.map((person) => person.queues.join(',')),
    ];
    await client.query(accounts, [...columns, await hashPassword(mintToken().token), now]);
    const ids = signedIn.map(({ sessionId }) => sessionId);
    await client.query(sessions, [ids, columns[0], now, expiryOf({ createdAt: now, lastSeenAt: now })]);
    const told = signedIn.map(({ id, role, token }) => ({ id, role, token }));
    process.stdout.write(`${JSON.stringify(told)}\n`);
  } finally {
    await client.end();
    await database.giveBack();
  }
}

function peopleOf(role: Person['role'], count: number): readonly Person[] {
  return Array.from({ length: count }, (_, nth) => ({
    ...{ id: `${role}-${nth}`, name: `${role === 'agent' ? 'Agente' : 'Supervisora'} Ejemplo ${nth}`, role },
    team: teams[nth % teams.length] ?? '',
    queues: role === 'agent' ? [queues[nth % 4] ?? '', 'general'] : queues,
  }));
}

await main();
