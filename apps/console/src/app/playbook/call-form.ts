import { Component, computed, input, output, signal } from '@angular/core';
import { termsOf, type CallingStep, type DraftFinding } from '@aliado/domain';
import { FoundHere, LineField } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { actionIds, fieldNames, savedAs, withAction, withSaved, withTold } from './call-edits.ts';

/** What a step asks of the back office: which action, what it is told, and as what its answer is kept. */
@Component({
  selector: 'aliado-call-form',
  imports: [FoundHere, LineField, TranslocoDirective],
  host: { class: 'ui-fields', role: 'group', 'aria-labelledby': 'call-form' },
  template: `
    <ng-container *transloco="let t; prefix: 'playbook.step.call'">
      <label class="row sm">
        <span class="eyebrow" id="call-form">{{ t('title') }}</span>
        <select
          #choice
          class="field"
          [attr.data-path]="at() + '.action'"
          [disabled]="isReadOnly()"
          (change)="choose(choice.value)"
        >
          <option value="" [selected]="!call()">{{ t('nothing') }}</option>
          @for (id of actions(); track id) {
            <option [value]="id" [selected]="id === call()?.action">{{ isKnown(id) ? t('actions.' + id) : id }}</option>
          }
        </select>
      </label>
      <ui-found-here [findings]="findings()" [at]="at() + '.action'" />
      @if (call(); as now) {
        <fieldset>
          <legend class="eyebrow">{{ t('told') }}</legend>
          @for (name of told(); track name) {
            <ui-line-field
              [label]="isWanted(name) ? t('names.' + name) : name"
              [value]="now.with[name] ?? ''"
              [at]="at() + '.with.' + name"
              [findings]="findings()"
              [isId]="true"
              [placeholder]="t('expression')"
              [isReadOnly]="isReadOnly()"
              (wrote)="tell(name, $event)"
            />
          }
          <ui-found-here [findings]="missing()" [at]="at() + '.with'" />
        </fieldset>
        <fieldset>
          <legend class="eyebrow">{{ t('saved') }}</legend>
          @for (name of gives(); track name) {
            <ui-line-field
              [label]="t('names.' + name)"
              [value]="saved()[name] ?? ''"
              [at]="at() + '.saves.' + name"
              [isId]="true"
              [placeholder]="t('notKept')"
              [isReadOnly]="isReadOnly()"
              (wrote)="save(name, $event)"
            />
            @if (unread() === name) {
              <p class="xs t-late"><i class="i i-st-late i-14" aria-hidden="true"></i> {{ t('noName') }}</p>
            }
          }
          <ui-found-here [findings]="findings()" [at]="at() + '.saves'" />
        </fieldset>
        <p class="xs quiet">{{ t(isLookUp() ? 'whenLookUp' : 'whenOrder') }} {{ t('onFailure') }}</p>
      }
    </ng-container>
  `,
  styles: `
    :host {
      padding: 10px 12px;
      border: 1px solid var(--al-line);
      border-radius: var(--al-r-2);
    }
    fieldset {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(220px, 1fr));
      gap: 8px 12px;
      align-items: start;
    }
    legend {
      padding-bottom: 4px;
    }
    select {
      flex: 1;
    }
  `,
})
export class CallForm {
  readonly step = input.required<CallingStep>();
  /** Where the call stands in the content. */
  readonly at = input.required<string>();
  readonly findings = input<readonly DraftFinding[]>([]);
  readonly isReadOnly = input(false);
  readonly wrote = output<CallingStep>();

  /** The value whose name was typed so that it cannot be one; null for none. */
  protected readonly unread = signal<string | null>(null);
  protected readonly call = computed(() => this.step().call ?? null);
  private readonly terms = computed(() => {
    const call = this.call();
    return call ? termsOf(call) : undefined;
  });
  /** All that can be chosen, and what stands there though nobody knows it. */
  protected readonly actions = computed((): readonly string[] => {
    const action = this.call()?.action;
    return action === undefined || this.isKnown(action) ? actionIds : [...actionIds, action];
  });
  /** What the action wants, and what it is told though it wants no such thing. */
  protected readonly told = computed(() => [
    ...new Set([...(this.terms()?.wants ?? []), ...Object.keys(this.call()?.with ?? {})]),
  ]);
  protected readonly gives = computed(() => this.terms()?.gives ?? []);
  protected readonly saved = computed(() =>
    Object.fromEntries(this.gives().map((name) => [name, savedAs(this.step(), name)])),
  );
  protected readonly isLookUp = computed(() => this.terms()?.isLookUp ?? true);
  /** What was found of all that it is told, rather than of one thing. */
  protected readonly missing = computed(() => this.findings().filter(({ path }) => path === `${this.at()}.with`));

  protected isKnown(action: string): boolean {
    return (actionIds as readonly string[]).includes(action);
  }

  protected isWanted(name: string): boolean {
    return this.terms()?.wants.includes(name) ?? false;
  }

  protected choose(action: string): void {
    this.unread.set(null);
    this.wrote.emit(withAction(this.step(), action === '' ? null : action));
  }

  protected tell(name: string, expression: string): void {
    this.wrote.emit(withTold(this.step(), name, expression));
  }

  protected save(name: string, typed: string): void {
    const fields = fieldNames(typed);
    this.unread.set(fields ? null : name);
    if (fields) this.wrote.emit(withSaved(this.step(), name, fields));
  }
}
