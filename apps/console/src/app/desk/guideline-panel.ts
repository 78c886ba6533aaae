import { Component, computed, inject } from '@angular/core';
import { Failure, GuidelineCard } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { Advice } from './advice.ts';
import { CaseFile } from './case-file.ts';

/** What may be decided now: one guideline at a time, so that the journey stays in sight. */
@Component({
  selector: 'aliado-guideline-panel',
  imports: [Failure, GuidelineCard, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'desk'">
      @if (advice.finding(); as finding) {
        <section class="sec" id="guideline" tabindex="-1" [attr.aria-label]="t('guideline.label')">
          <ui-guideline-card [finding]="finding" [spoken]="caseFile.spoken()">
            @if (count() > 1) {
              <span class="row end xs quiet">
                <button
                  type="button"
                  class="btn btn-sm btn-icon btn-quiet"
                  [attr.aria-label]="t('guideline.previous')"
                  (click)="step(-1)"
                >
                  <i class="i i-left i-14" aria-hidden="true"></i>
                </button>
                <span aria-live="polite">{{ t('guideline.place', { at: at() + 1, count: count() }) }}</span>
                <button
                  type="button"
                  class="btn btn-sm btn-icon btn-quiet"
                  [attr.aria-label]="t('guideline.next')"
                  (click)="step(1)"
                >
                  <i class="i i-right i-14" aria-hidden="true"></i>
                </button>
              </span>
            }
          </ui-guideline-card>
        </section>
      } @else if (caseFile.guidelines.hasFailed()) {
        <ui-failure
          [title]="t('failure.guidelines')"
          [hint]="t('failure.works')"
          (act)="caseFile.guidelines.reload()"
        />
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: contents;
    }
    .end {
      gap: 0;
    }
  `,
})
export class GuidelinePanel {
  protected readonly advice = inject(Advice);
  protected readonly caseFile = inject(CaseFile);
  protected readonly count = computed(() => this.advice.findings().length);
  protected readonly at = computed(() => {
    const finding = this.advice.finding();
    return finding ? this.advice.findings().indexOf(finding) : 0;
  });

  protected step(by: 1 | -1): void {
    const findings = this.advice.findings();
    const next = findings[(this.at() + by + findings.length) % findings.length];
    if (next) this.advice.show(next.guideline.id);
  }
}
