import { Component, computed, input, output, viewChild } from '@angular/core';
import type { DraftFinding, Guideline, Localised, Organisation, TableMend } from '@aliado/domain';
import { activeLanguage, BothWords, DecisionTable, FindingList, withNever } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { GuidelineHead } from './guideline-head.ts';

/** A guideline to write in: its table, what was found in it, and what is never done whatever the table says. */
@Component({
  selector: 'aliado-guideline-editor',
  imports: [BothWords, DecisionTable, FindingList, GuidelineHead, TranslocoDirective],
  host: { class: 'scroll' },
  template: `
    <ng-container *transloco="let t; prefix: 'playbook'">
      <aliado-guideline-head
        [guideline]="guideline()"
        [findings]="findings()"
        [organisation]="organisation()"
        [isReadOnly]="isReadOnly()"
        (wrote)="wrote.emit($event)"
      />
      <ui-decision-table
        [table]="guideline()"
        [base]="base()"
        [findings]="findings()"
        [hits]="hits()"
        [hitRules]="hitRules()"
        [currency]="currency()"
        [isReadOnly]="isReadOnly()"
        (changed)="wrote.emit($event)"
      />
      @if (findings().length > 0) {
        <ui-finding-list
          class="findings"
          [findings]="findings()"
          [canMend]="!isReadOnly()"
          (jump)="reveal($event.path)"
          (mended)="mend($event)"
        />
      }
      <section class="nevers" [attr.aria-label]="t('never')">
        <b>{{ t('never') }}</b>
        <ul>
          @for (one of guideline().never ?? []; track $index) {
            <li>
              @if (isReadOnly()) {
                {{ one[language()] }}
              } @else {
                <details>
                  <summary>{{ one[language()] }}</summary>
                  <ui-both-words [label]="t('never')" [value]="one" (wrote)="never($index, $event)" />
                </details>
              }
            </li>
          }
        </ul>
        @if (!isReadOnly()) {
          <button type="button" class="btn btn-quiet btn-sm" (click)="never(count(), { es: '…', en: '…' })">
            <i class="i i-plus i-14" aria-hidden="true"></i>{{ t('addNever') }}
          </button>
        }
      </section>
    </ng-container>
  `,
  styles: `
    :host {
      display: block;
      flex: 1;
      min-height: 0;
      scroll-padding-top: 60px;
    }
    .findings {
      display: block;
      padding: 0 20px 12px;
    }
    .nevers {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr) auto;
      gap: 4px 14px;
      align-items: start;
      padding: 11px 20px 12px;
      border-top: 1px solid var(--al-line);
      font-size: var(--al-text-sm);
      line-height: var(--al-leading-sm);
      color: var(--al-ink-2);
    }
    .nevers b {
      color: var(--al-ink);
    }
    .nevers ul {
      display: grid;
      gap: 2px;
    }
    summary {
      min-height: 24px;
      cursor: default;
    }
  `,
})
export class GuidelineEditor {
  readonly guideline = input.required<Guideline>();
  readonly base = input<Guideline | null>(null);
  readonly findings = input<readonly DraftFinding[]>([]);
  readonly hits = input<Readonly<Record<string, number>> | null>(null);
  readonly hitRules = input<readonly string[]>([]);
  readonly currency = input('EUR');
  readonly organisation = input<Organisation | null>(null);
  readonly isReadOnly = input(false);
  readonly wrote = output<Guideline>();

  private readonly table = viewChild(DecisionTable);
  protected readonly language = activeLanguage();
  protected readonly count = computed(() => this.guideline().never?.length ?? 0);

  protected reveal(path: string): void {
    this.table()?.reveal(path);
  }

  protected mend(mend: TableMend): void {
    this.table()?.mend(mend);
  }

  /** Writes one line of what is never done; an empty one goes. */
  protected never(place: number, words: Localised): void {
    const lines = this.guideline().never ?? [];
    const isEmpty = words.es === '' && words.en === '';
    const next = isEmpty ? lines.toSpliced(place, 1) : lines.toSpliced(place, 1, words);
    this.wrote.emit(withNever(this.guideline(), next));
  }
}
