import { Component, computed, input, output } from '@angular/core';
import type { AuthorityScope, DraftFinding, Organisation } from '@aliado/domain';
import { roles } from '@aliado/domain';
import { activeLanguage, ChoiceSet, LineField } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { withScopeList, withTenure } from './authority-edits.ts';

/** Whom, and which customers, a limit is for: those who fit all that is named. */
@Component({
  selector: 'aliado-limit-scope',
  imports: [ChoiceSet, LineField, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'playbook.authority'">
      @let at = this.at();
      <ui-choice-set
        [label]="t('roles')"
        [choices]="roles"
        [chosen]="scope().roles ?? []"
        [none]="t('any')"
        [at]="at + '.roles'"
        [findings]="findings()"
        [isReadOnly]="isReadOnly()"
        (wrote)="list('roles', $event)"
      />
      <ui-choice-set
        [label]="t('queues')"
        [choices]="queues()"
        [chosen]="scope().queues ?? []"
        [none]="t('any')"
        [at]="at + '.queues'"
        [findings]="findings()"
        [isReadOnly]="isReadOnly()"
        (wrote)="list('queues', $event)"
      />
      <ui-choice-set
        [label]="t('teams')"
        [choices]="teams()"
        [chosen]="scope().teams ?? []"
        [none]="t('any')"
        [at]="at + '.teams'"
        [findings]="findings()"
        [isReadOnly]="isReadOnly()"
        (wrote)="list('teams', $event)"
      />
      <ui-choice-set
        [label]="t('people')"
        [choices]="people()"
        [chosen]="scope().accounts ?? []"
        [none]="t('any')"
        [at]="at + '.accounts'"
        [findings]="findings()"
        [isReadOnly]="isReadOnly()"
        (wrote)="list('accounts', $event)"
      />
      <ui-choice-set
        [label]="t('tiers')"
        [choices]="tiers"
        [chosen]="scope().customerTiers ?? []"
        [none]="t('any')"
        [at]="at + '.customerTiers'"
        [findings]="findings()"
        [isReadOnly]="isReadOnly()"
        (wrote)="list('customerTiers', $event)"
      />
      <div class="pair">
        <ui-line-field
          [label]="t('tenureLabel')"
          [value]="tenure()"
          [at]="at + '.tenureMonths'"
          [findings]="findings()"
          [isWhole]="true"
          [canBeEmpty]="true"
          [unit]="t('months')"
          [isReadOnly]="isReadOnly()"
          (wrote)="months($event)"
        />
        <ui-line-field
          [label]="t('countries')"
          [value]="countries()"
          [at]="at + '.countries'"
          [findings]="findings()"
          placeholder="ES, MX"
          [isReadOnly]="isReadOnly()"
          (wrote)="places($event)"
        />
      </div>
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
    }
    .pair {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 12px;
    }
  `,
})
export class LimitScope {
  readonly scope = input.required<AuthorityScope>();
  /** Where it stands in the content. */
  readonly at = input.required<string>();
  readonly findings = input<readonly DraftFinding[]>([]);
  readonly organisation = input<Organisation | null>(null);
  readonly isReadOnly = input(false);
  readonly wrote = output<AuthorityScope>();

  private readonly language = activeLanguage();
  protected readonly roles = roles.map((id) => ({ id, wordsKey: `home.role.${id}` }));
  protected readonly tiers = ['standard', 'plus', 'premium', 'prospect'].map((id) => ({
    ...{ id, wordsKey: `playbook.authority.tierName.${id}` },
  }));
  protected readonly queues = computed(() => this.namesOf('queues'));
  protected readonly teams = computed(() => this.namesOf('teams'));
  protected readonly people = computed(() => this.organisation()?.people ?? []);
  protected readonly tenure = computed(() => String(this.scope().tenureMonths ?? ''));
  protected readonly countries = computed(() => (this.scope().countries ?? []).join(', '));

  protected list(name: 'roles' | 'queues' | 'teams' | 'accounts' | 'customerTiers', ids: readonly string[]): void {
    this.wrote.emit(withScopeList(this.scope(), name, ids));
  }

  protected months(typed: string): void {
    this.wrote.emit(withTenure(this.scope(), typed === '' ? null : Number(typed)));
  }

  protected places(typed: string): void {
    const codes = typed.toLocaleUpperCase('en').match(/\p{L}+/gu) ?? [];
    this.wrote.emit(withScopeList(this.scope(), 'countries', codes));
  }

  private namesOf(list: 'teams' | 'queues') {
    return (this.organisation()?.[list] ?? []).map(({ id, name }) => ({ id, name: name[this.language()] }));
  }
}
