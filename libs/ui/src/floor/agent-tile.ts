import { Component, computed, inject, input } from '@angular/core';
import type { DurationMs, EpochMs, Mood } from '@aliado/domain';
import { Ticker } from '../clock/ticker.ts';
import { formatBriefSpan } from '../format/time-format.ts';
import { markLooks, type AgentMark } from './agent-mark.ts';

/** Somebody as the grid shows them. */
export interface AgentTile {
  readonly id: string;
  readonly name: string;
  readonly mark: AgentMark;
  readonly since: EpochMs | null;
  /** How the customer of the contact sounds that they have in hand; null where nothing was read of it. */
  readonly mood: Mood | null;
  /** Why on a break, in words; empty otherwise. */
  readonly reason: string;
  /** Who set what they are, by name; empty where it follows from work. */
  readonly setBy: string;
  /** What they have in hand, in words; empty for nothing. */
  readonly on: string;
  /** The queues they serve now, in words. */
  readonly queues: string;
  /** Contacts of the day that they had and have written up. */
  readonly handled: number;
  /** How long they had customers on the line today, up to now. */
  readonly onContact: (now: EpochMs) => DurationMs;
}

/** What hundreds of tiles say alike, translated once for all of them. */
export interface TileWords {
  readonly marks: Readonly<Record<AgentMark, string>>;
  readonly upset: string;
}

/** Somebody in their place: what they are or need, since when, and whether their customer is upset. */
@Component({
  selector: 'ui-agent-tile',
  host: { class: 'ui-agent-tile', '[class]': 'look().tile', '[attr.title]': 'shown()?.name' },
  template: `
    @if (shown(); as one) {
      <i class="i" [class]="look().icon" aria-hidden="true"></i>
      <span class="clip">{{ one.name }}</span>
      <span class="sr">{{ words().marks[one.mark] }}</span>
      @if (one.mood === 'upset') {
        <i class="i i-chart upset" aria-hidden="true"></i><span class="sr">{{ words().upset }}</span>
      }
      <span class="t">{{ age() }}</span>
    }
  `,
})
export class AgentTileView {
  readonly agentId = input.required<string>();
  /** Gives somebody as they are now; null for somebody of whom nothing is known yet. */
  readonly read = input.required<(agentId: string) => AgentTile | null>();
  readonly words = input.required<TileWords>();

  private readonly ticker = inject(Ticker);
  protected readonly shown = computed(() => this.read()(this.agentId()), { equal: isSame });
  protected readonly look = computed(() => markLooks[this.shown()?.mark ?? 'gone']);
  protected readonly age = computed(() => ageOf(this.shown()?.since ?? null, this.ticker.now()));
}

/** Ages of hundreds of people that change every second are work for nobody's eyes. */
const stepMs = 10_000;

/** For how long, in its greatest unit, seconds in tens; empty where nobody knows. */
export const ageOf = (since: EpochMs | null, now: EpochMs): string =>
  since === null ? '' : formatBriefSpan(Math.floor((now - since) / stepMs) * stepMs);

/** Whether a tile looks as before. */
export function isSame(one: AgentTile | null, other: AgentTile | null): boolean {
  if (one === null || other === null) return one === other;
  const keys = ['id', 'name', 'mark', 'since', 'mood', 'reason', 'setBy', 'on', 'queues', 'handled'] as const;
  return keys.every((key) => one[key] === other[key]);
}
