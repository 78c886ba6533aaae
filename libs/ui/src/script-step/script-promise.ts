import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { dueWithin, type OpeningHours } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { HOUSE_ZONE, otherZone } from '../clock/house-zone.ts';
import type { PromiseDraft } from '../authority/promise-form.ts';
import { timeTyped, typedTime } from '../authority/promise-times.ts';
import { SERVER_CLOCK } from '../clock/ticker.ts';
import { formatMoment } from '../format/time-format.ts';
import { activeLanguage } from '../words/active-language.ts';

const hourMs = 3_600_000;

/** What a step promises, as it will be kept: the words and the hour can be changed before going on. */
@Component({
  selector: 'ui-script-promise',
  imports: [TranslocoPipe],
  host: { class: 'script-promise' },
  template: `
    @if (due(); as when) {
      <span class="sm">
        <i class="i i-st-done i-14" aria-hidden="true"></i>
        {{ 'ui.script.promise.made' | transloco: { what: what(), team: team(), when } }}
      </span>
    } @else {
      <label class="field grow">
        <i class="i i-promise i-14 quiet" aria-hidden="true"></i>
        <input
          #words
          maxlength="300"
          [value]="written()"
          [attr.aria-label]="'ui.promise.what' | transloco"
          (input)="written.set(words.value)"
        />
      </label>
      <span class="sm soft">{{ team() }}</span>
      <input
        #moment
        class="field"
        type="datetime-local"
        [value]="typed()"
        [attr.aria-label]="'ui.script.promise.due' | transloco"
        [attr.aria-invalid]="draft() === null"
        (input)="typed.set(moment.value)"
      />
      @if (otherZone(); as name) {
        <span class="xs quiet">{{ name }}</span>
      }
    }
  `,
})
export class ScriptPromise {
  readonly what = input.required<string>();
  readonly teamId = input.required<string>();
  /** The name of the team. */
  readonly team = input.required<string>();
  readonly withinHours = input.required<number>();
  /** When whoever keeps it can be reached; null for always. */
  readonly hours = input<OpeningHours | null>(null);
  /** When it is due, once it was promised; null before. */
  readonly promisedFor = input<number | null>(null);

  private readonly language = activeLanguage();
  private readonly zone = inject(HOUSE_ZONE);
  protected readonly otherZone = otherZone();
  private readonly now = inject(SERVER_CLOCK);
  /** The step's own words and hour stand there first. */
  protected readonly written = linkedSignal(this.what);
  protected readonly typed = linkedSignal(() =>
    typedTime(dueWithin(this.now(), this.withinHours() * hourMs, this.hours(), this.zone()), this.zone()),
  );
  protected readonly due = computed(() => {
    const at = this.promisedFor();
    return at === null ? null : formatMoment(at, this.now(), this.language(), this.zone());
  });
  /** What stands in the fields; null while it is incomplete or past. */
  readonly draft = computed((): PromiseDraft | null => {
    const [words, dueAt] = [this.written().trim(), timeTyped(this.typed(), this.zone())];
    return words === '' || dueAt === null || dueAt <= this.now() ? null : { words, team: this.teamId(), dueAt };
  });
}
