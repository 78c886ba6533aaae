import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { StaffingOutcome, StaffingRequest } from '@aliado/domain';
import { breakReasons } from '@aliado/ui';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { LiveSocket } from '../live/live-socket.ts';
import type { Refusal } from '../live/outbox-entry.ts';
import { Notices } from '../shell/notices.ts';
import { Floor } from './floor.ts';

/** So many at most are changed without being asked again. */
const atOnce = 20;
/** The server takes so many in one request. */
const mostInARequest = 1_000;
const mostNamed = 5;

/** What can be done about several people at once: other queues for now, or another state. Each of them sees who did it. */
@Component({
  selector: 'aliado-staffing-bar',
  imports: [TranslocoDirective],
  host: { class: 'row', role: 'group', '[attr.aria-label]': 'label()' },
  template: `
    <ng-container *transloco="let t; prefix: 'floor'">
      <b>{{ t('marked', { count: agentIds().size }) }}</b>
      @if (pending(); as change) {
        <button type="button" class="btn btn-main btn-sm" (click)="carryOut(change)">
          {{ t('surely', { what: wordsOf(change), count: agentIds().size }) }}
        </button>
        <button type="button" class="btn btn-quiet btn-sm" (click)="pending.set(null)">{{ t('notNow') }}</button>
      }
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
  /** What the reader is asked about again; null for nothing. */
  protected readonly pending = signal<StaffingRequest['change'] | null>(null);
  protected readonly pause = { type: 'state', state: 'break', reason: breakReasons[0] ?? 'rest' } as const;
  protected readonly free = { type: 'state', state: 'available', reason: null } as const;
  protected readonly label = computed(() => this.transloco.translate('floor.marked', { count: this.agentIds().size }));

  protected wordsOf(change: StaffingRequest['change']): string {
    const say = (key: string) => this.transloco.translate(`floor.${key}`);
    if (change.type === 'state') return say(change.state === 'break' ? 'pause' : 'makeFree');
    return change.queues === null ? say('ownQueues') : change.queues.map(this.floor.queueName).join(', ');
  }

  protected move(queueId: string): void {
    if (queueId) this.ask({ type: 'queues', queues: [queueId] });
  }

  /** Asks at once for a few, and for many once the reader has said so again. */
  protected ask(change: StaffingRequest['change']): void {
    if (this.agentIds().size > atOnce) this.pending.set(change);
    else void this.carryOut(change);
  }

  protected async carryOut(change: StaffingRequest['change']): Promise<void> {
    this.pending.set(null);
    this.isBusy.set(true);
    const outcome = await this.outcomeOf(change, [...this.agentIds()]);
    this.isBusy.set(false);
    if ('why' in outcome) return this.notices.refused(outcome.why);
    this.tell(outcome);
    this.done.emit();
  }

  /** As many requests as the server takes people at once; the first that is refused as a whole ends it. */
  private async outcomeOf(
    change: StaffingRequest['change'],
    agentIds: readonly string[],
  ): Promise<StaffingOutcome | { readonly why: Refusal }> {
    const all: { done: string[]; refused: StaffingOutcome['refused'][number][] } = { done: [], refused: [] };
    for (let from = 0; from < agentIds.length; from += mostInARequest) {
      const some = agentIds.slice(from, from + mostInARequest);
      const outcome = await this.socket
        .ask('staffing', { commandId: crypto.randomUUID(), agentIds: some, change })
        .catch((): { readonly refused: Refusal } => ({ refused: 'live/unavailable' }));
      if (!('done' in outcome)) return { why: outcome.refused };
      all.done.push(...outcome.done);
      all.refused.push(...outcome.refused);
    }
    return all;
  }

  private tell({ done, refused }: StaffingOutcome): void {
    const named = refused.slice(0, mostNamed).map(({ agentId }) => this.floor.nameOf(agentId));
    const rest = refused.length - named.length;
    const names = [...named, ...(rest > 0 ? [`+${rest}`] : [])].join(', ');
    const text = this.transloco.translate(names ? 'floor.staffedBut' : 'floor.staffed', { count: done.length, names });
    this.notices.show(names ? 'watch' : 'done', text);
  }
}
