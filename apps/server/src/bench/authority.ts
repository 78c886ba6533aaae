import { performance } from 'node:perf_hooks';
import {
  applyGuideline,
  limitsFor,
  noAuthority,
  offersOf,
  unknownFacts,
  type CaseFacts,
  type Grant,
} from '@aliado/domain';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { GrantLedger, type Caps, type Reservation } from '../authority/ledger/grant-ledger.ts';
import { FulfilmentOutbox } from '../fulfilment/fulfilment-outbox.ts';
import { databaseOptions, openPool } from '../platform/database.ts';
import { startEmbeddedPostgres } from '../platform/embedded-postgres.ts';
import { CompiledFeel } from '../playbooks/feel/compiled-feel.ts';
import { PackReader } from '../playbooks/pack/pack-reader.ts';

/** How one giver did with so many gifts on their way at once. */
interface Measured {
  readonly giver: string;
  readonly budgets: 'one' | 'spread';
  readonly inFlight: number;
  readonly grantsPerSecond: number;
  /** From the wish to the confirmed grant, milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/** Gives one remedy of one euro: sets it aside, then confirms it. Each of the two is on disk when it resolves. */
type Give = (nth: number, budget: string) => Promise<void>;

const inFlights = [1, 8, 32] as const;
const now = Date.now();
const day = '2026-01-15';

/** What weighing a case costs, and what giving costs beside the least that PostgreSQL must do; printed as one line of JSON. */
async function main(): Promise<void> {
  const seconds = Number(process.argv[2] ?? 2);
  const rounds = Number(process.argv[3] ?? 3);
  const casesPerSecond = await weighing(seconds * 1_000);
  const postgres = await startEmbeddedPostgres();
  const source = await new DataSource(databaseOptions(postgres.url)).initialize();
  await source.destroy();
  const { pool, close } = openPool(postgres.url);
  try {
    await pool.query('CREATE TABLE bare_grant (LIKE remedy_grant INCLUDING ALL)');
    await pool.query('CREATE TABLE bare_budget (LIKE budget_use INCLUDING ALL)');
    const givers = [['ledger', ledgerGiver(pool)] as const, ['bare', bareGiver(pool)] as const];
    const measured: Measured[] = [];
    for (let round = 0; round < rounds; round++)
      for (const budgets of ['one', 'spread'] as const)
        for (const inFlight of inFlights)
          for (const [giver, give] of round % 2 ? givers.toReversed() : givers)
            measured.push({ giver, budgets, inFlight, ...(await measure(give, budgets, inFlight, seconds * 1_000)) });
    process.stdout.write(`${JSON.stringify({ casesPerSecond, measured })}\n`);
  } finally {
    await close();
    await postgres.stop();
  }
}

async function measure(give: Give, budgets: Measured['budgets'], inFlight: number, forMs: number) {
  const waits: number[] = [];
  const start = performance.now();
  const lane = async (place: number): Promise<void> => {
    for (let nth = 0; performance.now() - start < forMs; nth++) {
      const before = performance.now();
      await give(place, budgets === 'one' ? 'house' : `desk-${place}`);
      waits.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, (_, place) => lane(place)));
  const passed = (performance.now() - start) / 1_000;
  waits.sort((a, b) => a - b);
  const at = (share: number) => waits[Math.min(waits.length - 1, Math.floor(waits.length * share))] ?? 0;
  return { grantsPerSecond: waits.length / passed, p50: at(0.5), p99: at(0.99) };
}

let given = 0;

/** As the desk gives, each lane for customers of its own, with every limit that a house may set, and in line to be carried out. */
function ledgerGiver(pool: Pool): Give {
  const ledger = new GrantLedger({ pool }, new FulfilmentOutbox(pool));
  return async (place, budget) => {
    const reservation = reservationOf(place, budget);
    const caps: Caps = {
      customer: { most: 20_000, since: now - 90 * 86_400_000 },
      day: Number.MAX_SAFE_INTEGER,
      budgets: { [budget]: Number.MAX_SAFE_INTEGER },
      excluded: ['refund'],
    };
    const outcome = await ledger.reserve(reservation, caps);
    if (outcome !== 'reserved') throw new Error(outcome);
    await ledger.follow(reservation.interactionId, grantOf(reservation), now);
  };
}

/** The least that a gift needs: a row, a counter that is raised with it, and the row confirmed. Nothing is looked at. */
function bareGiver(pool: Pool): Give {
  return async (place, budget) => {
    const { interactionId, terms, customerKey } = reservationOf(place, budget);
    await pool.query({
      name: 'bare-reserve',
      text: bareReserve,
      values: [interactionId, customerKey, terms.amount?.amount, now, budget],
    });
    await pool.query({ name: 'bare-confirm', text: bareConfirm, values: [interactionId, now] });
  };
}

const bareReserve = `WITH kept AS (
    INSERT INTO bare_grant (interaction_id, grant_id, agent_id, decided_by, customer_key, guideline_id, guideline_version,
      rule_id, remedy, base_amount, day, budget_keys, state, reserved_at, expires_at)
    VALUES ($1, 'g', 'agent', 'agent', $2, 'late', 1, 'twice', 'credit', $3, '${day}', ARRAY[$5::text], 'reserved', $4, $4))
  INSERT INTO bare_budget AS b (key, used) VALUES ($5, $3) ON CONFLICT (key) DO UPDATE SET used = b.used + $3`;
const bareConfirm = `UPDATE bare_grant SET state = 'granted', granted_at = $2 WHERE interaction_id = $1 AND grant_id = 'g'`;

function reservationOf(place: number, budget: string): Reservation {
  const nth = given++;
  const amount = { amount: 100, currency: 'EUR' };
  return {
    ...{
      interactionId: `int-${nth}`,
      grantId: 'g',
      agentId: `agent-${place}`,
      decidedBy: `agent-${place}-${nth >> 6}`,
      lentBy: null,
    },
    ...{ customerKey: `customer-${place}-${nth >> 6}`, baseAmount: 100, team: 'desk', day, budgetKeys: [budget] },
    terms: {
      ...{ remedy: 'credit', amount, guidelineId: 'late', guidelineVersion: 1, ruleId: 'twice' },
      ...{ matter: 'delivery.failed', orderNumber: `PD-${nth}` },
    },
    ...{ reservedAt: now, expiresAt: now + 120_000, approvalId: null },
  };
}

function grantOf({ grantId, terms, agentId, decidedBy }: Reservation): Grant {
  return {
    ...{ grantId, terms, agentId, decidedBy, approvalId: null, state: 'granted' },
    ...{ reservedAt: now, expiresAt: now, grantedAt: now, undoUntil: now },
  };
}

/** Cases a second: the guidelines of a matter applied, limits found, offers made. Our own pack; nothing is read from a disk. */
async function weighing(forMs: number): Promise<number> {
  const { pack } = await new PackReader().read('packs/casa-lumbre');
  if (!pack) throw new Error('our own pack has faults');
  const feel = new CompiledFeel();
  const policy = pack.authority ?? noAuthority;
  const guidelines = pack.guidelines.filter(({ matters }) => matters.includes('delivery.failed'));
  const counting = { currency: pack.organisation.currency, rates: policy.rates, day };
  const customer = { tier: 'plus', country: 'ES' };
  const agent = {
    accountId: 'a',
    roles: ['agent'],
    team: 'desk-north',
    queues: ['deliveries'],
    tenureMonths: 22,
  } as const;
  const facts: CaseFacts = {
    ...unknownFacts,
    customer: { ...customer, years: 6 },
    order: { total: 489, status: 'failed', daysSincePlaced: 12, daysLate: 4, failedDeliveries: 2 },
  };
  const usage = { toCustomer: { 90: 4_000 }, today: 8_500, budgets: {} };
  const start = performance.now();
  let cases = 0;
  for (; performance.now() - start < forMs; cases++) {
    const offers = offersOf({
      findings: guidelines.map((guideline) => applyGuideline(guideline, facts, feel)),
      policy,
      counting,
      conditions: {
        never: policy.never.filter(({ when }) => feel.value(when, facts) === true),
        ...{ given: [], missedPromise: null, isToOneself: false },
      },
      ...{ matter: 'delivery.failed', orderNumber: 'PD-1', others: [] },
      mine: { limitsOf: (remedy) => limitsFor(policy, [agent], customer, counting, remedy), usage },
    });
    if (offers.length === 0) throw new Error('nothing is offered');
  }
  return (cases * 1_000) / (performance.now() - start);
}

await main();
