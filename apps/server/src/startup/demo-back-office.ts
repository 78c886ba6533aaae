import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import type { DurationMs } from '@aliado/domain';
import { z } from 'zod';
import type { Settings } from '../platform/configuration.ts';
import { StartFault } from '../platform/start-fault.ts';

/** The fictional shop's systems, running in a process of their own. */
export interface DemoBackOffice {
  readonly url: string;
  readonly secret: string;
  stop(): Promise<void>;
}

/** How the shop's systems are run. */
export interface DemoBackOfficeOptions {
  /** What to run; beside the server's own program when left out. */
  readonly program?: readonly string[];
  /** Hears, in sentences, that they broke down and that they run again. */
  readonly tell?: (sentence: string) => void;
}

/** How long it may take to say its address. */
const startWithin: DurationMs = 20_000;
/** How long it may take to end. */
const stopWithin: DurationMs = 2_000;
/** The waits before it is started once more: each twice the one before, until one lasted. */
const waits = { first: 500, longest: 30_000 } as const satisfies Record<string, DurationMs>;
/** Who ran so long did not break down at its start. */
const lasting: DurationMs = 60_000;

const firstLine = z.object({ url: z.url() });

/**
 * Starts the shop's systems for a demo on a free port of loopback, with a secret that only this run knows, and starts them again on
 * the same port whenever they break down. They end with this process, however it ends.
 * @throws StartFault if they do not start at first.
 */
export async function startDemoBackOffice(
  { pack, demoBackOfficeSlowness, demoBackOfficeFailShare }: Settings,
  { program = [join(dirname(process.argv[1] ?? ''), 'back-office.mjs')], tell }: DemoBackOfficeOptions = {},
): Promise<DemoBackOffice> {
  const secret = randomBytes(32).toString('base64url');
  const manners = ['--slowness', String(demoBackOfficeSlowness), '--fail-share', String(demoBackOfficeFailShare)];
  const office = new SupervisedBackOffice(
    (port) =>
      spawn(process.execPath, [...program, '--pack', pack, ...manners, '--port', port], {
        env: { ...process.env, BACK_OFFICE_SECRET: secret },
        stdio: ['pipe', 'pipe', 'inherit'],
      }),
    tell ?? (() => undefined),
  );
  const url = await office.start();
  return { url, secret, stop: () => office.stop() };
}

/** The settings of a server that asks these systems, and sends them what was granted unless that goes elsewhere. */
export function withBackOffice(settings: Settings, { url, secret }: DemoBackOffice): Settings {
  const fulfilment =
    settings.fulfilmentUrl === null ? { fulfilmentUrl: `${url}/remedies`, fulfilmentSecret: secret } : {};
  return { ...settings, backOfficeUrl: url, backOfficeSecret: secret, ...fulfilment };
}

class SupervisedBackOffice {
  private child: ChildProcess | null = null;
  private supervision: Promise<void> = Promise.resolve();
  private readonly stopping = new AbortController();
  private readonly launch: (port: string) => ChildProcess;
  private readonly tell: (sentence: string) => void;

  constructor(launch: (port: string) => ChildProcess, tell: (sentence: string) => void) {
    this.launch = launch;
    this.tell = tell;
  }

  /** Resolves to its address, which stays. */
  async start(): Promise<string> {
    const { url, ended } = await this.run('0');
    this.supervision = this.supervise(new URL(url).port, ended);
    return url;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    if (this.child) await end(this.child);
    await this.supervision;
  }

  private async run(port: string): Promise<Run> {
    this.child = this.launch(port);
    const ended = once(this.child, 'exit').then(() => undefined);
    return { url: await addressOf(this.child, ended), ended };
  }

  private async supervise(port: string, first: Promise<void>): Promise<void> {
    const { signal } = this.stopping;
    let wait: DurationMs = waits.first;
    let since = Date.now();
    await first;
    while (!signal.aborted) {
      if (Date.now() - since >= lasting) wait = waits.first;
      this.tell(`The demo's back office broke down and is started again in ${wait} ms.`);
      await pause(wait, null, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) return;
      wait = Math.min(wait * 2, waits.longest);
      since = Date.now();
      await this.runAgain(port);
    }
  }

  /** Resolves when it is gone, or did not come up. */
  private async runAgain(port: string): Promise<void> {
    try {
      const { ended } = await this.run(port);
      this.tell("The demo's back office runs again.");
      await ended;
    } catch (error) {
      this.tell(error instanceof Error ? error.message : String(error));
    }
  }
}

/** One run, from its first line on. */
interface Run {
  readonly url: string;
  /** Resolves when it is gone. */
  readonly ended: Promise<void>;
}

async function addressOf(child: ChildProcess, ended: Promise<void>): Promise<string> {
  if (!child.stdout) throw new Error('a child without an output');
  const lines = createInterface({ input: child.stdout });
  const signal = AbortSignal.timeout(startWithin);
  const said = once(lines, 'line', { signal }).then(([line]: unknown[]) => firstLine.parse(JSON.parse(String(line))));
  const first = await Promise.race([said, ended]).catch((error: unknown) => {
    child.kill();
    throw error;
  });
  if (!first) throw new StartFault("The demo's back office did not start. Set ALIADO_BACK_OFFICE_URL to use another.");
  return first.url;
}

/** Its input is closed, which it takes as its end; who does not listen is ended. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.stdin?.end();
  const timer = setTimeout(() => child.kill('SIGKILL'), stopWithin);
  await gone;
  clearTimeout(timer);
}
