import type { DurationMs } from '@aliado/domain';

/** For this long after something else came under a key it does nothing, so that nothing is done that was not read. */
export const deafForMs: DurationMs = 600;
