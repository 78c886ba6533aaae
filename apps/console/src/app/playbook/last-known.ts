import type { Resource, Signal } from '@angular/core';
import { linkedSignal } from '@angular/core';

/** What was read last; null before anything was. While it is read again, and where that fails, it stays: what is shown keeps its place. */
export function lastKnown<T>(read: Resource<T | undefined>): Signal<T | null> {
  return linkedSignal<T | null, T | null>({
    source: () => (read.hasValue() ? (read.value() ?? null) : null),
    computation: (now, before) => now ?? before?.value ?? null,
  }).asReadonly();
}
