import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { initialInteraction } from '@aliado/domain';
import { Webhook } from 'standardwebhooks';
import type { InteractionRecorder } from '../interactions/interaction-recorder.ts';
import type { Clock } from '../platform/clock.ts';
import { createTestDatabase, type TestDatabase } from '../platform/testing/test-database.ts';
import { Fulfilment } from './fulfilment.ts';
import { FulfilmentOutbox } from './fulfilment-outbox.ts';
import { WebhookSender } from './webhook.ts';

const secret = 'a secret of both sides, long enough';
/** A receiver that checks signatures and carries out each id once, as the documentation asks of it. */
class Receiver {
  readonly carriedOut = new Map<string, unknown>();
  heard = 0;
  answers: number[] = [];
  private server: Server | null = null;

  async listen(): Promise<string> {
    const signatures = new Webhook(secret, { format: 'raw' });
    const server = createServer((request, response) => {
      void (async () => {
        let body = '';
        for await (const chunk of request) body += String(chunk);
        this.heard++;
        const said = signatures.verify(body, request.headers as Record<string, string>);
        const status = this.answers.shift() ?? 204;
        // one answer in this list is lost on its way although the work was done
        if (status === 0 || status < 300) this.carriedOut.set(String(request.headers['webhook-id']), said);
        if (status === 0) request.socket.destroy();
        else response.writeHead(status).end();
      })().catch(() => response.writeHead(401).end());
    });
    this.server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/remedies`;
  }

  async close(): Promise<void> {
    await new Promise((resolve) => this.server?.close(resolve));
  }
}

let database: TestDatabase;
let receiver: Receiver;
let url: string;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.close());
beforeEach(async () => {
  await database.pool.query('TRUNCATE fulfilment, remedy_grant');
  receiver = new Receiver();
  url = await receiver.listen();
});
afterEach(() => receiver.close());

/** A remedy that the ledger holds as granted, and is put in line. */
async function put(grantId: string, dueAt: number): Promise<void> {
  await database.pool.query(
    `INSERT INTO remedy_grant (interaction_id, grant_id, agent_id, decided_by, customer_key, order_number, matter,
      guideline_id, guideline_version, rule_id, remedy, amount, currency, base_amount, team, day, budget_keys, state,
      reserved_at, expires_at, granted_at, look_at)
    VALUES ('int-1', $1, 'nayeli', 'marta', 'C-0001', 'PD-44718', 'delivery.failed', 'late-delivery-gesture', 14, 'twice',
      'credit', 3000, 'EUR', 3000, 'desk-north', '2026-11-21', '{}', 'granted', 0, 0, $2, 1) ON CONFLICT DO NOTHING`,
    [grantId, Date.UTC(2026, 10, 21, 10)],
  );
  await new FulfilmentOutbox(database.pool).put({ interactionId: 'int-1', grantId }, dueAt);
}

/** Signatures are of the moment of sending, which receivers hold against their own clock. */
const sender = () => {
  const webhook = new WebhookSender(url, secret);
  return (delivery: { id: string; body: string }) => webhook.send(delivery, Date.now());
};

const inLine = async (): Promise<number> => (await database.pool.query('SELECT FROM fulfilment')).rowCount ?? 0;

/** Deliveries as the server makes them, where the log says of these remedies that they were undone. */
function delivering(undone: readonly string[]) {
  const grants = undone.map((grantId) => ({ grantId, state: 'undone' }));
  const recorder = { state: () => Promise.resolve({ ...initialInteraction, grants }) };
  const clock = { now: () => 600_000 };
  const outbox = new FulfilmentOutbox(database.pool);
  const fulfilment = new Fulfilment(outbox, recorder as unknown as InteractionRecorder, clock as Clock);
  return { fulfilment, ended: () => fulfilment.onModuleDestroy() };
}

describe('a granted remedy on its way out', () => {
  it('goes out signed once it can no longer be taken back, and not before', async () => {
    await put('grant-1', 600_000);
    const outbox = new FulfilmentOutbox(database.pool);
    expect(await outbox.tryDue(599_999, sender())).toBe(0);
    expect(await outbox.tryDue(600_000, sender())).toBe(1);
    const data = {
      ...{ grantId: 'grant-1', interactionId: 'int-1', customer: 'C-0001', order: 'PD-44718' },
      ...{ matter: 'delivery.failed', remedy: 'credit', amount: { amount: 3_000, currency: 'EUR' } },
      guideline: { id: 'late-delivery-gesture', version: 14, rule: 'twice' },
      ...{ agent: 'nayeli', decidedBy: 'marta' },
    };
    expect([...receiver.carriedOut]).toEqual([
      ['int-1.grant-1', { type: 'remedy.granted', timestamp: '2026-11-21T10:00:00.000Z', data }],
    ]);
    expect(await outbox.tryDue(9e12, sender())).toBe(0);
  });

  it('does not go out when it was undone in time', async () => {
    await put('grant-1', 600_000);
    const outbox = new FulfilmentOutbox(database.pool);
    await outbox.takeOut({ interactionId: 'int-1', grantId: 'grant-1' });
    expect(await outbox.tryDue(9e12, sender())).toBe(0);
  });

  it('is carried out once by who checks the id, though answers are lost and the receiver fails', async () => {
    receiver.answers = [503, 0, 429, 0, 500];
    await put('grant-1', 0);
    await put('grant-1', 0);
    const outbox = new FulfilmentOutbox(database.pool);
    let now = 0;
    while ((await outbox.tryDue(now, sender())) > 0 || now < 7_200_000) now += 3_600_000;
    expect(receiver.heard).toBe(6);
    expect([...receiver.carriedOut.keys()]).toEqual(['int-1.grant-1']);
    expect(await outbox.troubled(10)).toEqual([]);
  });

  it('is kept for a person when it is refused for good, and goes out when they say so', async () => {
    receiver.answers = [422];
    await put('grant-1', 0);
    const outbox = new FulfilmentOutbox(database.pool);
    await outbox.tryDue(0, sender());
    expect(await outbox.tryDue(9e12, sender())).toBe(0);
    expect(await outbox.troubled(10)).toEqual([
      {
        ...{ interactionId: 'int-1', grantId: 'grant-1', agentId: 'nayeli' },
        ...{ remedy: 'credit', amount: { amount: 3_000, currency: 'EUR' } },
        ...{ attempts: 1, state: 'given-up', dueAt: 0, trouble: 'answered 422' },
      },
    ]);
    expect(await outbox.tryAgain({ interactionId: 'int-1', grantId: 'grant-1' }, 5)).toBe(true);
    expect(await outbox.tryDue(5, sender())).toBe(1);
    expect(receiver.carriedOut.size).toBe(1);
    expect(await outbox.tryAgain({ interactionId: 'int-1', grantId: 'grant-1' }, 6)).toBe(false);
  });

  it('is in one hand at a time, with several processes on one database', async () => {
    for (let number = 0; number < 40; number++) await put(`grant-${number}`, 0);
    const outboxes = [1, 2, 3].map(() => new FulfilmentOutbox(database.pool));
    const tried = await Promise.all(outboxes.map((outbox) => outbox.tryDue(0, sender())));
    expect(tried.reduce((sum, count) => sum + count)).toBe(40);
    expect(receiver.heard).toBe(40);
  });

  it('is not sent a second time beside when a person asks for it while it is being sent', async () => {
    receiver.answers = [503];
    await put('grant-1', 0);
    const outbox = new FulfilmentOutbox(database.pool);
    await outbox.tryDue(0, sender());
    const key = { interactionId: 'int-1', grantId: 'grant-1' };
    let beside = -1;
    await outbox.tryDue(5_000, async (delivery) => {
      expect(await outbox.tryAgain(key, 5_001)).toBe(true);
      beside = await outbox.tryDue(5_001, sender());
      return sender()(delivery);
    });
    expect([beside, receiver.heard, receiver.carriedOut.size]).toEqual([0, 2, 1]);
    expect(await outbox.tryDue(9e12, sender())).toBe(0);
  });

  it('is forgotten some time after it was delivered, and not sent anew then', async () => {
    receiver.answers = [204, 422];
    await put('grant-1', 0);
    const outbox = new FulfilmentOutbox(database.pool);
    await outbox.tryDue(0, sender());
    await put('grant-2', 0);
    await outbox.tryDue(0, sender());
    expect([await outbox.forgetDelivered(0), await inLine()]).toEqual([0, 2]);
    expect([await outbox.forgetDelivered(1), await inLine()]).toEqual([1, 1]);
    await database.pool.query('UPDATE remedy_grant SET look_at = NULL');
    await outbox.put({ interactionId: 'int-1', grantId: 'grant-1' }, 0);
    expect(await inLine()).toBe(1);
  });

  it('is tried again when its process died with it in hand', async () => {
    await put('grant-1', 0);
    const outbox = new FulfilmentOutbox(database.pool);
    const dying = outbox.tryDue(0, () => Promise.reject(new Error('the process died')));
    await expect(dying).rejects.toThrow('died');
    expect(await outbox.tryDue(59_999, sender())).toBe(0);
    expect(await outbox.tryDue(60_000, sender())).toBe(1);
    expect(receiver.carriedOut.size).toBe(1);
  });

  it('does not go out when a crash came between its undoing and the ledger', async () => {
    await put('grant-1', 0);
    const { fulfilment, ended } = delivering(['grant-1']);
    fulfilment.start(url, secret, 90);
    while ((await inLine()) > 0) await new Promise((resolve) => setTimeout(resolve, 50));
    await ended();
    expect(receiver.heard).toBe(0);
  });
});
