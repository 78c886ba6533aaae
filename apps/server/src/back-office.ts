import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { backOfficeApp } from './back-office/back-office-app.ts';
import { shopOrders } from './back-office/records.ts';
import { errorText } from './platform/error-text.ts';
import { onStopSignal } from './platform/stop-signals.ts';

/** The parameters; the secret comes from the environment, where other processes do not see it. */
const parameters = z.object({
  pack: z.string().min(1),
  port: z.coerce.number().int().min(0).max(65_535).default(0),
  slowness: z.coerce.number().min(0).max(60_000).default(400),
  'fail-share': z.coerce.number().min(0).max(1).default(0),
});

/**
 * The fictional shop's systems as a process of their own, for the demo and for specs: answers over HTTP on loopback, says its
 * address on its first line, and ends when it is told to or when whoever started it is gone.
 */
async function main(): Promise<void> {
  const options = { pack: text, port: text, slowness: text, 'fail-share': text };
  const { pack, port, slowness, 'fail-share': failShare } = parameters.parse(parseArgs({ options }).values);
  const secret = z.string().min(32).parse(process.env['BACK_OFFICE_SECRET']);
  const orders = await shopOrders(join(pack, 'customers'));
  const app = backOfficeApp(orders, { secret, slowness, failShare, random: Math.random });
  const url = await app.listen({ host: '127.0.0.1', port });
  process.stdout.write(`${JSON.stringify({ url })}\n`);
  const leave = (): void => void app.close().then(() => process.exit(0));
  onStopSignal(leave, () => process.exit(1));
  process.stdin.on('end', leave).resume();
}

const text = { type: 'string' } as const;

main().catch((error: unknown) => {
  process.stderr.write(`${errorText(error)}\n`);
  process.exit(1);
});
