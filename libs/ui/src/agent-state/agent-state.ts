import { CdkMenu, CdkMenuItem, CdkMenuItemRadio, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, computed, input, output } from '@angular/core';
import type { AgentStatus, ChosenState, EpochMs } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { Timer } from '../timer/timer.ts';
import { wordKey } from '../words/word-key.ts';

/** What an agent asks to be; a break carries its reason. */
export interface ChosenAgentState {
  readonly state: ChosenState;
  readonly reason: string | null;
}

/** The reasons for a break that have words of their own. */
export const breakReasons: readonly string[] = ['rest', 'meal', 'training', 'meeting', 'other'];

/** What the agent is now, and the menu to change it. A wish that the server has not granted yet is dashed. */
@Component({
  selector: 'ui-agent-state',
  imports: [CdkMenu, CdkMenuItem, CdkMenuItemRadio, CdkMenuTrigger, Timer, TranslocoPipe],
  template: `
    <button type="button" class="ui-agent-state" [class.asked]="asked() !== null" [cdkMenuTriggerFor]="menu">
      <span class="sr">{{ 'ui.agentState.menu' | transloco }}</span>
      <i class="i i-14" [class]="icon()" aria-hidden="true"></i>
      @if (asked(); as wish) {
        <span>{{ 'ui.agentState.asked' | transloco: { state: (stateKeys[wish] | transloco) } }}</span>
      } @else {
        <span
          >{{ stateKeys[status()] | transloco }}
          @if (status() === 'break' && reason(); as why) {
            · {{ reasonKey(why) | transloco }}
          }
        </span>
      }
      @if (care()) {
        <i class="i i-cup i-12 care" aria-hidden="true"></i><span class="sr">{{ 'ui.care.sign' | transloco }}</span>
      }
      @if (since(); as begun) {
        <ui-timer class="quiet" [since]="begun" />
      }
      <i class="i i-down i-12" aria-hidden="true"></i>
    </button>
    <ng-template #menu>
      <div class="menu" cdkMenu>
        @if (care(); as what) {
          <p class="said" aria-hidden="true">{{ what }}</p>
          <button
            type="button"
            cdkMenuItem
            [attr.aria-description]="what"
            (cdkMenuItemTriggered)="choose.emit({ state: 'break', reason: 'rest' })"
          >
            <i class="i i-cup i-14" aria-hidden="true"></i>{{ 'ui.care.pause' | transloco }}
          </button>
          <button type="button" cdkMenuItem (cdkMenuItemTriggered)="fine.emit()">
            <i class="i i-check i-14" aria-hidden="true"></i>{{ 'ui.care.fine' | transloco }}
          </button>
          <hr />
        }
        <button
          type="button"
          cdkMenuItemRadio
          [cdkMenuItemChecked]="status() === 'available'"
          (cdkMenuItemTriggered)="choose.emit({ state: 'available', reason: null })"
        >
          <i class="i i-st-open i-14" aria-hidden="true"></i>{{ stateKeys.available | transloco }}
        </button>
        <div class="eyebrow" aria-hidden="true">{{ 'ui.agentState.breakFor' | transloco }}</div>
        @for (why of reasons(); track why) {
          <button
            type="button"
            cdkMenuItemRadio
            [cdkMenuItemChecked]="status() === 'break' && reason() === why"
            (cdkMenuItemTriggered)="choose.emit({ state: 'break', reason: why })"
          >
            <i class="i i-cup i-14" aria-hidden="true"></i><span class="sr">{{ stateKeys.break | transloco }}:</span>
            {{ reasonKey(why) | transloco }}
          </button>
        }
        <button
          type="button"
          cdkMenuItemRadio
          [cdkMenuItemChecked]="status() === 'offline'"
          (cdkMenuItemTriggered)="choose.emit({ state: 'offline', reason: null })"
        >
          <i class="i i-moon i-14" aria-hidden="true"></i>{{ stateKeys.offline | transloco }}
        </button>
      </div>
    </ng-template>
  `,
})
export class AgentState {
  readonly status = input.required<AgentStatus>();
  /** Why on a break; null otherwise. */
  readonly reason = input<string | null>(null);
  /** When the status began; null when not known. */
  readonly since = input<EpochMs | null>(null);
  /** What was asked for and is not granted yet; null when nothing is. */
  readonly asked = input<ChosenState | null>(null);
  /** The reasons offered for a break. One without words of its own is shown as it is. */
  readonly reasons = input<readonly string[]>(breakReasons);
  /** What the console sees of the reader's own strain, in words; empty for nothing. */
  readonly care = input('');
  readonly choose = output<ChosenAgentState>();
  /** The reader is fine. */
  readonly fine = output();

  protected readonly icon = computed(() => icons[this.status()]);
  protected readonly stateKeys: Readonly<Record<AgentStatus, string>> = {
    available: 'ui.agentState.available',
    break: 'ui.agentState.break',
    offline: 'ui.agentState.offline',
    ringing: 'ui.agentState.ringing',
    'on-contact': 'ui.agentState.on-contact',
    'after-contact-work': 'ui.agentState.after-contact-work',
  };
  protected readonly reasonKey = (reason: string): string => wordKey('ui.agentState.reason.', breakReasons, reason);
}

const icons: Readonly<Record<AgentStatus, string>> = {
  available: 'i-st-open t-done',
  break: 'i-cup',
  offline: 'i-moon',
  ringing: 'i-phone-in',
  'on-contact': 'i-headset',
  'after-contact-work': 'i-note',
};
