import { Component, computed, input, output, inject } from '@angular/core';
import type { ActionCall } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { HOUSE_ZONE } from '../clock/house-zone.ts';
import { formatHour } from '../format/time-format.ts';
import { activeLanguage } from '../words/active-language.ts';

/** How far the back office is with what a step asked: on its way, answered, or not, and then the agent goes on by hand. */
@Component({
  selector: 'ui-script-call-state',
  imports: [TranslocoPipe],
  host: { class: 'script-call', role: 'status' },
  template: `
    @switch (state()) {
      @case ('none') {
        <button type="button" class="btn btn-sm" [disabled]="isOffline()" (click)="act.emit()">
          {{ 'ui.script.call.' + does() + '.ask' | transloco }}
        </button>
      }
      @case ('running') {
        <span class="sm"
          ><i class="i i-st-half i-14" aria-hidden="true"></i>
          {{ 'ui.script.call.' + does() + '.running' | transloco }}</span
        >
      }
      @case ('answered') {
        <span class="sm quiet">
          <i class="i i-st-done i-14" aria-hidden="true"></i>
          {{ 'ui.script.call.' + does() + '.answered' | transloco: { at: at() } }}
        </span>
      }
      @case ('failed') {
        <span class="sm">
          <i class="i i-st-watch i-14 t-watch" aria-hidden="true"></i>
          {{ 'ui.script.call.failed.' + failure() | transloco }} {{ 'ui.script.call.byHand' | transloco }}
        </span>
        <button type="button" class="btn btn-sm btn-quiet" [disabled]="isOffline()" (click)="act.emit()">
          {{ 'ui.script.call.again' | transloco }}
        </button>
      }
    }
  `,
})
export class ScriptCallState {
  /** What was asked last; null for nothing. */
  readonly call = input<ActionCall | null>(null);
  /** Whether it orders something instead of looking it up. */
  readonly isOrder = input(false);
  readonly isOffline = input(false);
  readonly act = output();

  private readonly language = activeLanguage();
  private readonly zone = inject(HOUSE_ZONE);
  protected readonly does = computed(() => (this.isOrder() ? 'order' : 'lookUp'));
  protected readonly state = computed(() => {
    const call = this.call();
    if (!call) return 'none';
    if (call.outcome === null) return 'running';
    return 'failed' in call.outcome ? 'failed' : 'answered';
  });
  protected readonly failure = computed(() => {
    const outcome = this.call()?.outcome;
    return outcome && 'failed' in outcome ? outcome.failed : null;
  });
  protected readonly at = computed(() =>
    formatHour(this.call()?.answeredAt ?? 0, this.language(), { timeZone: this.zone() }),
  );
}
