import { Component, computed, input, linkedSignal, output } from '@angular/core';
import type { DraftFinding, Guideline, Organisation } from '@aliado/domain';
import { activeLanguage, BothWords, ChoiceSet, findingsAt, FoundHere, LineField } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';

const places = ['name', 'matters', 'owner', 'why', 'effectiveFrom', 'effectiveTo'] as const;

/** What stands above a guideline's table: why it is, and, once opened, its name, its matters, whose it is, and from when to when. */
@Component({
  selector: 'aliado-guideline-head',
  imports: [BothWords, ChoiceSet, FoundHere, LineField, TranslocoDirective],
  template: `
    <details *transloco="let t; prefix: 'playbook.head'" [open]="isOpen()">
      <summary (click)="$event.preventDefault(); isOpen.set(!isOpen())">
        <span class="soft">{{ guideline().why[language()] }}</span>
        <span class="xs quiet">{{ t(isOpen() ? 'close' : 'open') }}</span>
      </summary>
      @if (isOpen()) {
        <div class="ui-fields">
          <div class="words">
            <span class="eyebrow" aria-hidden="true">{{ t('name') }}</span>
            <ui-both-words
              [label]="t('name')"
              [value]="guideline().name"
              [isReadOnly]="isReadOnly()"
              (wrote)="write({ name: $event })"
            />
            <ui-found-here at="name" [findings]="findings()" />
          </div>
          <div class="words">
            <span class="eyebrow" aria-hidden="true">{{ t('why') }}</span>
            <ui-both-words
              [label]="t('why')"
              [value]="guideline().why"
              [isLong]="true"
              [isReadOnly]="isReadOnly()"
              (wrote)="write({ why: $event })"
            />
            <ui-found-here at="why" [findings]="findings()" />
          </div>
          <ui-choice-set
            [label]="t('matters')"
            [choices]="matters()"
            [chosen]="guideline().matters"
            at="matters"
            [findings]="findings()"
            [isReadOnly]="isReadOnly()"
            (wrote)="write({ matters: $event })"
          />
          <label class="words">
            <span class="eyebrow">{{ t('owner') }}</span>
            <select
              #owner
              class="field"
              aria-describedby="found-owner"
              [disabled]="isReadOnly()"
              (change)="write({ owner: owner.value })"
            >
              @for (one of teams(); track one.id) {
                <option [value]="one.id" [selected]="one.id === guideline().owner">{{ one.name }}</option>
              }
            </select>
          </label>
          <ui-found-here at="owner" [findings]="findings()" />
          <div class="pair">
            <ui-line-field
              [label]="t('from')"
              type="date"
              [value]="guideline().effectiveFrom"
              at="effectiveFrom"
              [findings]="findings()"
              [isReadOnly]="isReadOnly()"
              (wrote)="write({ effectiveFrom: $event })"
            />
            <ui-line-field
              [label]="t('to')"
              type="date"
              [value]="guideline().effectiveTo ?? ''"
              at="effectiveTo"
              [findings]="findings()"
              [isReadOnly]="isReadOnly()"
              (wrote)="endsOn($event)"
            />
          </div>
        </div>
      }
    </details>
  `,
  styles: `
    details {
      padding: 10px 20px 0;
      font-size: var(--al-text-sm);
      line-height: var(--al-leading-sm);
    }
    summary {
      display: flex;
      align-items: baseline;
      justify-content: space-between;
      gap: 16px;
      min-height: 24px;
      cursor: default;
      list-style: none;
    }
    summary .soft {
      max-width: 80ch;
    }
    summary .xs {
      flex: none;
      color: var(--al-accent-ink);
    }
    .ui-fields {
      padding: 10px 0 14px;
      max-width: 760px;
    }
  `,
})
export class GuidelineHead {
  readonly guideline = input.required<Guideline>();
  readonly findings = input<readonly DraftFinding[]>([]);
  readonly organisation = input<Organisation | null>(null);
  readonly isReadOnly = input(false);
  readonly wrote = output<Guideline>();

  protected readonly language = activeLanguage();
  private readonly hasFaults = computed(() => places.some((at) => findingsAt(this.findings(), at).length > 0));
  /** Opens by itself where something is wrong in it. */
  protected readonly isOpen = linkedSignal<boolean, boolean>({
    source: this.hasFaults,
    computation: (hasFaults, before) => hasFaults || (before?.value ?? false),
  });
  protected readonly matters = computed(() => this.namesOf('matters', this.guideline().matters));
  protected readonly teams = computed(() => this.namesOf('teams', [this.guideline().owner]));

  protected write(change: Partial<Guideline>): void {
    this.wrote.emit({ ...this.guideline(), ...change });
  }

  protected endsOn(day: string): void {
    const { effectiveTo: _, ...rest } = this.guideline();
    this.wrote.emit(day === '' ? rest : { ...rest, effectiveTo: day });
  }

  /** What is written and nobody declares is shown by its id. */
  private namesOf(list: 'matters' | 'teams', written: readonly string[]) {
    const declared = (this.organisation()?.[list] ?? []).map(({ id, name }) => ({ id, name: name[this.language()] }));
    const unknown = written.filter((id) => !declared.some((one) => one.id === id));
    return [...declared, ...unknown.map((id) => ({ id, name: id }))];
  }
}
