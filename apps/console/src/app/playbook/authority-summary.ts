import { Component, computed, input } from '@angular/core';
import type { AuthorityPolicy, AuthorityScope, Organisation, RemedyKind } from '@aliado/domain';
import { activeLanguage, formatMoney } from '@aliado/ui';
import { TranslocoDirective, TranslocoPipe } from '@jsverse/transloco';

/** One thing that somebody must be for a limit to apply: words of the console, or a name. */
interface Who {
  readonly key: string | null;
  readonly text: string;
}

/** Who may give what, to be read: limits, shared sums, what nobody gives, what excludes what. It is written in its text. */
@Component({
  selector: 'aliado-authority-summary',
  imports: [TranslocoDirective, TranslocoPipe],
  host: { class: 'scroll', tabindex: '0' },
  template: `
    <ng-container *transloco="let t; prefix: 'playbook.authority'">
      <table>
        <caption>
          {{
            t('limits')
          }}
        </caption>
        <thead>
          <tr>
            <th scope="col">{{ t('who') }}</th>
            <th scope="col">{{ t('what') }}</th>
            <th scope="col">{{ t('perDecision') }}</th>
            <th scope="col">{{ t('perCustomer') }}</th>
            <th scope="col">{{ t('perDay') }}</th>
          </tr>
        </thead>
        <tbody>
          @for (limit of limits(); track limit.id) {
            <tr>
              <th scope="row">
                @for (who of limit.who; track $index) {
                  <span class="who">{{
                    who.key === null ? who.text : (who.key | transloco: { months: who.text })
                  }}</span>
                } @empty {
                  {{ t('everybody') }}
                }
                <span class="xs quiet id">{{ limit.id }}</span>
              </th>
              <td>
                @for (remedy of limit.remedies; track remedy) {
                  <span class="remedy">{{ t('remedy.' + remedy) }}</span>
                }
              </td>
              <td class="num">{{ limit.perDecision }}</td>
              <td class="num">
                {{ limit.perCustomer }}
                @if (limit.days; as days) {
                  <span class="xs quiet">{{ t('inDays', { days }) }}</span>
                }
              </td>
              <td class="num">{{ limit.perDay }}</td>
            </tr>
          }
        </tbody>
      </table>
      @if (budgets().length > 0) {
        <h2>{{ t('budgets') }}</h2>
        <ul>
          @for (budget of budgets(); track budget.id) {
            <li>
              {{ budget.name }}: <b class="num">{{ budget.amount }}</b> {{ t('period.' + budget.period) }} ·
              {{ budget.teams.join(', ') }}
            </li>
          }
        </ul>
      }
      @if (nevers().length > 0) {
        <h2>{{ t('never') }}</h2>
        <ul>
          @for (one of nevers(); track $index) {
            <li>{{ one }}</li>
          }
        </ul>
      }
      <p class="sm soft">{{ t('byText') }}</p>
    </ng-container>
  `,
  styles: `
    :host {
      display: block;
      flex: 1;
      min-height: 0;
      padding: 12px 20px 24px;
      font-size: var(--al-text-sm);
      line-height: var(--al-leading-sm);
    }
    table {
      width: 100%;
    }
    caption,
    h2 {
      text-align: left;
      font-size: var(--al-text-sm);
      font-weight: var(--al-weight-strong);
      padding: 12px 0 4px;
    }
    th,
    td {
      padding: 8px 12px 8px 0;
      text-align: left;
      vertical-align: top;
      border-bottom: 1px solid var(--al-line);
      font-weight: var(--al-weight-regular);
    }
    thead th {
      font-size: var(--al-text-xs);
      font-weight: var(--al-weight-strong);
      color: var(--al-ink-2);
    }
    tbody th {
      font-weight: var(--al-weight-strong);
    }
    th .xs,
    td .xs {
      display: block;
      font-weight: var(--al-weight-regular);
    }
    .who + .who::before {
      content: ' · ';
    }
    .remedy + .remedy::before {
      content: ', ';
    }
    li,
    p {
      padding: 4px 0;
    }
  `,
})
export class AuthoritySummary {
  readonly policy = input.required<AuthorityPolicy>();
  readonly organisation = input<Organisation | null>(null);

  private readonly language = activeLanguage();
  protected readonly limits = computed(() =>
    this.policy().limits.map(({ id, for: scope, remedies, perDecision, perCustomer, perDay }) => {
      const sum = (money: typeof perDecision) => (money ? formatMoney(money, this.language()) : '–');
      return {
        ...{ id, remedies: remedies satisfies readonly RemedyKind[], who: this.whoIn(scope) },
        ...{ perDecision: sum(perDecision), perCustomer: sum(perCustomer), perDay: sum(perDay) },
        days: perCustomer?.days ?? null,
      };
    }),
  );
  protected readonly budgets = computed(() =>
    this.policy().budgets.map(({ id, name, teams, amount, period }) => ({
      ...{ id, period, name: name[this.language()], amount: formatMoney(amount, this.language()) },
      teams: teams.map((team) => this.nameOf('teams', team)),
    })),
  );
  protected readonly nevers = computed(() => [
    ...this.policy().never.map(({ because }) => because[this.language()]),
    ...this.policy().exclusions.map(({ because }) => because[this.language()]),
  ]);

  private whoIn(scope: AuthorityScope): readonly Who[] {
    const {
      roles = [],
      accounts = [],
      teams = [],
      queues = [],
      tenureMonths,
      customerTiers = [],
      countries = [],
    } = scope;
    const named = (text: string): Who => ({ key: null, text });
    return [
      ...roles.map((role) => ({ key: `home.role.${role}`, text: '' })),
      ...accounts.map((id) => named(this.organisation()?.people.find((one) => one.id === id)?.name ?? id)),
      ...teams.map((team) => named(this.nameOf('teams', team))),
      ...queues.map((queue) => named(this.nameOf('queues', queue))),
      ...(tenureMonths === undefined ? [] : [{ key: 'playbook.authority.tenure', text: String(tenureMonths) }]),
      ...customerTiers.map((tier) => ({ key: `playbook.authority.tier.${tier}`, text: '' })),
      ...countries.map(named),
    ];
  }

  private nameOf(list: 'teams' | 'queues', id: string): string {
    return this.organisation()?.[list].find((one) => one.id === id)?.name[this.language()] ?? id;
  }
}
