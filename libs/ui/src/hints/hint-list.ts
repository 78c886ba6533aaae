import { Component, computed, effect, inject, input, linkedSignal, output } from '@angular/core';
import type { EpochMs, OpenHint } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { SERVER_CLOCK, Ticker } from '../clock/ticker.ts';
import { deafForMs } from '../keys/deaf-for.ts';
import { KeyCap } from '../keys/key-cap.ts';
import { HintCard } from './hint-card.ts';
import { readingTimeOf } from './reading-time.ts';

interface Places {
  /** The hints on the screen, at most two, the marked one first. */
  readonly shown: readonly OpenHint[];
  readonly markedSince: EpochMs;
}

/**
 * At most two hints. One that is shown keeps its place until it is gone: a new one waits below it, or out of sight, and
 * never displaces what is being read.
 */
@Component({
  selector: 'ui-hint-list',
  imports: [HintCard, KeyCap, TranslocoPipe],
  host: { class: 'ui-hint-list' },
  template: `
    <div class="sec-head">
      <h3>{{ 'ui.hints.label' | transloco }}</h3>
      @if (shown().length > 1) {
        <span class="hint-more xs quiet">{{ 'ui.hints.folded' | transloco }}</span>
      }
      <span class="end">
        <button
          type="button"
          class="btn btn-sm btn-quiet"
          [attr.aria-pressed]="isMuted()"
          (click)="mute.emit(!isMuted())"
        >
          <i class="i i-mute-hint i-14" aria-hidden="true"></i>
          {{ (isMuted() ? 'ui.hints.unmute' : 'ui.hints.mute') | transloco }} <ui-key command="muteHints" />
        </button>
      </span>
    </div>
    @if (isMuted()) {
      <p class="xs quiet">{{ 'ui.hints.muted' | transloco }}</p>
    } @else {
      @for (open of shown(); track open.hint.id; let index = $index) {
        <ui-hint-card
          [class.second-hint]="index > 0"
          [hint]="open"
          [isFirst]="index === 0"
          [sources]="sources()"
          [line]="lines()[open.hint.reason.lineSequence ?? -1] ?? null"
          (use)="use.emit($event)"
          (dismiss)="dismiss.emit($event)"
          (why)="why.emit($event)"
        />
      } @empty {
        <p class="xs quiet">{{ (isOffline() ? 'ui.hints.paused' : 'ui.hints.none') | transloco }}</p>
      }
    }
  `,
})
export class HintList {
  /** All that are open, in any order. */
  readonly hints = input.required<readonly OpenHint[]>();
  readonly isMuted = input(false);
  readonly isOffline = input(false);
  /** Names of scripts, articles and guidelines by id. */
  readonly sources = input<Readonly<Record<string, string>>>({});
  /** The lines in which words led to hints, by sequence. */
  readonly lines = input<Readonly<Record<number, string>>>({});
  /** The hint's id. */
  readonly use = output<string>();
  readonly dismiss = output<string>();
  readonly why = output<string>();
  /** The hint's id, once it stood in sight long enough to be read. */
  readonly read = output<string>();
  /** True: the reader wants no hints for now. */
  readonly mute = output<boolean>();

  private readonly clock = inject(SERVER_CLOCK);
  private readonly places = linkedSignal<readonly OpenHint[], Places>({
    source: this.hints,
    computation: (hints, before) => {
      const kept = (before?.value.shown ?? []).flatMap(({ hint }) => hints.filter((open) => open.hint.id === hint.id));
      const waiting = hints.filter((open) => !kept.includes(open)).sort(firstOfPeople);
      const shown = [...kept, ...waiting].slice(0, 2);
      const isSameMark = before?.value.shown[0]?.hint.id === shown[0]?.hint.id;
      return { shown, markedSince: before && isSameMark ? before.value.markedSince : this.clock() };
    },
  });
  protected readonly shown = computed(() => this.places().shown);
  private readonly ticker = inject(Ticker);
  /** Since when each hint on the screen has been in sight; what was told as read is kept as null. */
  private seen: ReadonlyMap<string, EpochMs | null> = new Map();

  constructor() {
    effect(() => this.look(this.ticker.now(), this.isMuted() || document.hidden ? [] : this.shown()));
  }

  private look(now: EpochMs, inSight: readonly OpenHint[]): void {
    const before = this.seen;
    const seen = new Map<string, EpochMs | null>();
    for (const { hint, readAt } of inSight) {
      const since = readAt === null ? (before.has(hint.id) ? (before.get(hint.id) ?? null) : now) : null;
      const isRead = since !== null && now - since >= readingTimeOf(hint);
      seen.set(hint.id, isRead ? null : since);
      if (isRead) this.read.emit(hint.id);
    }
    this.seen = seen;
  }

  /** Uses the marked hint, unless the mark has only just come to it. Says whether it did. */
  useFirst(): boolean {
    return this.settleFirst((id) => this.use.emit(id));
  }

  /** Dismisses the marked hint, unless the mark has only just come to it. Says whether it did. */
  dismissFirst(): boolean {
    return this.settleFirst((id) => this.dismiss.emit(id));
  }

  private settleFirst(settle: (id: string) => void): boolean {
    const { shown, markedSince } = this.places();
    const first = shown[0];
    if (!first || this.isMuted() || this.clock() - markedSince < deafForMs) return false;
    settle(first.hint.id);
    return true;
  }
}

/** What a person put before the reader comes before what was found, then the oldest. */
const firstOfPeople = (one: OpenHint, other: OpenHint): number =>
  Number(isHanded(other)) - Number(isHanded(one)) || one.shownAt - other.shownAt;

const isHanded = ({ hint }: OpenHint): boolean => hint.reason.proposer === 'supervisor';
