import type { ElementRef } from '@angular/core';
import { afterNextRender, Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import type { EpochMs } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { HOUSE_ZONE, otherZone } from '../clock/house-zone.ts';
import { SERVER_CLOCK, Ticker } from '../clock/ticker.ts';
import { formatAgo, formatMoment } from '../format/time-format.ts';
import { KeyCap } from '../keys/key-cap.ts';
import { activeLanguage } from '../words/active-language.ts';
import { farthestMs, promiseTimes, timeTyped } from './promise-times.ts';

/** What is promised, who does it, and by when. */
export interface PromiseDraft {
  readonly words: string;
  /** The id of a team; null for who promises it. */
  readonly team: string | null;
  readonly dueAt: EpochMs;
}

/** Promising something to the customer in a line: what, who, by when. It takes the focus: the reader opened it to write. */
@Component({
  selector: 'ui-promise-form',
  imports: [KeyCap, TranslocoPipe],
  host: { class: 'ui-promise-form', '(keydown.escape)': 'leave.emit()' },
  template: `
    <form [attr.aria-label]="'ui.promise.title' | transloco" (submit)="$event.preventDefault(); confirm()">
      <div class="row">
        <label class="field grow">
          <i class="i i-promise i-14 quiet" aria-hidden="true"></i>
          <input
            #what
            autocomplete="off"
            maxlength="300"
            [value]="text()"
            [attr.aria-label]="'ui.promise.what' | transloco"
            [attr.placeholder]="'ui.promise.what' | transloco"
            (input)="write.emit(what.value)"
          />
        </label>
        <select #who class="field" [attr.aria-label]="'ui.promise.team' | transloco" (change)="team.set(who.value)">
          <option value="">{{ 'ui.promise.self' | transloco }}</option>
          @for (one of teamList(); track one[0]) {
            <option [value]="one[0]">{{ one[1] }}</option>
          }
        </select>
      </div>
      <div class="row">
        <fieldset class="picks">
          <legend class="sr">{{ 'ui.promise.by' | transloco }}</legend>
          @for (one of times(); track $index) {
            <label class="pick">
              <input type="radio" name="due" [checked]="place() === $index" (change)="place.set($index)" />
              {{ one.label }}
            </label>
          }
          <label class="pick">
            <input type="radio" name="due" [checked]="isOther()" (change)="place.set(-1)" />
            {{ 'ui.promise.other' | transloco }}
          </label>
        </fieldset>
        @if (otherZone(); as name) {
          <span class="xs quiet">{{ name }}</span>
        }
        @if (isOther()) {
          <input
            #moment
            class="field"
            type="datetime-local"
            [attr.aria-label]="'ui.promise.otherLabel' | transloco"
            [attr.aria-invalid]="problem() !== null"
            (input)="typed.set(moment.value)"
          />
          @if (problem(); as problem) {
            <span class="xs t-late">{{ 'ui.promise.' + problem | transloco }}</span>
          }
        }
      </div>
      <div class="row">
        <button type="submit" class="btn" [class.btn-main]="draft() !== null" [disabled]="draft() === null">
          {{ 'ui.promise.confirm' | transloco }} <ui-key command="confirmForm" />
        </button>
        <button type="button" class="btn btn-quiet" (click)="leave.emit()">
          {{ 'ui.promise.cancel' | transloco }}
        </button>
      </div>
    </form>
  `,
})
export class PromiseForm {
  /** What was written so far. */
  readonly text = input('');
  /** Names of teams by id. */
  readonly teams = input<Readonly<Record<string, string>>>({});
  /** What stands in the line, at every letter. */
  readonly write = output<string>();
  readonly promise = output<PromiseDraft>();
  readonly leave = output();

  private readonly what = viewChild.required<ElementRef<HTMLInputElement>>('what');
  private readonly ticker = inject(Ticker);
  private readonly language = activeLanguage();
  private readonly zone = inject(HOUSE_ZONE);
  protected readonly otherZone = otherZone();
  /** Taken once, so that nothing that is chosen changes under the reader. */
  private readonly openedAt = inject(SERVER_CLOCK)();
  protected readonly team = signal('');
  protected readonly place = signal(0);
  protected readonly typed = signal('');
  protected readonly isOther = computed(() => this.place() < 0);
  protected readonly teamList = computed(() => Object.entries(this.teams()));
  protected readonly times = computed(() =>
    promiseTimes(this.openedAt, this.zone()).map(({ at, isSpan }) => ({
      at,
      label: isSpan
        ? formatAgo(at, this.openedAt, this.language())
        : formatMoment(at, this.openedAt, this.language(), this.zone()),
    })),
  );
  private readonly dueAt = computed(() =>
    this.isOther() ? timeTyped(this.typed(), this.zone()) : (this.times()[this.place()]?.at ?? null),
  );
  /** Why that time cannot be promised: it is past, or so far ahead that it must be a slip. */
  protected readonly problem = computed((): 'past' | 'far' | null => {
    const dueAt = this.dueAt();
    if (dueAt === null) return null;
    if (dueAt <= this.ticker.now()) return 'past';
    return dueAt > this.openedAt + farthestMs ? 'far' : null;
  });
  protected readonly draft = computed((): PromiseDraft | null => {
    const [words, dueAt] = [this.text().trim(), this.dueAt()];
    return words === '' || dueAt === null || this.problem() !== null
      ? null
      : { words, team: this.team() || null, dueAt };
  });

  constructor() {
    afterNextRender(() => this.what().nativeElement.focus());
  }

  /** Promises what is written; false while something is missing. For the key. */
  confirm(): boolean {
    const draft = this.draft();
    if (draft) this.promise.emit(draft);
    return draft !== null;
  }
}
