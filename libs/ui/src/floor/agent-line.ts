import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Ticker } from '../clock/ticker.ts';
import { formatNumber } from '../format/number-format.ts';
import { moodKeys } from '../mood/mood-words.ts';
import { activeLanguage } from '../words/active-language.ts';
import { markLooks } from './agent-mark.ts';
import { ageOf, isSame, type AgentTile } from './agent-tile.ts';

const minuteMs = 60_000;

/** What a line tells of somebody, in the order of its columns. */
export const agentColumns = [
  'name',
  'state',
  'since',
  'setBy',
  'on',
  'mood',
  'handled',
  'onContact',
  'queues',
] as const;

/** Somebody as a line of a table: all that is known of them now, and how much they had to do today. */
@Component({
  selector: 'ui-agent-line',
  imports: [TranslocoPipe],
  host: { class: 'ui-agent-line', '[class]': 'look().tile' },
  template: `
    @if (shown(); as one) {
      <span role="rowheader" class="clip">{{ one.name }}</span>
      <span role="gridcell" class="clip"
        ><i class="i" [class]="look().icon" aria-hidden="true"></i> {{ 'ui.floor.mark.' + one.mark | transloco
        }}{{ one.reason && ' · ' + one.reason }}</span
      >
      <span role="gridcell" class="num">{{ age() }}</span>
      <span role="gridcell" class="clip">{{ one.setBy }}</span>
      <span role="gridcell" class="clip">{{ one.on }}</span>
      <span role="gridcell" class="clip" [class.upset]="one.mood === 'upset'">{{
        one.mood === null ? '' : (moods[one.mood] | transloco)
      }}</span>
      <span role="gridcell" class="num">{{ number(one.handled) }}</span>
      <span role="gridcell" class="num">{{ onContact() }}</span>
      <span role="gridcell" class="clip">{{ one.queues }}</span>
    }
  `,
})
export class AgentLine {
  readonly agentId = input.required<string>();
  /** Gives somebody as they are now; null for somebody of whom nothing is known yet. */
  readonly read = input.required<(agentId: string) => AgentTile | null>();

  private readonly ticker = inject(Ticker);
  private readonly language = activeLanguage();
  protected readonly moods = moodKeys;
  protected readonly shown = computed(() => this.read()(this.agentId()), { equal: isSame });
  protected readonly look = computed(() => markLooks[this.shown()?.mark ?? 'gone']);
  protected readonly age = computed(() => ageOf(this.shown()?.since ?? null, this.ticker.now()));
  /** Whole minutes. */
  protected readonly onContact = computed(() => {
    const spent = this.read()(this.agentId())?.onContact(this.ticker.minute()) ?? 0;
    return `${this.number(Math.floor(spent / minuteMs))} min`;
  });

  protected number(count: number): string {
    return formatNumber(count, this.language());
  }
}
