import { Component, computed, input, output } from '@angular/core';
import type { DraftFinding, TableMend } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { activeLanguage } from '../words/active-language.ts';

/** What was found in a draft, each with a case that shows it and a way there. Faults first. */
@Component({
  selector: 'ui-finding-list',
  imports: [TranslocoPipe],
  template: `
    <ul class="ui-finding-list" [attr.aria-label]="'ui.findings.label' | transloco">
      @for (one of shown(); track $index) {
        <li class="note-bar" [class]="one.severity === 'fault' ? 'late' : 'watch'">
          <i class="i" [class]="one.severity === 'fault' ? 'i-st-late' : 'i-st-watch'" aria-hidden="true"></i>
          <span class="grow">
            <span class="sr">{{ 'ui.findings.' + one.severity | transloco }}: </span>{{ one.reason }}
            @if (one.example; as example) {
              <span class="example">{{ 'ui.findings.example' | transloco: { example } }}</span>
            }
          </span>
          @for (mend of canMend() ? one.finding.mends : []; track mend.kind) {
            <button type="button" class="btn btn-sm" (click)="mended.emit(mend)">
              {{ 'ui.findings.mend.' + mend.kind | transloco }}
            </button>
          }
          <button type="button" class="btn btn-sm" (click)="jump.emit(one.finding)">
            {{ (by() === 'line' ? 'ui.findings.line' : 'ui.findings.place') | transloco: { line: one.finding.line } }}
          </button>
        </li>
      }
    </ul>
  `,
})
export class FindingList {
  readonly findings = input.required<readonly DraftFinding[]>();
  /** Whether a finding is found by its line of text or by its place in the content. */
  readonly by = input<'line' | 'place'>('place');
  /** Whether what would mend a finding is offered beside it. */
  readonly canMend = input(false);
  readonly jump = output<DraftFinding>();
  readonly mended = output<TableMend>();

  private readonly language = activeLanguage();
  protected readonly shown = computed(() => {
    const language = this.language();
    return this.findings()
      .toSorted((a, b) => Number(b.severity === 'fault') - Number(a.severity === 'fault'))
      .map((finding) => ({
        finding,
        severity: finding.severity,
        reason: finding.reason[language],
        example: finding.example?.map(({ label, value }) => `${label[language]}: ${value}`).join(' · ') ?? null,
      }));
  });
}
