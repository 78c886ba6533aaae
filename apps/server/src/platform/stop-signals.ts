/** A terminal, npm and a starting script may each pass on the same signal: within this time it counts once, milliseconds. */
const sameSignalFor = 1_000;

/** Calls `first` when this process is asked to stop or its terminal is closed, and `again` when somebody insists. */
export function onStopSignal(first: () => void, again: () => void): void {
  let askedAt: number | null = null;
  const hear = (): void => {
    const now = Date.now();
    if (askedAt === null) first();
    else if (now - askedAt >= sameSignalFor) again();
    askedAt ??= now;
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, hear);
}
