import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Customer, CustomerProfile, EpochMs } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { CustomerDirectory, type CaseFile } from '../customers/customer-directory.ts';
import { AccountDirectory, type Account } from '../identity/account-directory.ts';
import { conversationSchema, type Conversation } from '../playbooks/pack/conversation-schema.ts';
import { SourceFile } from '../playbooks/pack/source-file.ts';

/** Somebody who calls, with what the house knows of them. */
export interface PastCaller {
  readonly customer: Customer;
  readonly file: CaseFile;
  /** Null for whoever has none. */
  readonly phone: string | null;
  /** What they call about: the order of their first open matter, else their newest; null for who never bought. */
  readonly orderNumber: string | null;
}

/** Who can appear in made-up sessions, and what is said in them. */
export interface Cast {
  /** By the id of the customer. */
  readonly callers: ReadonlyMap<string, PastCaller>;
  readonly agents: readonly Account[];
  /** Those who are asked. */
  readonly supervisors: readonly Account[];
  readonly conversations: readonly Conversation[];
  /** The customer whose voice it was, by the id of the conversation; left out where nobody knows. */
  readonly voices: ReadonlyMap<string, string>;
}

/** People enough for a month; a house with more has sessions of its own. */
const mostCallers = 400;

/** Gathers the cast from what the installation holds. */
@Injectable()
export class CastFinder {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly customers: CustomerDirectory,
    private readonly accounts: AccountDirectory,
  ) {}

  /** @param pack its folder. One after the other: whoever calls meanwhile must not wait for a connection. */
  async find(pack: string, now: EpochMs): Promise<Cast> {
    const conversations = await conversationsIn(join(pack, 'conversations'));
    const callers = new Map<string, PastCaller>();
    const rows = await this.database.query<{ id: string }[]>(
      `SELECT id FROM customer WHERE kind = 'person' ORDER BY id LIMIT ${mostCallers}`,
    );
    for (const { id } of rows) {
      const profile = await this.customers.profile(id);
      const file = await this.customers.caseFile(id, now, null);
      if (profile) callers.set(id, { customer: profile.customer, file, ...reachOf(profile) });
    }
    const voices = new Map<string, string>();
    for (const { id, from, channel } of conversations) {
      const { customerId } = await this.customers.match(from, channel);
      if (customerId !== null) voices.set(id, customerId);
    }
    const accounts = (await this.accounts.list()).filter(({ disabledAt }) => disabledAt === null);
    const supervisors = accounts.filter(({ roles }) => roles.includes('supervisor'));
    const agents = accounts.filter((account) => account.roles.includes('agent') && !supervisors.includes(account));
    return { callers, agents, supervisors, conversations, voices };
  }
}

function reachOf({ identities, cases, orders }: CustomerProfile): Pick<PastCaller, 'phone' | 'orderNumber'> {
  const open = cases.find(({ state }) => state !== 'closed');
  return {
    phone: identities.find(({ kind }) => kind === 'phone')?.value ?? null,
    orderNumber: open?.orderNumber ?? orders[0]?.number ?? null,
  };
}

/** The conversations of a folder in the order of their names; what cannot be read is no part of it. */
async function conversationsIn(folder: string): Promise<readonly Conversation[]> {
  const names = await readdir(folder).catch(() => []);
  const conversations: Conversation[] = [];
  for (const name of names.filter((file) => file.endsWith('.yaml')).toSorted()) {
    const read = new SourceFile(name, await readFile(join(folder, name), 'utf8')).read(conversationSchema);
    if ('value' in read) conversations.push(read.value);
    await setImmediate();
  }
  return conversations;
}
