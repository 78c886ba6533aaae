import { CloudEvent, HTTP, type Message } from 'cloudevents';
import { Webhook } from 'standardwebhooks';
import { AccountDirectory } from '../../identity/account-directory.ts';
import { IdentityModule } from '../../identity/identity.module.ts';
import { EventLog, LogUnavailable } from '../../interactions/event-log.ts';
import { InterimFeed } from '../../interactions/interim-feed.ts';
import { ServerSecret } from '../../platform/secret.ts';
import { startTestApp, type TestApp } from '../../platform/testing/test-app.ts';
import { interactionIdOf } from '../contact-id.ts';
import { RefusedFrames } from '../refused-frames.ts';
import { sourceKey } from '../source-key.ts';
import { SourcesModule } from '../sources.module.ts';

let server: TestApp;
let nth = 0;

beforeAll(async () => {
  server = await startTestApp({ imports: [IdentityModule, SourcesModule] });
});
afterAll(() => server.close());
afterEach(() => jest.restoreAllMocks());

interface Options {
  readonly source?: string;
  readonly key?: Buffer;
  readonly at?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Signs as the library of Standard Webhooks does, and delivers. */
async function deliver(headers: Message['headers'], body: string, options: Options = {}) {
  const { source = 'pbx', at = server.clock.now(), key = sourceKey(server.app.get(ServerSecret), source) } = options;
  const id = `msg-${++nth}`;
  const answer = await fetch(`${server.url}/ingest/cloudevents/${source}`, {
    method: 'POST',
    headers: {
      ...(headers as Record<string, string>),
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at / 1_000)),
      'webhook-signature': new Webhook(key, { format: 'raw' }).sign(id, new Date(at), body),
      ...options.headers,
    },
    body,
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown>, headers: answer.headers };
}

const send = ({ headers, body }: Message, options: Options = {}) => deliver(headers, String(body), options);
const sendBatch = (events: readonly unknown[], options: Options = {}) =>
  deliver({ 'content-type': 'application/cloudevents-batch+json' }, JSON.stringify(events), options);

const aCall = (contact: string, type: string, data: object, more: object = {}) =>
  new CloudEvent({ source: '/pbx', type: `aliado.call.${type}.v1`, subject: contact, data, ...more });

async function recorded(contact: string, source = 'pbx') {
  const entries = await server.app.get(EventLog).readAfter(interactionIdOf(source, contact), 0, 100);
  return entries.map(({ event }) => event.type);
}

const asideNow = () => server.app.get(RefusedFrames).list(500);

describe('a delivery of CloudEvents', () => {
  it('is taken in whole, one event at a time, with the attributes in the body or in the headers', async () => {
    const opened = await send(HTTP.structured(aCall('modes', 'started', { from: '+34911234567' })));
    const queued = await send(HTTP.binary(aCall('modes', 'queued', { queue: 'billing' })));
    expect([opened.status, opened.body, queued.status]).toEqual([202, { taken: 1, refused: [] }, 202]);
    expect(await recorded('modes')).toEqual(['InteractionOpened', 'InteractionQueued']);
  });

  it('needs no body where the attributes are headers and there is nothing more to say', async () => {
    const headers = { 'ce-specversion': '1.0', 'ce-id': 'bare', 'ce-source': '/pbx', 'ce-subject': 'bare%20call' };
    const held = await deliver(
      { ...headers, 'ce-type': 'aliado.call.held.v1', 'content-type': 'application/json' },
      '',
    );
    expect(held.body).toEqual({ taken: 1, refused: [] });
    expect(await recorded('bare call')).toEqual(['InteractionOpened', 'CallHeld']);
  });

  it('may hold many events, which are recorded in their order', async () => {
    const holds = Array.from({ length: 249 }, () => [aCall('long', 'held', {}), aCall('long', 'resumed', {})]).flat();
    const taken = await sendBatch([aCall('long', 'started', {}), ...holds, aCall('long', 'abandoned', {})]);
    expect(taken.body).toEqual({ taken: 500, refused: [] });
    const entries = await server.app.get(EventLog).readAfter(interactionIdOf('pbx', 'long'), 0, 1_000);
    expect(entries.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 500 }, (_, index) => index + 1));
    expect(entries.at(-1)?.event.type).toBe('InteractionAbandoned');
  });

  it('changes nothing when it comes again, also at the same time and under another signature', async () => {
    const event = aCall('twice', 'participant-joined', { id: 'guest', role: 'other' });
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(HTTP.structured(event))));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    expect(await recorded('twice')).toEqual(['InteractionOpened', 'ParticipantJoined']);
  });

  it('keeps sources apart: the same contact of another source is another interaction', async () => {
    await send(HTTP.structured(aCall('shared', 'started', {})));
    await send(HTTP.structured(aCall('shared', 'held', {})), { source: 'other-pbx' });
    expect(await recorded('shared')).toEqual(['InteractionOpened']);
    expect(await recorded('shared', 'other-pbx')).toEqual(['InteractionOpened', 'CallHeld']);
  });

  it('never lets a card number come to rest, neither in the log nor among what is kept aside', async () => {
    const at = { startedAt: '2026-01-15T09:00:00Z', endedAt: '2026-01-15T09:00:04Z' };
    const words = { utteranceId: 'u-1', speaker: 'customer', text: 'Es la 4111 1111 1111 1111', ...at };
    await sendBatch([
      aCall('card', 'utterance', { ...words, final: true }),
      aCall('card', 'utterance', { text: words.text }),
    ]);
    const { rows } = await server.database.pool.query<{ kept: string }>(
      'SELECT event::text AS kept FROM recorded_event UNION ALL SELECT body FROM refused_frame',
    );
    expect(rows.filter(({ kept }) => kept.includes('4111'))).toEqual([]);
    expect(await recorded('card')).toEqual(['InteractionOpened', 'UtteranceSpoken', 'RedactionApplied']);
  });

  it('passes words that are not final on, and stores nothing of them', async () => {
    const passed: unknown[] = [];
    const listening = server.app.get(InterimFeed).words.subscribe((words) => passed.push(words));
    const words = { utteranceId: 'u-9', speaker: 'customer', text: 'quiero', startedAt: '2026-01-15T09:00:00Z' };
    const answer = await send(HTTP.structured(aCall('interim', 'utterance', { ...words, final: false, revision: 4 })));
    listening.unsubscribe();
    expect(answer.body).toEqual({ taken: 1, refused: [] });
    expect(passed).toMatchObject([{ interactionId: interactionIdOf('pbx', 'interim'), revision: 4, text: 'quiero' }]);
    expect(await recorded('interim')).toEqual([]);
  });

  it('is taken in part when some of it makes no sense; the rest is kept aside with the reason', async () => {
    const answer = await sendBatch([
      aCall('partly', 'started', {}),
      { ...aCall('partly', 'rated', { stars: 5 }).toJSON(), id: 'odd-1' },
      { ...aCall('partly', 'queued', {}).toJSON(), id: 'odd-2' },
      'not even an event',
    ]);
    const refused = [
      { id: 'odd-1', reason: 'type: "aliado.call.rated.v1" is none of the types this server knows' },
      { id: 'odd-2', reason: 'data.queue: Invalid input: expected string, received undefined' },
      { id: '', reason: 'event: Invalid input: expected object, received string' },
    ];
    expect([answer.status, answer.body]).toEqual([202, { taken: 1, refused }]);
    const aside = (await asideNow()).filter(({ source }) => source === 'pbx').slice(0, 3);
    expect(new Set(aside.map(({ reason }) => reason))).toEqual(new Set(refused.map(({ reason }) => reason)));
  });
});

describe('a delivery that cannot be taken in', () => {
  const json = { 'content-type': 'application/cloudevents+json' };

  it.each([
    ['is no JSON', json, '{"specversion":'],
    ['is no UTF-8', json, null],
    ['is a batch that is no array', { 'content-type': 'application/cloudevents-batch+json' }, '{}'],
    ['is a batch of 501', { 'content-type': 'application/cloudevents-batch+json' }, `[${'0,'.repeat(500)}0]`],
    ['carries no attributes', { 'content-type': 'application/json' }, '{"queue":"billing"}'],
  ])('is answered with 400 and kept aside when it %s', async (_, headers, text) => {
    const before = (await asideNow()).length;
    const answer = text === null ? await deliverBytes(Buffer.from([0x22, 0xff, 0x22])) : await deliver(headers, text);
    expect([answer.status, answer.body]).toMatchObject([400, { code: 'cloudevents/unreadable' }]);
    expect((await asideNow()).length).toBe(before + 1);
  });

  it('is answered with 400 and the reasons when none of its events could be taken', async () => {
    const answer = await send(HTTP.structured(aCall('none', 'rated', {}, { id: 'r-1' })));
    expect([answer.status, answer.body]).toMatchObject([
      400,
      { code: 'cloudevents/nothing-taken', refused: [{ id: 'r-1' }] },
    ]);
  });

  it.each(['['.repeat(400_000), `[${'['.repeat(200_000)}${']'.repeat(200_000)}]`, '[{"id":"\\u0000","\\u0000":1}]'])(
    'does no harm however it is nested and whatever it holds',
    async (body) => {
      const answer = await deliver({ 'content-type': 'application/cloudevents-batch+json' }, body);
      expect(answer.status).toBe(400);
    },
  );

  it('is answered with 401 and not kept when it is signed with another key, or too long ago', async () => {
    const before = (await asideNow()).length;
    const event = HTTP.structured(aCall('forged', 'started', {}));
    const answers = [
      await send(event, { key: Buffer.alloc(32) }),
      await send(event, { at: server.clock.now() - 301_000 }),
      await send(event, { headers: { 'webhook-signature': '' } }),
      await send(event, { source: 'Not-A-Name' }),
      await deliver(json, '{"specversion":', { key: Buffer.alloc(32) }),
    ];
    expect(answers.map(({ status, body }) => [status, body['code']])).toEqual(
      answers.map(() => [401, 'source/wrong-signature']),
    );
    expect(await recorded('forged')).toEqual([]);
    expect((await asideNow()).length).toBe(before);
  });

  it('is answered with 413 above 1 MiB and with 415 when it is of another kind', async () => {
    const large = await deliver(json, ' '.repeat(1_048_577));
    const plain = await deliver({ 'content-type': 'text/plain' }, 'hello');
    expect([large.status, large.body['code']]).toEqual([413, 'request/too-large']);
    expect([plain.status, plain.body['code'], plain.body['message']]).toEqual([
      415,
      'request/media-type',
      'Send application/cloudevents+json, application/cloudevents-batch+json, application/json.',
    ]);
  });

  it('is answered with 503 and when to come back while the log cannot be written', async () => {
    jest.spyOn(server.app.get(EventLog), 'append').mockRejectedValue(new LogUnavailable('the disk is away'));
    const event = HTTP.structured(aCall('later', 'started', {}));
    const away = await send(event);
    expect([away.status, away.headers.get('retry-after')]).toEqual([503, '2']);
    jest.restoreAllMocks();
    expect((await send(event)).status).toBe(202);
    expect(await recorded('later')).toEqual(['InteractionOpened']);
  });
});

describe('what is kept aside', () => {
  it('is shown to whoever looks after the sources, the newest first', async () => {
    const account = {
      language: 'en',
      team: null,
      queues: [],
      tenureMonths: 3,
      password: 'quiet lamps at noon',
    } as const;
    const accounts = server.app.get(AccountDirectory);
    await accounts.create({ ...account, id: 'root', name: 'Root', roles: ['administrator'] }, 'system');
    await accounts.create({ ...account, id: 'ada', name: 'Ada', roles: ['agent'] }, 'system');
    await send(HTTP.structured(aCall('aside', 'rated', {})));
    const [administrator, agent] = [server.browser(), server.browser()];
    await administrator.signIn('root', account.password);
    await agent.signIn('ada', account.password);
    expect(await administrator.get('/api/sources/refused?limit=1')).toMatchObject({
      status: 200,
      body: {
        refused: [
          {
            source: 'pbx',
            receivedAt: server.clock.now(),
            reason: 'type: "aliado.call.rated.v1" is none of the types this server knows',
            body: expect.stringContaining('"subject":"aside"') as string,
          },
        ],
      },
    });
    expect(await administrator.get('/api/sources/refused?limit=0')).toMatchObject({ status: 400 });
    expect(await agent.get('/api/sources/refused')).toMatchObject({ status: 403 });
  });

  it('is closed to whoever is not signed in', async () => {
    expect((await fetch(`${server.url}/api/sources/refused`)).status).toBe(401);
  });
});

async function deliverBytes(bytes: Buffer) {
  // the library signs text alone; these bytes are none
  const { createHmac } = await import('node:crypto');
  const timestamp = String(Math.floor(server.clock.now() / 1_000));
  const key = sourceKey(server.app.get(ServerSecret), 'pbx');
  const digest = createHmac('sha256', key).update(`bytes.${timestamp}.`).update(bytes).digest('base64');
  const answer = await fetch(`${server.url}/ingest/cloudevents/pbx`, {
    method: 'POST',
    headers: {
      'content-type': 'application/cloudevents+json',
      'webhook-id': 'bytes',
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${digest}`,
    },
    body: new Uint8Array(bytes),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}
