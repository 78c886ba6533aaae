import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { liveNamespace, sourceNamespace, type AnyRecorded, type SourceFrame } from '@aliado/domain';
import { io } from 'socket.io-client';
import { PostgresEventLog } from '../interactions/postgres-event-log.ts';
import { Browser } from '../platform/testing/browser.ts';
import { ConfiguredSecret } from '../platform/secret.ts';
import { createTestDatabase, type TestDatabase } from '../platform/testing/test-database.ts';
import { sourceKeyText } from '../sources/source-key.ts';
import { Contact, pbx } from './testing/contact.ts';
import { until, type ConsoleSocket, type SourceSocket } from './testing/live-app.ts';

const kills = 5;
const eventsPerSecond = 200;
const livesFor = 500;
const secret = 'a secret that only this spec has'.padEnd(32);
const password = 'quiet lamps at noon';
const people = ['agent', 'supervisor', 'trainer'] as const;

const pause = (milliseconds: number) => new Promise<void>((resume) => setTimeout(resume, milliseconds));

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((ready) => probe.listen(0, '127.0.0.1', ready));
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
}

/** Starts a server in a process of its own; resolves when it listens. */
async function aServer(databaseUrl: string, port: number): Promise<ChildProcess> {
  const root = join(__dirname, '../../../..');
  const program = join(__dirname, 'testing/live-process.ts');
  const hooks = ['--import', join(root, 'tools/swc-hooks.mjs'), '--disable-warning=ExperimentalWarning'];
  const parameters = [...hooks, program, databaseUrl, String(port), secret, password];
  const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'aliado-specs') };
  const child = spawn(process.execPath, parameters, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((ready, failed) => {
    child.stdout.on('data', (words: Buffer) => words.toString().includes('listening') && ready());
    child.once('exit', (code) => failed(new Error(`the server ended with ${code}`)));
  });
  return child;
}

/** Speaks without a pause, and sends again what was not acknowledged, in its order, as sources do. */
class Source {
  readonly acknowledged: SourceFrame[] = [];
  private readonly outbox: SourceFrame[] = [];
  private isSending = false;

  constructor(private readonly socket: SourceSocket) {
    socket.on('connect', () => {
      this.isSending = false;
      socket.emit('hello', { source: pbx.name, can: [] }, () => void this.send());
    });
  }

  say(frame: SourceFrame): void {
    this.outbox.push(frame);
    void this.send();
  }

  get waiting(): number {
    return this.outbox.length;
  }

  private async send(): Promise<void> {
    if (this.isSending || this.outbox.length === 0 || !this.socket.connected) return;
    this.isSending = true;
    const frames = this.outbox.slice(0, 100);
    const reply = await this.socket
      .timeout(2_000)
      .emitWithAck('frames', frames)
      .catch(() => null);
    if (reply && 'taken' in reply) this.acknowledged.push(...this.outbox.splice(0, frames.length));
    if (reply) this.isSending = false;
    void this.send();
  }
}

/** Shows a stream entry by entry: drops what it has, asks for what is missing, and notes whatever the server tells wrongly. */
class Screen {
  readonly shown: AnyRecorded[] = [];
  readonly wrong: string[] = [];
  connections = 0;

  constructor(
    private readonly socket: ConsoleSocket,
    private readonly streamId: string,
  ) {
    let lastTold = 0;
    socket.on('connect', () => {
      lastTold = 0;
      this.connections += 1;
      void this.read();
    });
    socket.on('recorded', (entries) => {
      for (const { streamId: id, sequence } of entries) {
        if (id !== streamId || (lastTold > 0 && sequence !== lastTold + 1))
          this.wrong.push(`${id} ${sequence} after ${lastTold}`);
        lastTold = sequence;
      }
      this.show(entries);
    });
  }

  private async read(): Promise<void> {
    const asked = { streamId: this.streamId, after: this.shown.length };
    const reply = await this.socket
      .timeout(2_000)
      .emitWithAck('watch', asked)
      .catch(() => null);
    if (!this.socket.connected) return;
    if (!reply || 'refused' in reply) return pause(50).then(() => this.read());
    this.show(reply.entries);
    if (reply.hasMore) await this.read();
  }

  private early: readonly AnyRecorded[] = [];

  private show(entries: readonly AnyRecorded[]): void {
    const known = [...this.early, ...entries].sort((a, b) => a.sequence - b.sequence);
    for (const entry of known) if (entry.sequence === this.shown.length + 1) this.shown.push(entry);
    this.early = known.filter(({ sequence }) => sequence > this.shown.length);
  }
}

describe('a server that is killed again and again while people talk', () => {
  let database: TestDatabase;
  let child: ChildProcess | undefined;
  const sockets: { disconnect(): void }[] = [];
  afterAll(async () => {
    for (const socket of sockets) socket.disconnect();
    child?.kill('SIGKILL');
    await database?.close();
  });

  it(`loses nothing that it acknowledged, repeats nothing and mixes up nothing, in ${kills} kills`, async () => {
    database = await createTestDatabase();
    const port = await freePort();
    child = await aServer(database.url, port);
    const url = `http://127.0.0.1:${port}`;
    const options = { transports: ['websocket'], forceNew: true, reconnectionDelay: 50, reconnectionDelayMax: 150 };
    const key = sourceKeyText(new ConfiguredSecret({ secret, dataFolder: '' }), pbx.name);
    const contacts = people.map((_, nth) => new Contact(`kill-${nth}`, 0));
    const sourceSocket: SourceSocket = io(`${url}${sourceNamespace}`, { ...options, auth: { source: pbx.name, key } });
    const source = new Source(sourceSocket);
    sockets.push(sourceSocket);
    for (const contact of contacts) for (const frame of contact.with('agent')) source.say(frame);
    await until(() => source.waiting === 0);
    const screens = await Promise.all(
      people.map(async (id, nth) => {
        const browser = new Browser(url);
        expect((await browser.signIn(id, password)).status).toBe(204);
        const extraHeaders = { cookie: browser.cookie, origin: url };
        const socket: ConsoleSocket = io(`${url}${liveNamespace}`, { ...options, extraHeaders });
        sockets.push(socket);
        return new Screen(socket, contacts[nth]?.interactionId ?? '');
      }),
    );

    let said = 0;
    const talking = setInterval(() => {
      for (let nth = 0; nth < eventsPerSecond / 20; nth++) {
        const contact = contacts[said % contacts.length];
        if (contact) source.say(contact.says('sí, claro', `u-${said++}`));
      }
    }, 50);
    for (let kill = 0; kill < kills; kill++) {
      await pause(livesFor / 2 + Math.random() * livesFor);
      const gone = new Promise((closed) => child?.once('close', closed));
      child.kill('SIGKILL');
      await gone;
      child = await aServer(database.url, port);
    }
    await pause(livesFor);
    clearInterval(talking);
    await until(() => source.waiting === 0, 10_000);

    const log = new PostgresEventLog(database.pool);
    for (const [nth, contact] of contacts.entries()) {
      const stored = await log.readAfter(contact.interactionId, 0, 10_000);
      const screen = screens[nth];
      await until(() => screen?.shown.length === stored.length, 10_000);
      const spoken = (entries: readonly AnyRecorded[]) =>
        entries.flatMap(({ event }) => (event.type === 'UtteranceSpoken' ? [event.utteranceId] : []));
      const acknowledged = source.acknowledged.flatMap(({ contactId, fact }) =>
        contactId === contact.contactId && fact.type === 'UtteranceSpoken' ? [fact.utteranceId] : [],
      );
      expect(acknowledged.length).toBeGreaterThan(100);
      expect(spoken(stored)).toEqual(acknowledged); // all of them, once, in the order in which they were said
      expect(spoken(screen?.shown ?? [])).toEqual(acknowledged);
      expect(screen?.wrong).toEqual([]);
      expect(screen?.connections).toBeGreaterThan(kills);
    }
  }, 120_000);
});
