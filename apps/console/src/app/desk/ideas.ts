import { computed, inject, linkedSignal, Service } from '@angular/core';
import { toArray } from '@aliado/domain';
import { Desk } from './desk.ts';

/** How far back the customer's last words may lie to be what an idea is about. */
const linesLookedAt = 8;

/** Which idea is being caught in the contact on the screen, and which words it is about. */
@Service()
export class Ideas {
  private readonly desk = inject(Desk);
  /** Null while none is being caught; another contact begins without it. */
  private readonly open = linkedSignal<string | null, { readonly lineSequence: number | null } | null>({
    source: this.desk.selectedId,
    computation: () => null,
  });
  readonly isOpen = computed(() => this.open() !== null);
  /** The line that the idea is about. */
  readonly lineSequence = computed(() => this.open()?.lineSequence ?? null);

  /** Begins to catch what was said in a line; without one, what the customer said last. */
  begin(lineSequence: number | null = this.lastWords()): void {
    this.open.set({ lineSequence });
  }

  leave(): void {
    this.open.set(null);
  }

  private lastWords(): number | null {
    const lines = this.desk.selected()?.interaction.lines;
    if (!lines) return null;
    const last = toArray(lines, lines.size - linesLookedAt).findLast(
      (line) => line.kind === 'utterance' && line.role === 'customer',
    );
    return last?.sequence ?? null;
  }
}
