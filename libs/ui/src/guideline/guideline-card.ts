import { Component, computed, input } from '@angular/core';
import type { GuidelineFinding, Language, RemedyKind } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { formatMoney, formatNumber, pluralForm } from '../format/number-format.ts';
import { activeLanguage } from '../words/active-language.ts';

/**
 * What may be decided in this case, by a guideline: up to what and how to say it; and one step away what must be done before,
 * what never, and why, by which version. What is projected stands at the end of its head.
 */
@Component({
  selector: 'ui-guideline-card',
  imports: [TranslocoPipe],
  host: {
    class: 'ui-guideline-card',
    role: 'group',
    '[class.is-empty]': 'hits().length === 0',
    '[attr.aria-label]': 'name()',
  },
  template: `
    <div class="head">
      <i class="i i-seal" [class]="hits().length > 0 ? 't-done' : 'quiet'" aria-hidden="true"></i>
      <b>{{ (hits().length > 0 ? 'ui.guideline.can' : 'ui.guideline.none') | transloco }}</b>
      <ng-content />
    </div>
    <div class="main">
      @for (hit of hits(); track hit.id) {
        @for (remedy of hit.remedies; track $index) {
          <div class="remedy">
            @if (remedy.limit; as amount) {
              <span class="limit">{{ 'ui.guideline.upTo' | transloco: { amount } }}</span>
              <span class="soft">{{ remedyKeys[remedy.kind] | transloco }}</span>
            } @else {
              <b>{{ remedyKeys[remedy.kind] | transloco }}</b>
            }
          </div>
        }
        @if (hit.say; as words) {
          <p class="to-say" [attr.lang]="spokenLanguage()">{{ words }}</p>
        }
      } @empty {
        <p class="soft">{{ 'ui.guideline.noneHint' | transloco }}</p>
      }
    </div>
    <details class="foot">
      <summary>
        <span class="more">{{ detailsKey() | transloco: { count: conditions() } }}</span>
        <span class="version clip">{{
          'ui.guideline.version' | transloco: { name: name(), version: finding().guideline.version }
        }}</span>
      </summary>
      <div class="details">
        @if (checks().length > 0) {
          <div class="eyebrow">{{ 'ui.guideline.first' | transloco }}</div>
          <ul class="points">
            @for (check of checks(); track $index) {
              <li><i class="i i-st-open" aria-hidden="true"></i>{{ check }}</li>
            }
          </ul>
        }
        @if (never().length > 0) {
          <div class="eyebrow t-late">{{ 'ui.guideline.never' | transloco }}</div>
          <ul class="points">
            @for (one of never(); track $index) {
              <li><i class="i i-x" aria-hidden="true"></i>{{ one }}</li>
            }
          </ul>
        }
        @for (hit of hits(); track hit.id) {
          <p>
            <b>{{ 'ui.guideline.because' | transloco }}:</b> {{ hit.because }}
          </p>
        }
        <p>{{ why() }}</p>
        @if (inputs().length > 0) {
          <div class="eyebrow">{{ 'ui.guideline.found' | transloco }}</div>
          <dl class="found-inputs">
            @for (one of inputs(); track $index) {
              <dt>{{ one.label }}</dt>
              <dd>{{ one.key === null ? one.value : (one.key | transloco) }}</dd>
            }
          </dl>
        }
      </div>
    </details>
  `,
})
export class GuidelineCard {
  readonly finding = input.required<GuidelineFinding>();
  /** The language spoken with the customer; the reader's own when null. */
  readonly spoken = input<Language | null>(null);

  private readonly language = activeLanguage();
  protected readonly spokenLanguage = computed(() => this.spoken() ?? this.language());
  protected readonly name = computed(() => this.finding().guideline.name[this.language()]);
  protected readonly why = computed(() => this.finding().guideline.why[this.language()]);
  protected readonly never = computed(() =>
    (this.finding().guideline.never ?? []).map((text) => text[this.language()]),
  );
  protected readonly hits = computed(() => {
    const [language, spoken] = [this.language(), this.spokenLanguage()];
    return this.finding().hits.map(({ id, then, say, checks, because }) => ({
      id,
      remedies: then.map(({ remedy, limit }) => ({ kind: remedy, limit: limit ? formatMoney(limit, language) : null })),
      say: say?.[spoken] ?? null,
      checks: (checks ?? []).map((check) => check[language]),
      because: because[language],
    }));
  });
  protected readonly checks = computed(() => this.hits().flatMap(({ checks }) => checks));
  /** What must be done before, and what must never be done: so many that they are worth opening. */
  protected readonly conditions = computed(() => this.checks().length + this.never().length);
  protected readonly detailsKey = computed(() =>
    this.conditions() === 0
      ? 'ui.guideline.details.none'
      : `ui.guideline.details.${pluralForm(this.conditions(), this.language())}`,
  );
  protected readonly inputs = computed(() =>
    this.finding().inputs.map(({ label, value }) => ({
      label: label[this.language()],
      key: wordOf(value),
      value: typeof value === 'number' ? formatNumber(value, this.language()) : String(value),
    })),
  );
  protected readonly remedyKeys: Readonly<Record<RemedyKind, string>> = {
    refund: 'ui.guideline.remedy.refund',
    credit: 'ui.guideline.remedy.credit',
    replacement: 'ui.guideline.remedy.replacement',
    waiver: 'ui.guideline.remedy.waiver',
    expedite: 'ui.guideline.remedy.expedite',
    gesture: 'ui.guideline.remedy.gesture',
    none: 'ui.guideline.remedy.none',
  };
}

/** The word for a value that is told in words; null for one that is shown as it is. */
function wordOf(value: string | number | boolean | null): string | null {
  if (value === null) return 'ui.guideline.unknown';
  if (typeof value === 'boolean') return value ? 'ui.guideline.yes' : 'ui.guideline.no';
  return null;
}
