import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { StaffingRequest } from '@aliado/domain';
import { breakReasons } from '@aliado/ui';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { LiveSocket } from '../live/live-socket.ts';
import type { Refusal } from '../live/outbox-entry.ts';
import { Notices } from '../shell/notices.ts';
import { Floor } from './floor.ts';

/** What can be done about several people at once: other queues for now, or another state. Each of them sees who did it. */
@Component({
  selector: 'aliado-staffing-bar',
  imports: [TranslocoDirective],
  host: { class: 'row', role: 'group', '[attr.aria-label]': 'label()' },
  template: `
    <ng-container *transloco="let t; prefix: 'floor'">
      <b>{{ t('marked', { count: agentIds().size }) }}</b>
      <label class="row"
        ><span class="sr">{{ t('moveTo') }}</span>
        <select #queue class="field" (change)="move(queue.value); queue.value = ''">
          <option value="">{{ t('moveTo') }}</option>
          @for (one of floor.queues(); track one.queue.queueId) {
            <option [value]="one.queue.queueId">{{ one.name }}</option>
          }
        </select></label
      >
      <button type="button" class="btn btn-sm" [disabled]="isBusy()" (click)="ask({ type: 'queues', queues: null })">
        {{ t('ownQueues') }}
      </button>
      <button type="button" class="btn btn-sm" [disabled]="isBusy()" (click)="ask(pause)">{{ t('pause') }}</button>
      <button type="button" class="btn btn-sm" [disabled]="isBusy()" (click)="ask(free)">{{ t('makeFree') }}</button>
      <button type="button" class="btn btn-quiet btn-sm" (click)="done.emit()">{{ t('unmark') }}</button>
    </ng-container>
  `,
  styles: `
    :host {
      flex: none;
      flex-wrap: wrap;
      gap: 8px;
      padding: 6px 14px;
      background: var(--al-selected);
    }
  `,
})
export class StaffingBar {
  private readonly socket = inject(LiveSocket);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  protected readonly floor = inject(Floor);
  readonly agentIds = input.required<ReadonlySet<string>>();
  readonly done = output();

  protected readonly isBusy = signal(false);
  protected readonly pause = { type: 'state', state: 'break', reason: breakReasons[0] ?? 'rest' } as const;
  protected readonly free = { type: 'state', state: 'available', reason: null } as const;
  protected readonly label = computed(() => this.transloco.translate('floor.marked', { count: this.agentIds().size }));

  protected move(queueId: string): void {
    if (queueId) void this.ask({ type: 'queues', queues: [queueId] });
  }

  protected async ask(change: StaffingRequest['change']): Promise<void> {
    this.isBusy.set(true);
    const outcome = await this.socket
      .ask('staffing', { commandId: crypto.randomUUID(), agentIds: [...this.agentIds()], change })
      .catch((): { readonly refused: Refusal } => ({ refused: 'live/unavailable' }));
    this.isBusy.set(false);
    if ('refused' in outcome && typeof outcome.refused === 'string') return this.notices.refused(outcome.refused);
    if (!('done' in outcome)) return;
    const names = outcome.refused.map(({ agentId }) => this.floor.nameOf(agentId)).join(', ');
    const text = this.transloco.translate(names ? 'floor.staffedBut' : 'floor.staffed', {
      count: outcome.done.length,
      names,
    });
    this.notices.show(names ? 'watch' : 'done', text);
    this.done.emit();
  }
}
