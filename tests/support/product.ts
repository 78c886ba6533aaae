import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { writeQuietPack, type Colleague } from './packs.ts';

const root = resolve(import.meta.dirname, '../..');

/** The built product, running as its users run it: one process with its own database in a folder of its own. */
export class Product {
  readonly folder = mkdtempSync(join(tmpdir(), 'aliado-e2e-'));
  private process: ChildProcess | null = null;
  /** Everything it printed, for failures. */
  output = '';
  password = '';
  private pack = 'packs/casa-lumbre';

  private constructor(
    readonly port: number,
    private readonly settings: Readonly<Record<string, string>>,
  ) {}

  /** Starts it and waits until it says that it is ready. Settings are environment variables. */
  static async start(settings: Readonly<Record<string, string>> = {}): Promise<Product> {
    const product = new Product(await freePort(), settings);
    await product.up();
    return product;
  }

  /**
   * Starts it as for a demo in which nobody calls by himself: the people and customers of the demo's pack, or other people.
   * Calls come from `simulate`.
   */
  static async quiet(people?: readonly Colleague[], settings: Readonly<Record<string, string>> = {}): Promise<Product> {
    const product = new Product(await freePort(), settings);
    product.pack = writeQuietPack(join(product.folder, 'pack'), people);
    await product.up();
    return product;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The process of the server; 0 while it is down. */
  get pid(): number {
    return this.process?.pid ?? 0;
  }

  /** Starts it again on the same folder and port. */
  async up(): Promise<void> {
    const child = spawn(process.execPath, ['--enable-source-maps', 'dist/server/main.mjs'], {
      cwd: root,
      env: {
        ...process.env,
        ALIADO_DATA_FOLDER: this.folder,
        PORT: String(this.port),
        ALIADO_LOG_LEVEL: 'warn',
        DATABASE_URL: '',
        ALIADO_PACK: this.pack,
        ALIADO_DEMO_COLLEAGUES: '0', // whose calls would come between those of a spec
        ...this.settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.process = child;
    const words = await new Promise<string>((ready, failed) => {
      let said = '';
      const hear = (chunk: Buffer): void => {
        said += chunk.toString();
        this.output += chunk.toString();
        if (/Aliado is ready at[\s\S]*\n\n/.test(said)) ready(said);
      };
      child.stdout?.on('data', hear);
      child.stderr?.on('data', hear);
      child.once('exit', (code) => failed(new Error(`the server ended with ${code}\n${said}`)));
    });
    this.password = /password (\S+)/.exec(words)?.[1] ?? this.password;
  }

  /** Ends it without a chance to tidy up. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Ends it in order; `up` finds everything as it was. */
  async down(): Promise<void> {
    await this.end('SIGTERM');
  }

  /** Ends it in order and removes its folder. */
  async stop(): Promise<void> {
    await this.down();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Plays conversations from a process of their own, as `npm run aliado -- simulate` does. */
  simulate(...parameters: readonly string[]): { readonly done: Promise<number>; stop(): void } {
    const child = spawn(process.execPath, ['dist/server/cli.mjs', 'simulate', ...parameters, '--server', this.url], {
      cwd: root,
      env: { ...process.env, ALIADO_DATA_FOLDER: this.folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    const done = new Promise<number>((ended) => child.once('exit', (code) => ended(code ?? 1)));
    return { done, stop: () => child.kill('SIGTERM') };
  }

  private async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((done) => child.once('exit', done));
    child.kill(signal);
    await gone;
  }
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer()
      .once('error', failed)
      .listen(0, '127.0.0.1', () => {
        const address = probe.address();
        probe.close(() =>
          address && typeof address === 'object' ? found(address.port) : failed(new Error('no port')),
        );
      });
  });
}
