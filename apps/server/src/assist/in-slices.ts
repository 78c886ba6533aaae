import { setImmediate } from 'node:timers/promises';

/** How long one slice may take before others have their turn, milliseconds. */
const sliceMs = 3;

/** Work that may pause wherever it yields. */
export type Steps<T> = Generator<undefined, T>;

/** Does the work in one go. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Does the work in slices, so that nobody waits long for the event loop meanwhile. */
export async function inSlices<T>(steps: Steps<T>): Promise<T> {
  let until = performance.now() + sliceMs;
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() < until) continue;
    await setImmediate();
    until = performance.now() + sliceMs;
  }
}
