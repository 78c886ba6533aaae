import { NgTemplateOutlet } from '@angular/common';
import {
  afterNextRender,
  ChangeDetectorRef,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
} from '@angular/core';
import type { DraftFinding, Guideline, GuidelineRule, HitPolicy, Localised, TableMend } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { activeLanguage } from '../words/active-language.ts';
import { CellEditor, type CellValue } from './cell-editor.ts';
import { cellValue, withCell } from './cell-value.ts';
import { ColumnForm } from './column-form.ts';
import { placeAfter, type GridPlace } from './grid-place.ts';
import { RuleForm } from './rule-form.ts';
import {
  withInput,
  withInputChanged,
  withNewRule,
  withoutInput,
  withoutRule,
  withRule,
  withRuleBack,
  withRuleMoved,
} from './table-edits.ts';
import { mended } from './table-mends.ts';
import { viewOf } from './table-view.ts';

const newWords: Localised = { es: '…', en: '…' };

const policies: readonly HitPolicy[] = ['first', 'unique', 'priority', 'collect', 'rule-order'];

/**
 * A decision table to read and to write in. Arrows move, Enter writes in a cell, Alt+Enter adds a row, Alt+Up and Alt+Down move
 * it. What differs from what is in force shows both; what the reader does comes out as the whole table.
 */
@Component({
  selector: 'ui-decision-table',
  imports: [CellEditor, ColumnForm, NgTemplateOutlet, RuleForm, TranslocoPipe],
  templateUrl: './decision-table.html',
})
export class DecisionTable {
  readonly table = input.required<Guideline>();
  /** What is in force; null where nothing is compared. */
  readonly base = input<Guideline | null>(null);
  readonly findings = input<readonly DraftFinding[]>([]);
  /** How often each rule held in a back-test, by id; null before one. */
  readonly hits = input<Readonly<Record<string, number>> | null>(null);
  /** The rules that hold for the case that is tried. */
  readonly hitRules = input<readonly string[]>([]);
  /** ISO 4217, of the organisation. */
  readonly currency = input('EUR');
  readonly isReadOnly = input(false);
  /** The whole table as it became. */
  readonly changed = output<Guideline>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly changeDetector = inject(ChangeDetectorRef);
  private readonly injector = inject(Injector);
  protected readonly language = activeLanguage();
  protected readonly thenColumns = ['what', 'upTo', 'decides', 'said'];
  protected readonly policies = policies;
  protected readonly place = signal<GridPlace>({ row: 0, column: 0 });
  protected readonly editing = signal<{ readonly id: string; readonly column: number } | null>(null);
  /** The rule (by id) or column (by place) whose form is open. */
  protected readonly open = signal<string | number | null>(null);
  protected readonly columns = computed(() => this.table().inputs.map(({ label }) => label[this.language()]));
  protected readonly rows = computed(() =>
    viewOf(
      {
        ...{ table: this.table(), base: this.base(), findings: this.findings() },
        ...{ hits: this.hits(), hitRules: this.hitRules(), currency: this.currency() },
      },
      this.language(),
    ),
  );
  protected readonly openColumn = computed(() => {
    const place = this.open();
    const column = typeof place === 'number' ? this.table().inputs[place] : undefined;
    return typeof place === 'number' && column ? { place, column } : null;
  });
  /** Places a rule asks and answers at: conditions, what, up to, who decides, why. */
  protected readonly width = computed(() => this.table().inputs.length + 4);

  /** Shows a place of the content (`rules.2.when.0`, `inputs.1`) and puts the focus there. */
  reveal(path: string): void {
    const [, list, index, , column] = /^(rules|inputs)\.(\d+)(?:\.(when)\.(\d+))?/.exec(path) ?? [];
    const rule = this.table().rules[Number(index)];
    const row = list === 'inputs' ? -1 : this.rows().findIndex(({ id }) => id === rule?.id);
    this.goTo({ row: Math.max(-1, row), column: Number((list === 'inputs' ? index : column) ?? -1) });
  }

  /** Mends what was found in the table, and goes where that is: into its form where a rule is new. */
  mend(mend: TableMend): void {
    const { table, ruleId } = mended(this.table(), mend, newWords);
    if (table === this.table()) return;
    this.open.set(null);
    this.changed.emit(table);
    if (mend.kind === 'add-rule' && ruleId !== null) this.toggle(ruleId);
    else if (ruleId !== null) this.focusRuleSoon(ruleId, -1);
  }

  protected press(event: KeyboardEvent): void {
    if (!(event.target instanceof HTMLElement) || !event.target.matches('[data-place]')) return;
    const handled = event.altKey
      ? this.pressWithAlt(event.key)
      : !event.ctrlKey && !event.metaKey && this.pressPlain(event);
    if (!handled) return;
    event.preventDefault();
    event.stopPropagation();
  }

  private pressPlain({ key }: KeyboardEvent): boolean {
    const next = placeAfter(key, this.place(), { rows: this.rows().length, columns: this.width() });
    if (next) this.goTo(next);
    else if (key === 'Enter' || key === 'F2') this.write(this.place());
    else if (key === 'Delete' && !this.isReadOnly()) this.clear(this.place());
    else return false;
    return true;
  }

  private pressWithAlt(key: string): boolean {
    if (this.isReadOnly()) return false;
    const { id = null } = this.rows()[this.place().row] ?? {};
    if (key === 'Enter') this.addRow(id);
    else if (id !== null && (key === 'ArrowUp' || key === 'ArrowDown')) this.moveRow(id, key === 'ArrowUp' ? -1 : 1);
    else return false;
    return true;
  }

  protected goTo(place: GridPlace): void {
    this.place.set(place);
    this.focusSoon(place);
  }

  /** Writes in a cell: in the cell itself where that has room, else in the form of its rule or column. */
  protected write(place: GridPlace): void {
    this.place.set(place);
    if (place.row === -1) return this.toggle(place.column < this.table().inputs.length ? place.column : null);
    const row = this.rows()[place.row];
    if (!row) return;
    if (row.state === 'removed') return this.restore(row.id);
    if (this.isReadOnly() || this.valueAt(row.id, place.column) === null) return this.toggle(row.id);
    this.open.set(null);
    this.editing.set({ id: row.id, column: place.column });
    this.focusEditor();
  }

  /** The one cell that Tab comes to. */
  protected tabIndex(row: number, column: number): 0 | -1 {
    const place = this.place();
    return place.row === row && place.column === column ? 0 : -1;
  }

  protected isEditing(id: string, column: number): boolean {
    const at = this.editing();
    return at?.id === id && at.column === column;
  }

  protected valueAt(id: string, column: number): CellValue | null {
    return cellValue(this.table(), id, column, this.currency());
  }

  protected keep(value: CellValue, by: 'Enter' | 'Tab' | 'leaving'): void {
    const at = this.editing();
    this.editing.set(null);
    if (!at) return;
    const next = withCell(this.table(), at.id, at.column, value);
    if (next !== this.table()) this.changed.emit(next);
    const { row, column } = this.place();
    if (by === 'Enter') this.focusSoon(this.place());
    if (by === 'Tab') this.goTo({ row, column: Math.min(column + 1, this.width() - 1) });
  }

  protected cancel(): void {
    this.editing.set(null);
    this.focusSoon(this.place());
  }

  protected addRow(afterId: string | null): void {
    const { table, id } = withNewRule(this.table(), afterId ?? this.lastRule(), newWords);
    this.changed.emit(table);
    this.focusRuleSoon(id, 0);
  }

  protected moveRow(id: string, by: 1 | -1): void {
    this.changed.emit(withRuleMoved(this.table(), id, by));
    this.focusRuleSoon(id, this.place().column);
  }

  protected removeRow(id: string): void {
    this.open.set(null);
    this.changed.emit(withoutRule(this.table(), id));
    this.focusSoon(this.place());
  }

  protected restore(id: string): void {
    const base = this.base();
    if (base && !this.isReadOnly()) this.changed.emit(withRuleBack(this.table(), base, id));
    this.focusRuleSoon(id, -1);
  }

  protected writeRule(rule: GuidelineRule): void {
    this.changed.emit(withRule(this.table(), rule.id, () => rule));
  }

  protected addColumn(): void {
    const place = this.table().inputs.length;
    this.changed.emit(withInput(this.table(), { es: 'Condición', en: 'Condition' }, 'order.total'));
    this.place.set({ row: -1, column: place });
    this.open.set(place);
  }

  protected writeColumn(place: number, { label, expression }: { label: Localised; expression: string }): void {
    this.changed.emit(withInputChanged(this.table(), place, label, expression));
  }

  protected removeColumn(place: number): void {
    this.open.set(null);
    this.changed.emit(withoutInput(this.table(), place));
    this.focusSoon({ row: -1, column: 0 });
  }

  protected choosePolicy(index: number): void {
    this.changed.emit({ ...this.table(), hitPolicy: policies[index] ?? 'first' });
  }

  protected toggle(what: string | number | null): void {
    this.open.update((before) => (before === what ? null : what));
    if (this.open() === null) this.focusSoon(this.place());
    else this.focusFormSoon();
  }

  protected ruleOf(id: string): GuidelineRule | null {
    return this.table().rules.find((rule) => rule.id === id) ?? null;
  }

  private clear({ row, column }: GridPlace): void {
    const id = this.rows()[row]?.id;
    if (id === undefined || column < 0 || column >= this.table().inputs.length) return;
    const next = withCell(this.table(), id, column, { kind: 'condition', test: '-', unit: null });
    this.changed.emit(next);
  }

  private lastRule(): string | null {
    return this.table().rules.at(-1)?.id ?? null;
  }

  private focusRuleSoon(id: string, column: number): void {
    this.afterDrawing(() => {
      const row = this.rows().findIndex((one) => one.id === id);
      this.place.set({ row, column });
      this.focusSoon({ row, column });
    });
  }

  private focusSoon({ row, column }: GridPlace): void {
    this.afterDrawing(() =>
      this.host.nativeElement.querySelector<HTMLElement>(`[data-place="${row} ${column}"]`)?.focus(),
    );
  }

  /** At once, so that no key that follows is lost. */
  private focusEditor(): void {
    this.changeDetector.detectChanges();
    const field = this.host.nativeElement.querySelector<HTMLInputElement>('.cell-editor :is(input, select, textarea)');
    field?.focus();
    if (field instanceof HTMLInputElement) field.select();
  }

  private focusFormSoon(): void {
    this.afterDrawing(() => this.formField()?.focus());
  }

  private formField(): HTMLElement | null {
    const form = this.host.nativeElement.querySelector('.ui-rule-form');
    const field = form?.querySelector<HTMLElement>(':is(select, input):enabled') ?? null;
    return this.isReadOnly() ? (form?.querySelector<HTMLElement>('.close') ?? null) : field;
  }

  private afterDrawing(act: () => void): void {
    afterNextRender(act, { injector: this.injector });
  }
}
