import { computed, signal } from '@angular/core';

/** How a part stood at one moment: as data, to be shown, and as its file, to be saved. */
export interface Standing {
  readonly text: string;
  readonly content: unknown;
}

/** Steps that are kept at most. */
const longest = 100;

/** The way back through what was written since a part was opened, and forward again. */
export class UndoSteps {
  private readonly past = signal<readonly Standing[]>([]);
  private readonly future = signal<readonly Standing[]>([]);
  readonly canUndo = computed(() => this.past().length > 0);
  readonly canRedo = computed(() => this.future().length > 0);

  /** Keeps how it stood before something new was written: from there on, no way leads forward. */
  keep(before: Standing): void {
    this.past.update((steps) => [...steps, before].slice(-longest));
    this.future.set([]);
  }

  /** One step back from how it stands now; null where there is none. */
  back(now: Standing): Standing | null {
    return step(this.past, this.future, now);
  }

  /** One step forward from how it stands now; null where there is none. */
  forward(now: Standing): Standing | null {
    return step(this.future, this.past, now);
  }

  clear(): void {
    this.past.set([]);
    this.future.set([]);
  }
}

type Steps = ReturnType<typeof signal<readonly Standing[]>>;

function step(from: Steps, to: Steps, now: Standing): Standing | null {
  const wanted = from().at(-1);
  if (!wanted) return null;
  from.update((steps) => steps.slice(0, -1));
  to.update((steps) => [...steps, now]);
  return wanted;
}
