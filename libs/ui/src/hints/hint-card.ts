import { Component, computed, inject, input, output } from '@angular/core';
import type { HintKind, HintKnowledge, OpenHint } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { HOUSE_ZONE } from '../clock/house-zone.ts';
import { Ticker } from '../clock/ticker.ts';
import { formatPercent } from '../format/number-format.ts';
import { formatAgo, formatMoment } from '../format/time-format.ts';
import { KeyCap } from '../keys/key-cap.ts';
import { phrasesOf } from '../transcript/said-phrases.ts';
import { activeLanguage } from '../words/active-language.ts';

/** What taking a hint is called, where that is not using it. */
const useKeys: Partial<Record<HintKind, { readonly plain: string; readonly named: string }>> = {
  'read-out': { plain: 'ui.hints.saidIt', named: 'ui.hints.saidItOf' },
  warning: { plain: 'ui.hints.seen', named: 'ui.hints.seenOf' },
};
const plainUse = { plain: 'ui.hints.use', named: 'ui.hints.useOf' };

/** One proposal of the console, and why it is made: the words, what proposed it, its version and age. */
@Component({
  selector: 'ui-hint-card',
  imports: [KeyCap, TranslocoPipe],
  host: {
    class: 'ui-hint-card',
    role: 'article',
    '[class.first]': 'isFirst()',
    '[class.spoken]': 'isSpoken()',
    '[attr.aria-label]': 'title()',
  },
  template: `
    <div class="head">
      @if (hint().hint.kind === 'warning') {
        <i class="i i-st-watch" aria-hidden="true"></i>
      }
      <b>{{ kindKeys[hint().hint.kind] | transloco }}</b>
      @if (reason().proposer === 'supervisor') {
        <span class="chip aside"
          ><i class="i i-headset" aria-hidden="true"></i>{{ 'ui.hints.handed' | transloco }}</span
        >
      }
      @if (isOfModel()) {
        <span class="chip aside"
          ><i class="i i-st-aside" aria-hidden="true"></i>{{ 'ui.hints.model' | transloco }}</span
        >
      }
      <span class="end">
        <button
          type="button"
          [attr.aria-label]="useKeys().named | transloco: { title: title() }"
          (click)="use.emit(hint().hint.id)"
        >
          @if (isFirst()) {
            <ui-key command="useHint" />
          }
          {{ useKeys().plain | transloco }}
        </button>
        <button
          type="button"
          [attr.aria-label]="'ui.hints.dismissOf' | transloco: { title: title() }"
          (click)="dismiss.emit(hint().hint.id)"
        >
          @if (isFirst()) {
            <ui-key command="dismissHint" />
          }
          {{ 'ui.hints.dismiss' | transloco }}
        </button>
      </span>
    </div>
    @if (title() !== text()) {
      <p class="title">{{ title() }}</p>
    }
    <p class="text">{{ text() }}</p>
    @if (hint().hint.because; as because) {
      <p class="why">{{ because[language()] }}</p>
    }
    @if (due(); as moment) {
      <p class="text">
        <b>{{ 'ui.hints.dueBy' | transloco: { due: moment } }}</b>
      </p>
    }
    <p class="why">
      @if (reason().words.length > 0) {
        {{ 'ui.hints.said' | transloco }}
        @for (words of said(); track words) {
          @if (reason().lineSequence === null) {
            <q>{{ words }}</q>
          } @else {
            <button type="button" (click)="why.emit(hint().hint.id)">
              <q>{{ words }}</q>
            </button>
          }
        }
        ·
      }
      @for (what of reason().known; track what) {
        {{ knownKeys[what] | transloco }} ·
      }
      @if (hasSource()) {
        {{ 'ui.hints.source' | transloco: { name: source(), version: reason().source.version } }} ·
      }
      @if (reason().proposer === 'model') {
        {{ 'ui.hints.certainty' | transloco: { percent: percent() } }} ·
      }
      {{ age() }}
    </p>
  `,
})
export class HintCard {
  readonly hint = input.required<OpenHint>();
  /** Whether the keys for hints act on this one. */
  readonly isFirst = input(false);
  /** Names of scripts and guidelines by id; without one, the hint's own title is shown if it is about its source, else the id. */
  readonly sources = input<Readonly<Record<string, string>>>({});
  /** The line in which the words that led to it were said; null when it is not known. */
  readonly line = input<string | null>(null);
  /** The hint's id. */
  readonly use = output<string>();
  readonly dismiss = output<string>();
  /** The reader wants to see what led to it. */
  readonly why = output<string>();

  private readonly ticker = inject(Ticker);
  protected readonly language = activeLanguage();
  protected readonly reason = computed(() => this.hint().hint.reason);
  /** What they said, as phrases where the words stood together. */
  protected readonly said = computed(() => {
    const { words } = this.reason();
    const line = this.line();
    return line === null ? [...new Set(words)] : [...new Set(phrasesOf(line, words))];
  });
  private readonly zone = inject(HOUSE_ZONE);
  /** By when what was heard was promised; null for what is no promise. */
  protected readonly due = computed(() => {
    const { promise } = this.hint().hint;
    return promise ? formatMoment(promise.dueAt, this.ticker.minute(), this.language(), this.zone()) : null;
  });
  protected readonly title = computed(() => this.hint().hint.title[this.language()]);
  protected readonly text = computed(() => this.hint().hint.text[this.language()]);
  /** What was heard in the words themselves has no part of the playbook behind it. */
  protected readonly hasSource = computed(() => !['promise', 'idea'].includes(this.hint().hint.kind));
  protected readonly source = computed(() => {
    const { id } = this.reason().source;
    return this.sources()[id] ?? (id === this.hint().hint.target.id ? this.title() : id);
  });
  /** Whether its text is words for the customer. */
  protected readonly isSpoken = computed(() => ['phrase', 'read-out'].includes(this.hint().hint.kind));
  protected readonly isOfModel = computed(() => ['model', 'language-model'].includes(this.reason().proposer));
  /** What must be said or minded is not used: it is said, or seen. */
  protected readonly useKeys = computed(() => useKeys[this.hint().hint.kind] ?? plainUse);
  protected readonly percent = computed(() => formatPercent(this.reason().score, this.language()));
  protected readonly age = computed(() => formatAgo(this.hint().shownAt, this.ticker.now(), this.language()));
  protected readonly knownKeys: Readonly<Record<HintKnowledge, string>> = {
    'open-matter': 'ui.hints.known.open-matter',
    queue: 'ui.hints.known.queue',
  };
  protected readonly kindKeys: Readonly<Record<HintKind, string>> = {
    script: 'ui.hints.kind.script',
    article: 'ui.hints.kind.article',
    guideline: 'ui.hints.kind.guideline',
    phrase: 'ui.hints.kind.phrase',
    warning: 'ui.hints.kind.warning',
    'read-out': 'ui.hints.kind.read-out',
    'next-action': 'ui.hints.kind.next-action',
    promise: 'ui.hints.kind.promise',
    idea: 'ui.hints.kind.idea',
  };
}
