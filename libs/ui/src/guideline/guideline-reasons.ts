import { Component, computed, input } from '@angular/core';
import type { ExplainedFinding, FeelValue, Language } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { formatNumber, pluralForm } from '../format/number-format.ts';
import { wordsOfTest } from './feel-words.ts';
import { activeLanguage } from '../words/active-language.ts';

/** One step away from a decision: what must be done before, what never, why, what it was decided on, by which version. */
@Component({
  selector: 'ui-guideline-reasons',
  imports: [TranslocoPipe],
  host: { class: 'ui-guideline-reasons' },
  template: `
    <details class="foot">
      <summary>
        <span class="more">{{ detailsKey() | transloco: { count: conditions() } }}</span>
        @if (isVersionShown()) {
          <span class="version clip">{{
            'ui.guideline.version'
              | transloco: { name: finding().guideline.name[language()], version: finding().guideline.version }
          }}</span>
        }
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
        @for (one of hits(); track one.id) {
          <p>
            <b>{{ 'ui.guideline.because' | transloco }}:</b> {{ one.because[language()] }}
          </p>
        }
        <p>{{ why() }}</p>
        @if (nearly().length > 0) {
          <div class="eyebrow">{{ 'ui.guideline.nearly' | transloco }}</div>
          <ul class="points">
            @for (miss of nearly(); track miss.id) {
              <li>
                <i class="i i-st-half" aria-hidden="true"></i>{{ miss.because }}
                <span class="quiet">{{
                  'ui.guideline.missing'
                    | transloco
                      : {
                          label: miss.label,
                          wanted: 'ui.feel.' + miss.wanted.kind | transloco: miss.wanted,
                          found: miss.found.key === null ? miss.found.value : (miss.found.key | transloco),
                        }
                }}</span>
              </li>
            }
          </ul>
        }
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
export class GuidelineReasons {
  readonly finding = input.required<ExplainedFinding>();
  /** Off where the card's head names the guideline already. */
  readonly isVersionShown = input(true);

  protected readonly language = activeLanguage();
  protected readonly hits = computed(() => this.finding().hits);
  protected readonly why = computed(() => this.finding().guideline.why[this.language()]);
  protected readonly never = computed(() =>
    (this.finding().guideline.never ?? []).map((text) => text[this.language()]),
  );
  protected readonly checks = computed(() =>
    this.hits().flatMap(({ checks }) => (checks ?? []).map((check) => check[this.language()])),
  );
  /** What must be done before, and what must never be done: so many that they are worth opening. */
  protected readonly conditions = computed(() => this.checks().length + this.never().length);
  protected readonly detailsKey = computed(() =>
    this.conditions() === 0
      ? 'ui.guideline.details.none'
      : `ui.guideline.details.${pluralForm(this.conditions(), this.language())}`,
  );
  /** The rules that one condition kept from holding, and which one. */
  protected readonly nearly = computed(() => {
    const language = this.language();
    return this.finding().nearly.map(({ id, because, missing: { label, test, value } }) => ({
      ...{ id, because: because[language], label: label[language], wanted: wordsOfTest(test, language) },
      found: toldValue(value, language),
    }));
  });
  protected readonly inputs = computed(() =>
    this.finding().inputs.map(({ label, value }) => ({
      label: label[this.language()],
      ...toldValue(value, this.language()),
    })),
  );
}

/** A value as it is written, or the key of the word for it. */
const toldValue = (value: FeelValue, language: Language): { readonly key: string | null; readonly value: string } => ({
  key: wordOf(value),
  value: typeof value === 'number' ? formatNumber(value, language) : String(value),
});

/** The word for a value that is told in words; null for one that is shown as it is. */
function wordOf(value: string | number | boolean | null): string | null {
  if (value === null) return 'ui.guideline.unknown';
  if (typeof value === 'boolean') return value ? 'ui.guideline.yes' : 'ui.guideline.no';
  return null;
}
