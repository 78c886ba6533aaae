import type { ElementRef } from '@angular/core';
import { Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import type { EpochMs } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { timeTyped } from '../authority/promise-times.ts';
import { SERVER_CLOCK } from '../clock/ticker.ts';

/** To whom one's own authority is lent, and when that ends. */
export interface Loan {
  readonly to: string;
  readonly until: EpochMs;
}

/** What keeps a loan from being made; there is a sentence for each. */
type Problem = 'who' | 'until' | 'past' | 'far';

/** As the server has it: longer than anybody is away. */
const longestMs = 92 * 86_400_000;

/** Lends one's own authority to a colleague, never without an end. */
@Component({
  selector: 'ui-lend-form',
  imports: [TranslocoPipe],
  host: { class: 'ui-lend-form' },
  template: `
    <form [attr.aria-label]="'ui.limits.lend.title' | transloco" (submit)="$event.preventDefault(); send()">
      <div class="fields">
        <label class="sm">
          {{ 'ui.limits.lend.who' | transloco }}
          <select
            #who
            class="field"
            aria-required="true"
            aria-describedby="lend-problem"
            [attr.aria-invalid]="shown() === 'who'"
            (change)="to.set(who.value)"
          >
            <option value="" [selected]="to() === ''">{{ 'ui.limits.lend.choose' | transloco }}</option>
            @for (one of colleagues(); track one.id) {
              <option [value]="one.id" [selected]="to() === one.id">{{ one.name }}</option>
            }
          </select>
        </label>
        <label class="sm">
          {{ 'ui.limits.lend.until' | transloco }}
          <input
            #end
            class="field"
            type="datetime-local"
            aria-required="true"
            aria-describedby="lend-problem"
            [attr.aria-invalid]="shown() !== null && shown() !== 'who'"
            [value]="typed()"
            (input)="typed.set(end.value)"
          />
        </label>
        <button type="submit" class="btn btn-main" [attr.aria-disabled]="isBusy()">
          {{ 'ui.limits.lend.submit' | transloco }}
        </button>
      </div>
      <p id="lend-problem" class="xs t-watch" role="status">
        @if (shown(); as what) {
          {{ 'ui.limits.lend.problem.' + what | transloco }}
        }
      </p>
      <p class="xs quiet">{{ 'ui.limits.lend.hint' | transloco }}</p>
    </form>
  `,
})
export class LendForm {
  /** To whom it can be lent. */
  readonly colleagues = input.required<readonly { readonly id: string; readonly name: string }[]>();
  readonly isBusy = input(false);
  readonly lend = output<Loan>();

  private readonly clock = inject(SERVER_CLOCK);
  private readonly who = viewChild.required<ElementRef<HTMLSelectElement>>('who');
  private readonly end = viewChild.required<ElementRef<HTMLInputElement>>('end');
  protected readonly to = signal('');
  /** The end as the field has it: the reader's own clock. */
  protected readonly typed = signal('');
  /** When it was last sent; before that, nothing is wrong yet. */
  private readonly triedAt = signal<EpochMs | null>(null);
  private readonly until = computed(() => timeTyped(this.typed()));
  protected readonly shown = computed((): Problem | null => {
    const [now, until] = [this.triedAt(), this.until()];
    if (now === null) return null;
    if (this.to() === '') return 'who';
    if (until === null) return 'until';
    if (until <= now) return 'past';
    return until > now + longestMs ? 'far' : null;
  });

  /** Empties the form, once it was done. */
  clear(): void {
    this.to.set('');
    this.typed.set('');
    this.triedAt.set(null);
  }

  protected send(): void {
    if (this.isBusy()) return;
    this.triedAt.set(this.clock());
    const [problem, until] = [this.shown(), this.until()];
    if (problem !== null) (problem === 'who' ? this.who() : this.end()).nativeElement.focus();
    else if (until !== null) this.lend.emit({ to: this.to(), until });
  }
}
