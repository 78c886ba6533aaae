import { Component, computed, inject, input, output } from '@angular/core';
import type { CustomerCase, DurationMs, EpochMs } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { HOUSE_ZONE } from '../clock/house-zone.ts';
import { Ticker } from '../clock/ticker.ts';
import { OpenList } from '../customer/open-list.ts';
import { pluralForm } from '../format/number-format.ts';
import { formatAddress } from '../format/phone-format.ts';
import { formatMoment, formatSpan } from '../format/time-format.ts';
import { KeyCap } from '../keys/key-cap.ts';
import { activeLanguage } from '../words/active-language.ts';

/** Why somebody probably calls, with the evidence for it. */
export interface ProbableReason {
  readonly title: string;
  readonly likelihood: 'high' | 'medium' | 'low';
  readonly evidence: string;
}

/** What a customer said last, and to whom. */
export interface LastWords {
  readonly text: string;
  readonly at: EpochMs;
  /** Who they spoke with; null when not known. */
  readonly to: string | null;
}

/**
 * The screen before "hello": who, what matters, why they probably call, what they said last, what goes on, and a good
 * start. It takes no focus. When several people fit, `ui-caller-choice` is projected in place of the profile.
 */
@Component({
  selector: 'ui-ringing',
  imports: [KeyCap, OpenList, TranslocoPipe],
  host: { class: 'ui-ringing', role: 'region', '[attr.aria-label]': 'headline()' },
  template: `
    <div class="ring">
      <i class="i i-phone-in i-24 t-done" aria-hidden="true"></i>
      <div class="grow">
        <h2 class="n">
          @if (who(); as name) {
            {{ 'ui.ringing.calls' | transloco: { name } }}
          } @else {
            {{ address() ?? ('ui.ringing.someone' | transloco) }}
          }
        </h2>
        <div class="soft">
          {{ queue() }}
          @if (waited() !== null) {
            · {{ 'ui.ringing.waited' | transloco: { time: waited() } }}
          }
          @if (secondsLeft() !== null) {
            · <b>{{ secondsKey() | transloco: { count: secondsLeft() } }}</b>
          }
        </div>
      </div>
      <button
        type="button"
        class="btn btn-main btn-lg"
        [class.is-off]="isOffline()"
        [attr.aria-disabled]="isOffline()"
        (click)="isOffline() || answer.emit()"
      >
        <i class="i i-phone" aria-hidden="true"></i>{{ 'ui.ringing.answer' | transloco }} <ui-key command="answer" />
      </button>
      @if (canDecline()) {
        <button
          type="button"
          class="btn btn-lg"
          [class.is-off]="isOffline()"
          [attr.aria-disabled]="isOffline()"
          (click)="isOffline() || decline.emit()"
        >
          {{ 'ui.ringing.decline' | transloco }} <ui-key command="decline" />
        </button>
      }
    </div>
    <ng-content />
    @if (lead(); as words) {
      <h3>{{ 'ui.ringing.before' | transloco }}</h3>
      <p class="lead">{{ words }}</p>
    }
    @if (reasons().length > 0) {
      <h3>{{ 'ui.ringing.why' | transloco }}</h3>
      <ol>
        @for (reason of reasons(); track reason.title; let index = $index) {
          <li class="guess">
            <span class="n" aria-hidden="true">{{ index + 1 }}</span><b>{{ reason.title }}</b
            ><span class="p">{{ likelihoodKeys[reason.likelihood] | transloco }}</span>
            <span class="ev">{{ reason.evidence }}</span>
          </li>
        }
      </ol>
    }
    @if (lastWords(); as last) {
      <h3>{{ 'ui.ringing.lastWords' | transloco }}</h3>
      <blockquote class="voice last-words">
        <q>{{ last.text }}</q>
        <p class="xs quiet">
          @if (last.to === null) {
            {{ when(last.at) }}
          } @else {
            {{ 'ui.ringing.lastWordsWith' | transloco: { when: when(last.at), name: last.to } }}
          }
        </p>
      </blockquote>
    }
    @if (cases().length > 0) {
      <h3>{{ 'ui.ringing.continues' | transloco }}</h3>
      <ui-open-list [cases]="cases()" [teams]="teams()" (open)="openCase.emit($event)" />
    }
    @if (opening(); as words) {
      <h3>{{ 'ui.ringing.opening' | transloco }}</h3>
      <p class="opening">{{ words }}</p>
    }
  `,
})
export class Ringing {
  /** The customer's name; null when nobody, or more than one, fits. */
  readonly who = input<string | null>(null);
  /** The address that calls; null when withheld. */
  readonly from = input<string | null>(null);
  /** The queue's name. */
  readonly queue = input<string | null>(null);
  /** How long they waited before it rang here; null when not known. */
  readonly waitedFor = input<DurationMs | null>(null);
  /** When the offer goes elsewhere; null when it does not. */
  readonly expiresAt = input<EpochMs | null>(null);
  /** One sentence of what matters; null for none. */
  readonly lead = input<string | null>(null);
  /** Most probable first. */
  readonly reasons = input<readonly ProbableReason[]>([]);
  readonly lastWords = input<LastWords | null>(null);
  /** What is still open and goes on. */
  readonly cases = input<readonly CustomerCase[]>([]);
  /** Names of teams by id. */
  readonly teams = input<Readonly<Record<string, string>>>({});
  /** A good way to begin; null for none. */
  readonly opening = input<string | null>(null);
  readonly canDecline = input(true);
  readonly isOffline = input(false);

  readonly answer = output();
  readonly decline = output();
  /** The id of a case. */
  readonly openCase = output<string>();

  private readonly ticker = inject(Ticker);
  private readonly language = activeLanguage();
  private readonly zone = inject(HOUSE_ZONE);
  protected readonly address = computed(() => {
    const from = this.from();
    return from === null ? null : formatAddress(from);
  });
  protected readonly headline = computed(() => this.who() ?? this.address());
  protected readonly waited = computed(() => {
    const span = this.waitedFor();
    return span === null ? null : formatSpan(span);
  });
  protected readonly secondsLeft = computed(() => {
    const expiresAt = this.expiresAt();
    return expiresAt === null ? null : Math.max(0, Math.ceil((expiresAt - this.ticker.now()) / 1_000));
  });
  protected readonly secondsKey = computed(
    () => `ui.ringing.left.${pluralForm(this.secondsLeft() ?? 0, this.language())}`,
  );
  protected readonly likelihoodKeys = {
    high: 'ui.ringing.likelihood.high',
    medium: 'ui.ringing.likelihood.medium',
    low: 'ui.ringing.likelihood.low',
  } as const;

  protected when(at: EpochMs): string {
    return formatMoment(at, this.ticker.minute(), this.language(), this.zone());
  }
}
