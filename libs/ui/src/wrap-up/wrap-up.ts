import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import type { AfterContactWork, EpochMs, Named } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { HOUSE_ZONE, otherZone } from '../clock/house-zone.ts';
import { Ticker } from '../clock/ticker.ts';
import { formatHour } from '../format/time-format.ts';
import { KeyCap } from '../keys/key-cap.ts';
import { Timer } from '../timer/timer.ts';
import { activeLanguage } from '../words/active-language.ts';
import { Picks } from './picks.ts';
import type { WrittenSentence } from './summary-field.ts';
import { SummaryField } from './summary-field.ts';

/** What is written up about a contact. */
export interface WrapUpDraft {
  readonly summary: string;
  /** The id of a disposition; null while none is chosen. */
  readonly disposition: string | null;
  /** The id of a matter; null while none is chosen. */
  readonly matter: string | null;
}

/**
 * The wrap-up: written already, and only confirmed. Its clock is the server's; what the reader changed is not changed back
 * by news.
 */
@Component({
  selector: 'ui-wrap-up',
  imports: [KeyCap, Picks, SummaryField, Timer, TranslocoPipe],
  host: { class: 'ui-wrap-up', role: 'form', '[attr.aria-label]': 'who()', '(keydown)': 'act($event)' },
  templateUrl: './wrap-up.html',
})
export class WrapUp {
  /** The contact it is about; another one brings another draft. */
  readonly contactId = input.required<string>();
  readonly work = input.required<AfterContactWork>();
  /** What is proposed. */
  readonly draft = input.required<WrapUpDraft>();
  /** The sentences of the proposed summary with their sources; empty where none was written. */
  readonly sentences = input<readonly WrittenSentence[]>([]);
  /** The model that worded them; null where none did. */
  readonly model = input<string | null>(null);
  readonly dispositions = input.required<readonly Named[]>();
  readonly matters = input.required<readonly Named[]>();
  /** Ids of those to show at once, likeliest first; the others are found by typing. */
  readonly likelyDispositions = input<readonly string[]>([]);
  readonly likelyMatters = input<readonly string[]>([]);
  /** The customer's name; null while nobody knows it. */
  readonly who = input<string | null>(null);
  /** When the contact began; null when not known. */
  readonly answeredAt = input<EpochMs | null>(null);
  readonly canExtend = input(true);
  readonly isOffline = input(false);
  /** What is written so far, at every change. */
  readonly edit = output<WrapUpDraft>();
  readonly extend = output();
  readonly confirm = output<WrapUpDraft>();
  /** The sequence of a line to go to. */
  readonly jump = output<number>();

  private readonly ticker = inject(Ticker);
  private readonly language = activeLanguage();
  private readonly zone = inject(HOUSE_ZONE);
  protected readonly otherZone = otherZone();
  /** What the reader changed stays; what they left alone follows the proposal. */
  private readonly changed = linkedSignal<string, Partial<WrapUpDraft>>({
    source: this.contactId,
    computation: () => ({}),
  });
  /** The summary as it stood when somebody opened it to change it; null while nobody has it open. */
  private readonly opened = linkedSignal<string, string | null>({ source: this.contactId, computation: () => null });
  protected readonly written = computed<WrapUpDraft>(() => {
    const opened = this.opened();
    return { ...this.draft(), ...(opened !== null && { summary: opened }), ...this.changed() };
  });
  protected readonly isOverdue = computed(() => this.ticker.now() >= this.work().dueAt);
  protected readonly hour = computed(() => {
    const at = this.answeredAt();
    return at === null ? null : formatHour(at, this.language(), { timeZone: this.zone() });
  });
  protected readonly footKey = computed(() => {
    if (this.isOffline()) return 'ui.wrapUp.waits';
    return this.written().summary.trim() === '' ? 'ui.wrapUp.short' : 'ui.wrapUp.kept';
  });
  protected readonly choices = computed(() => {
    const named = (list: readonly Named[]) => list.map(({ id, name }) => ({ id, name: name[this.language()] }));
    return { dispositions: named(this.dispositions()), matters: named(this.matters()) };
  });

  /** Confirms what is written. For the key as for the pointer. */
  confirmAll(): void {
    if (!this.isOffline()) this.confirm.emit(this.written());
  }

  protected write(change: Partial<WrapUpDraft>): void {
    this.changed.update((before) => ({ ...before, ...change }));
    this.edit.emit(this.written());
  }

  /** What somebody has open stays as they opened it, whatever better wording comes meanwhile. */
  protected open(isEditing: boolean): void {
    this.opened.set(isEditing ? this.written().summary : null);
  }

  protected act(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    this.confirmAll();
  }
}
