import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Settings } from '../platform/configuration.ts';
import { StartFault } from '../platform/start-fault.ts';

/** The fictional shop's systems, running in a process of their own. */
export interface DemoBackOffice {
  readonly url: string;
  readonly secret: string;
  stop(): Promise<void>;
}

/** How long it may take to say its address, milliseconds. */
const startWithinMs = 20_000;
/** How long it may take to end, milliseconds. */
const stopWithinMs = 2_000;

const firstLine = z.object({ url: z.url() });

/**
 * Starts the shop's systems for a demo on a free port of loopback, with a secret that only this run knows. They end with this
 * process, however it ends.
 * @param program what to run; beside the server's own program when left out.
 * @throws StartFault if they do not start.
 */
export async function startDemoBackOffice(
  { pack, demoBackOfficeSlowness, demoBackOfficeFailShare }: Settings,
  program: readonly string[] = [join(dirname(process.argv[1] ?? ''), 'back-office.mjs')],
): Promise<DemoBackOffice> {
  const secret = randomBytes(32).toString('base64url');
  const manners = ['--slowness', String(demoBackOfficeSlowness), '--fail-share', String(demoBackOfficeFailShare)];
  const child = spawn(process.execPath, [...program, '--pack', pack, ...manners], {
    env: { ...process.env, BACK_OFFICE_SECRET: secret },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const url = await addressOf(child);
  return { url, secret, stop: () => end(child) };
}

/** The settings of a server that asks these systems, and sends them what was granted unless that goes elsewhere. */
export function withBackOffice(settings: Settings, { url, secret }: DemoBackOffice): Settings {
  const fulfilment =
    settings.fulfilmentUrl === null ? { fulfilmentUrl: `${url}/remedies`, fulfilmentSecret: secret } : {};
  return { ...settings, backOfficeUrl: url, backOfficeSecret: secret, ...fulfilment };
}

async function addressOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('a child without an output');
  const lines = createInterface({ input: child.stdout });
  const ended = once(child, 'exit').then(() => null);
  const signal = AbortSignal.timeout(startWithinMs);
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
  const timer = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
  await gone;
  clearTimeout(timer);
}
