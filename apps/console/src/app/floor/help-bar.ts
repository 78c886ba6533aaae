import { Component, computed, inject, input } from '@angular/core';
import type { Interaction } from '@aliado/domain';
import { Timer } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { Floor } from './floor.ts';
import { SupportAsks } from './support-asks.ts';

/** Help that the agent of a contact asked for: who is on it, and how it ends. Nothing where none is asked for. */
@Component({
  selector: 'aliado-help-bar',
  imports: [Timer, TranslocoDirective],
  host: { '[hidden]': 'help() === null' },
  template: `
    @if (help(); as asked) {
      <div *transloco="let t; prefix: 'floor.look'" class="note-bar late">
        <i class="i i-hand" aria-hidden="true"></i>
        <span class="grow">
          <b>{{ t('helpAsked', { name: agentName() }) }}</b> {{ asked.words }}
          @if (asked.takenBy; as person) {
            <br />{{ isMine() ? t('helpMine') : t('helpOf', { name: person.name }) }}
          }
        </span>
        <ui-timer [since]="asked.askedAt" />
        <span class="acts">
          @if (!asked.takenBy) {
            <button type="button" class="btn btn-main btn-sm" (click)="take()">{{ t('take') }}</button>
          } @else {
            <button type="button" class="btn btn-sm" (click)="settle('helped')">{{ t('helped') }}</button>
          }
          <button type="button" class="btn btn-quiet btn-sm" (click)="settle('not-needed')">
            {{ t('notNeeded') }}
          </button>
        </span>
      </div>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    :host([hidden]) {
      display: none;
    }
    .note-bar {
      flex-wrap: wrap;
    }
    .grow {
      flex: 1 1 55%;
    }
    .acts {
      display: flex;
      flex: 1 1 100%;
      gap: 6px;
    }
  `,
})
export class HelpBar {
  private readonly asks = inject(SupportAsks);
  private readonly floor = inject(Floor);
  readonly interactionId = input.required<string>();
  readonly interaction = input.required<Interaction>();
  /** The agent's first name. */
  readonly agentName = input.required<string>();

  protected readonly help = computed(() => this.interaction().help);
  protected readonly isMine = computed(() => this.floor.isMine(this.help()?.takenBy?.accountId ?? ''));

  protected take(): void {
    void this.asks.do(this.interactionId(), { type: 'TakeHelp' });
  }

  protected settle(outcome: 'helped' | 'not-needed'): void {
    void this.asks.do(this.interactionId(), { type: 'SettleHelp', outcome });
  }
}
