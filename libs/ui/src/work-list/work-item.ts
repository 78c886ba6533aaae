import { Component, computed, input } from '@angular/core';
import type { Channel, EpochMs, WorkItem } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { Timer } from '../timer/timer.ts';

/** A contact of the agent as the work list shows it. */
export interface WorkItemView extends WorkItem {
  readonly channel: Channel;
  /** The customer's name, or a name told; null while nobody knows who it is. */
  readonly who: string | null;
  /** What it is about, in words; else the address. Null when neither is known. */
  readonly what: string | null;
  /** The queue's name. */
  readonly queue: string | null;
  readonly isHeld: boolean;
  /** Since when the customer waits for an answer, in written channels; null elsewhere. */
  readonly unansweredSince: EpochMs | null;
  /** When after-contact work is closed by the server; null before. */
  readonly dueAt: EpochMs | null;
}

/** One contact of the agent: who, what, since when, and what it waits for. */
@Component({
  selector: 'ui-work-item',
  imports: [Timer, TranslocoPipe],
  host: {
    class: 'ui-work-item',
    '[class.on]': 'selected()',
    '[class.ringing]': 'isRinging()',
    '[attr.aria-current]': 'selected() ? true : null',
  },
  template: `
    <i class="i" [class]="icon()" aria-hidden="true"></i>
    <span class="who clip">{{ item().who ?? ('ui.workList.unknownCaller' | transloco) }}</span>
    <ui-timer [since]="item().since" />
    @if (item().what; as what) {
      <span class="what clip">{{ what }}</span>
    }
    <span class="sub">
      @if (item().stage === 'after-contact-work') {
        @if (item().dueAt; as dueAt) {
          <span>{{ 'ui.workList.savesIn' | transloco }} <ui-timer [until]="dueAt" /></span>
        } @else {
          <span>{{ 'ui.workList.wrapUp' | transloco }}</span>
        }
      } @else if (item().unansweredSince !== null) {
        <i class="i i-clock i-12" aria-hidden="true"></i>
        <span>{{ 'ui.workList.unanswered' | transloco }} <ui-timer [since]="item().unansweredSince" /></span>
      } @else {
        @if (item().isHeld) {
          <i class="i i-hold i-12" aria-hidden="true"></i>
        }
        <span class="clip">{{ stageKey() | transloco }}{{ item().queue ? ' · ' + item().queue : '' }}</span>
      }
    </span>
  `,
})
export class WorkItemCard {
  readonly item = input.required<WorkItemView>();
  readonly selected = input(false);

  protected readonly isRinging = computed(() => this.item().stage === 'offered');
  protected readonly icon = computed(() => {
    const { stage, channel } = this.item();
    if (stage === 'after-contact-work') return 'i-note';
    if (channel === 'chat') return 'i-chat';
    if (channel === 'email') return 'i-mail';
    return stage === 'offered' ? 'i-phone-in' : 'i-phone';
  });
  protected readonly stageKey = computed(() => {
    if (this.isRinging()) return 'ui.workList.ringing';
    return this.item().isHeld ? 'ui.workList.held' : 'ui.workList.live';
  });
}
