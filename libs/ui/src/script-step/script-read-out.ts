import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { omissionReasons, type OmissionReason, type ReadOut } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { HOUSE_ZONE } from '../clock/house-zone.ts';
import { formatHour } from '../format/time-format.ts';
import { formatPercent } from '../format/number-format.ts';
import { activeLanguage } from '../words/active-language.ts';

/** What became of a text that must be read out word by word, and the way past it, which takes a reason. */
@Component({
  selector: 'ui-script-read-out',
  imports: [TranslocoPipe],
  host: { class: 'script-read-out' },
  template: `
    @if (given(); as told) {
      <span class="sm" role="status"
        ><i class="i i-st-done i-14" aria-hidden="true"></i> {{ told.key | transloco: told }}</span
      >
    } @else {
      <span class="sm"
        ><i class="i i-script i-14" aria-hidden="true"></i> {{ 'ui.script.readOut.must' | transloco }}</span
      >
      @if (isLeavingOut()) {
        <div
          class="why"
          role="group"
          [attr.aria-label]="'ui.script.readOut.why' | transloco"
          (keydown.escape)="stay(); $event.stopPropagation()"
        >
          @for (reason of reasons; track reason) {
            <button #why type="button" class="btn btn-sm" (click)="omit.emit(reason)">
              {{ 'ui.script.readOut.reason.' + reason | transloco }}
            </button>
          }
          <button type="button" class="btn btn-sm btn-quiet" (click)="stay()">
            {{ 'ui.script.readOut.stay' | transloco }}
          </button>
        </div>
      } @else {
        <button #leaveOut type="button" class="btn btn-sm btn-quiet" (click)="ask()">
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
  private readonly injector = inject(Injector);
  private readonly why = viewChild<ElementRef<HTMLElement>>('why');
  private readonly leaveOut = viewChild<ElementRef<HTMLElement>>('leaveOut');
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

  /** Asks why; the focus goes to the first reason, and none is taken before it is pressed. */
  protected ask(): void {
    this.isLeavingOut.set(true);
    afterNextRender({ write: () => this.why()?.nativeElement.focus() }, { injector: this.injector });
  }

  /** Goes back to reading it out. */
  protected stay(): void {
    this.isLeavingOut.set(false);
    afterNextRender({ write: () => this.leaveOut()?.nativeElement.focus() }, { injector: this.injector });
  }
}
