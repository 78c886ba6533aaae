import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
} from '@angular/core';
import type { AuthorityPolicy, DraftFinding, Exclusion, NeverRule, Organisation, RemedyKind } from '@aliado/domain';
import { activeLanguage, ChoiceSet, FindingList, FoundHere, formatMoney, LineField, Ticker } from '@aliado/ui';
import { TranslocoDirective, TranslocoPipe } from '@jsverse/transloco';
import {
  withNewPart,
  withoutPart,
  withPart,
  withPartTwice,
  type PolicyList,
  type PolicyParts,
} from './authority-edits.ts';
import { BudgetForm } from './budget-form.ts';
import { dayIn } from './day-in.ts';
import { LimitForm } from './limit-form.ts';
import { limitRows, severityAt } from './limit-rows.ts';
import { NeverForm } from './never-form.ts';
import { RateForm } from './rate-form.ts';
import { remedyChoices } from './remedy-choices.ts';

/** Who may give what, to write in: limits, shared sums, what nobody gives, what excludes what, currencies and times. */
@Component({
  selector: 'aliado-authority-editor',
  imports: [
    BudgetForm,
    ChoiceSet,
    FindingList,
    FoundHere,
    LimitForm,
    LineField,
    NeverForm,
    RateForm,
    TranslocoDirective,
    TranslocoPipe,
  ],
  host: { class: 'scroll' },
  templateUrl: './authority-editor.html',
  styleUrl: './authority-editor.css',
})
export class AuthorityEditor {
  readonly policy = input.required<AuthorityPolicy>();
  readonly findings = input<readonly DraftFinding[]>([]);
  readonly organisation = input<Organisation | null>(null);
  readonly isReadOnly = input(false);
  /** The whole policy as it became. */
  readonly wrote = output<AuthorityPolicy>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  private readonly ticker = inject(Ticker);
  protected readonly language = activeLanguage();
  protected readonly choices = remedyChoices;
  protected readonly times = ['answerWithinSeconds', 'undoWithinSeconds', 'reservationSeconds'] as const;
  /** Where the part stands that lies open; null for none. */
  protected readonly open = signal<string | null>(null);
  protected readonly own = computed(() => this.organisation()?.currency ?? 'EUR');
  protected readonly currencies = computed(() => [
    ...new Set([this.own(), ...this.policy().rates.map(({ currency }) => currency)]),
  ]);
  protected readonly limits = computed(() =>
    limitRows(this.policy().limits, this.findings(), {
      organisation: this.organisation(),
      language: this.language(),
    }),
  );
  protected readonly budgets = computed(() =>
    this.policy().budgets.map(({ name, amount, period }) => ({
      ...{ name: name[this.language()], period, amount: formatMoney(amount, this.language()) },
    })),
  );
  protected readonly rules = computed(() => [
    { name: 'exclusions' as const, rules: this.policy().exclusions },
    { name: 'never' as const, rules: this.policy().never },
  ]);

  /** Opens the part that a path of the content leads to (`limits.2.perDay`), and puts the focus there. */
  reveal(path: string): void {
    const [part = null] = /^(?:limits|budgets|exclusions|never)\.\d+/.exec(path) ?? [];
    if (part !== null) this.open.set(part);
    this.focusSoon(path);
  }

  protected severity(at: string): DraftFinding['severity'] | null {
    return severityAt(this.findings(), at);
  }

  /** What was found in a part as a whole: what belongs to one of its fields is told there. */
  protected ownFindings(at: string): readonly DraftFinding[] {
    return this.findings().filter(({ path }) => path === at);
  }

  /** One part lies open at a time: which one is known here, not to the element. */
  protected toggle(event: Event, at: string): void {
    event.preventDefault();
    this.open.update((before) => (before === at ? null : at));
  }

  protected write<List extends PolicyList>(list: List, place: number, part: PolicyParts[List]): void {
    this.wrote.emit(withPart(this.policy(), list, place, part));
  }

  protected writeRule(list: 'exclusions' | 'never', place: number, rule: Exclusion | NeverRule): void {
    if (list === 'exclusions') this.write(list, place, rule);
    else if ('when' in rule) this.write(list, place, rule);
  }

  protected add(list: PolicyList): void {
    const team = this.organisation()?.teams[0]?.id ?? '';
    const today = dayIn(this.organisation()?.timeZone ?? 'UTC', this.ticker.now());
    const next = withNewPart(this.policy(), list, { currency: this.own(), team, today });
    this.wrote.emit(next);
    this.reveal(`${list}.${next[list].length - 1}`);
  }

  protected double(list: PolicyList, place: number): void {
    this.wrote.emit(withPartTwice(this.policy(), list, place));
    this.reveal(`${list}.${place + 1}`);
  }

  protected remove(list: PolicyList, place: number): void {
    this.open.set(null);
    this.wrote.emit(withoutPart(this.policy(), list, place));
    this.focusSoon(`add-${list}`);
  }

  protected goodwill(ids: readonly string[]): void {
    this.wrote.emit({ ...this.policy(), goodwill: ids as readonly RemedyKind[] });
  }

  protected seconds(name: (typeof this.times)[number], typed: string): void {
    this.wrote.emit({ ...this.policy(), [name]: Number(typed) });
  }

  /** At the field itself, else at the first one of the part it belongs to. */
  private focusSoon(path: string): void {
    afterNextRender(
      () => {
        const fields = [...this.host.nativeElement.querySelectorAll<HTMLElement>('[data-path]')];
        const placeOf = (field: HTMLElement) => field.dataset['path'] ?? '';
        const above = fields.filter((field) => path === placeOf(field) || path.startsWith(`${placeOf(field)}.`));
        const nearest = above.toSorted((a, b) => placeOf(b).length - placeOf(a).length)[0];
        const found = nearest ?? fields.find((field) => placeOf(field).startsWith(`${path}.`));
        found?.focus();
      },
      { injector: this.injector },
    );
  }
}
