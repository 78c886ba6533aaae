import { setTimeout as sleep } from 'node:timers/promises';

/** Sends at a fixed rate: whatever is due goes at once, and what a busy machine held up is made good. Resolves to how many were sent. */
export async function atRate(perSecond: number, seconds: number, send: (count: number) => void): Promise<number> {
  const start = performance.now();
  let sent = 0;
  for (;;) {
    const passed = Math.min(seconds, (performance.now() - start) / 1_000);
    const due = Math.floor(passed * perSecond) - sent;
    if (due > 0) send(due);
    sent += Math.max(0, due);
    if (passed >= seconds) return sent;
    await sleep(1);
  }
}
