import { Component, computed, input } from '@angular/core';
import type { ExplainedFinding, Language, RemedyKind } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { formatMoney } from '../format/number-format.ts';
import { activeLanguage } from '../words/active-language.ts';
import { GuidelineReasons } from './guideline-reasons.ts';

/**
 * What may be decided in this case, by a guideline: up to what and how to say it; and one step away what must be done before,
 * what never, and why, by which version. What is projected stands at the end of its head.
 */
@Component({
  selector: 'ui-guideline-card',
  imports: [GuidelineReasons, TranslocoPipe],
  host: {
    class: 'ui-guideline-card',
    role: 'group',
    '[class.is-empty]': 'hits().length === 0',
    '[attr.aria-label]': 'name()',
  },
  template: `
    <div class="head">
      <i class="i i-seal" [class]="gives() ? 't-done' : 'quiet'" aria-hidden="true"></i>
      <b>{{ (gives() ? 'ui.guideline.can' : 'ui.guideline.none') | transloco }}</b>
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
    <ui-guideline-reasons [finding]="finding()" />
  `,
})
export class GuidelineCard {
  readonly finding = input.required<ExplainedFinding>();
  /** The language spoken with the customer; the reader's own when null. */
  readonly spoken = input<Language | null>(null);

  private readonly language = activeLanguage();
  protected readonly spokenLanguage = computed(() => this.spoken() ?? this.language());
  protected readonly name = computed(() => this.finding().guideline.name[this.language()]);
  protected readonly hits = computed(() => {
    const [language, spoken] = [this.language(), this.spokenLanguage()];
    return this.finding().hits.map(({ id, then, say }) => ({
      id,
      remedies: then.map(({ remedy, limit }) => ({ kind: remedy, limit: limit ? formatMoney(limit, language) : null })),
      say: say?.[spoken] ?? null,
    }));
  });
  /** Whether anything but words comes of it. */
  protected readonly gives = computed(() =>
    this.finding().hits.some(({ then }) => then.some(({ remedy }) => remedy !== 'none')),
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
