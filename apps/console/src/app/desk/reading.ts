import type { Signal } from '@angular/core';
import { computed, resource } from '@angular/core';

/** What to read: about which thing, and at which state of it. */
export interface Wanted {
  readonly about: string;
  /** Another version of the same thing is read anew, while the last one stays on the screen. */
  readonly version: string;
}

/** Something read from the server for a panel. */
export interface Reading<T> {
  /** The newest that is known of the thing wanted; null before the first answer. */
  readonly value: Signal<T | null>;
  readonly hasFailed: Signal<boolean>;
  readonly isLoading: Signal<boolean>;
  /** Reads it again. */
  reload(): void;
}

/** Things remembered by one reading: contacts in hand are few. */
const memoryLimit = 16;

/**
 * Reads what a panel wants, and again when that changes. Going back to a thing shows at once what was known of it, so that
 * changing contacts never empties a panel. Call it in an injection context.
 */
export function reading<T>(wanted: () => Wanted | null, load: (about: string) => Promise<T>): Reading<T> {
  const known = new Map<string, T>();
  const read = resource({
    params: () => wanted() ?? undefined,
    loader: async ({ params }) => {
      const value = await load(params.about);
      known.delete(params.about);
      known.set(params.about, value);
      for (const oldest of [...known.keys()].slice(0, -memoryLimit)) known.delete(oldest);
      return { about: params.about, value };
    },
    equal: (a, b) => a?.value === b?.value,
  });
  const value = computed(() => {
    const about = wanted()?.about;
    const fresh = read.hasValue() ? read.value() : undefined;
    if (about === undefined) return null;
    return fresh?.about === about ? fresh.value : (known.get(about) ?? null);
  });
  return {
    value,
    hasFailed: computed(() => read.status() === 'error'),
    isLoading: read.isLoading,
    reload: () => void read.reload(),
  };
}
