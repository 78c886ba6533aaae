import { Component, computed, inject, input, output, signal } from '@angular/core';
import { omissionReasons, type OmissionReason, type ReadOut } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { formatHour } from '../format/time-format.ts';
import { HOUSE_ZONE } from '../clock/house-zone.ts';
import { formatPercent } from '../format/number-format.ts';
import { activeLanguage } from '../words/active-language.ts';

/** What became of a text that must be read out word by word, and the way past it, which takes a reason. */
@Component({
  selector: 'ui-script-read-out',
  imports: [TranslocoPipe],
  host: { class: 'script-read-out', role: 'status' },
  template: `
    @if (given(); as told) {
      <span class="sm"><i class="i i-st-done i-14" aria-hidden="true"></i> {{ told.key | transloco: told }}</span>
    } @else {
      <span class="sm"
        ><i class="i i-script i-14" aria-hidden="true"></i> {{ 'ui.script.readOut.must' | transloco }}</span
      >
      @if (isLeavingOut()) {
        <select #why class="field" [attr.aria-label]="'ui.script.readOut.why' | transloco" (change)="choose(why.value)">
          <option value="">{{ 'ui.script.readOut.why' | transloco }}</option>
          @for (reason of reasons; track reason) {
            <option [value]="reason">{{ 'ui.script.readOut.reason.' + reason | transloco }}</option>
          }
        </select>
      } @else {
        <button type="button" class="btn btn-sm btn-quiet" (click)="isLeavingOut.set(true)">
          {{ 'ui.script.readOut.omit' | transloco }}
        </button>
      }
    }
  `,
})
export class ScriptReadOut {
  /** Null while it was neither given nor left out. */
  readonly readOut = input<ReadOut | null>(null);
  readonly omit = output<OmissionReason>();

  private readonly language = activeLanguage();
  private readonly zone = inject(HOUSE_ZONE);
  protected readonly reasons = omissionReasons;
  protected readonly isLeavingOut = signal(false);
  protected readonly given = computed(() => {
    const [readOut, language] = [this.readOut(), this.language()];
    if (!readOut) return null;
    const at = formatHour(readOut.at, language, { timeZone: this.zone() });
    if ('omittedBecause' in readOut) return { key: `ui.script.readOut.omitted.${readOut.omittedBecause}`, at };
    const share = readOut.likeness === null ? '' : formatPercent(readOut.likeness, language);
    return { key: `ui.script.readOut.${readOut.by}`, at, share };
  });

  protected choose(value: string): void {
    const reason = omissionReasons.find((one) => one === value);
    if (reason) this.omit.emit(reason);
  }
}
