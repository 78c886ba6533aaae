import { Component, computed, inject, input, output, resource, signal } from '@angular/core';
import type { DraftTrial, Guideline, GuidelineTrace } from '@aliado/domain';
import { activeLanguage, formatMoney, formatNumber } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { caseFields, factsOf } from './case-fields.ts';
import { PlaybookApi, type PartId } from './playbook-api.ts';

/** A case tried on the draft: what is known of it, and what the table says then. Of a past session, or typed. */
@Component({
  selector: 'aliado-try-case',
  imports: [TranslocoDirective],
  host: { role: 'group', 'aria-labelledby': 'try-case' },
  template: `
    <ng-container *transloco="let t; prefix: 'playbook.try'">
      <div class="row">
        <b class="sm" id="try-case">{{ t('title') }}</b>
        @if (sessionId()) {
          <span class="xs quiet">{{ t('fromSession') }}</span>
          <button type="button" class="btn btn-quiet btn-sm end" (click)="typeInstead.emit()">{{ t('type') }}</button>
        } @else {
          <span class="xs quiet">{{ t('hint') }}</span>
        }
      </div>
      @if (sessionId()) {
        <div class="case">
          @for (one of found(); track $index) {
            <span class="in"
              ><span>{{ one.label }}</span
              >{{ one.value ?? t('unknown') }}</span
            >
          }
        </div>
      } @else {
        <div class="case">
          @for (field of fields(); track field.path) {
            <span class="in">
              <span aria-hidden="true">{{ field.label[language()] }}</span>
              @if (field.type === 'boolean') {
                <select #choice [attr.aria-label]="field.label[language()]" (change)="type(field.path, choice.value)">
                  <option value="">{{ t('unknown') }}</option>
                  <option value="true">{{ t('yes') }}</option>
                  <option value="false">{{ t('no') }}</option>
                </select>
              } @else {
                <input
                  #fact
                  [attr.aria-label]="field.label[language()]"
                  autocomplete="off"
                  size="9"
                  [attr.inputmode]="field.type === 'number' ? 'decimal' : null"
                  [attr.list]="field.known.length > 0 ? 'known-' + field.path : null"
                  [placeholder]="t('unknown')"
                  [value]="typed()[field.path] ?? ''"
                  (change)="type(field.path, fact.value)"
                />
                @if (field.known.length > 0) {
                  <datalist [id]="'known-' + field.path">
                    @for (value of field.known; track value) {
                      <option [value]="value"></option>
                    }
                  </datalist>
                }
              }
            </span>
          }
        </div>
      }
      <p class="row sm" aria-live="polite">
        @if (answer.error()) {
          <span class="t-late">{{ t('failed') }}</span>
        } @else if (outcome(); as lines) {
          <i class="i i-arrow i-14 quiet" aria-hidden="true"></i>
          @for (line of lines; track line.id) {
            <b>{{
              t(line.limit === null ? 'outcome' : 'outcomeUpTo', {
                number: line.number,
                what: t('remedy.' + line.remedy),
                limit: line.limit,
                who: t('by.' + line.decides),
              })
            }}</b>
          } @empty {
            <b>{{ t('nothing') }}</b>
          }
        }
      </p>
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
      padding: 12px 20px 14px;
      border-top: 1px solid var(--al-line-firm);
      background: var(--al-raised);
    }
    .end {
      margin-left: auto;
    }
    .case {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
    }
    .in {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      min-height: 28px;
      padding: 0 9px;
      border: 1px solid var(--al-edge);
      border-radius: var(--al-r-2);
      background: var(--al-panel);
      font-size: var(--al-text-sm);
      white-space: nowrap;
    }
    .in > span {
      color: var(--al-ink-3);
    }
    .in :is(input, select) {
      border: 0;
      background: none;
      padding: 2px 0;
      min-height: 24px;
    }
    .in input::placeholder {
      color: var(--al-ink-3);
      opacity: 1;
    }
    p {
      min-height: 18px;
      flex-wrap: wrap;
    }
    @media (max-height: 780px) {
      :host {
        padding: 8px 20px 10px;
        gap: 5px;
      }
    }
  `,
})
export class TryCase {
  readonly part = input.required<PartId>();
  readonly guideline = input.required<Guideline>();
  /** Which state of the draft is tried: another one is tried anew. */
  readonly revision = input.required<number>();
  /** The past session whose case it is; null for a typed one. */
  readonly sessionId = input<string | null>(null);
  /** The rules that count. */
  readonly tried = output<readonly string[]>();
  readonly typeInstead = output();

  private readonly api = inject(PlaybookApi);
  protected readonly language = activeLanguage();
  protected readonly typed = signal<Readonly<Record<string, string>>>({});
  protected readonly fields = computed(() => caseFields(this.guideline()));
  private readonly trial = computed((): DraftTrial | null => {
    const interactionId = this.sessionId();
    if (interactionId !== null) return { interactionId };
    const isEmpty = Object.values(this.typed()).every((text) => text.trim() === '');
    return isEmpty ? null : { facts: factsOf(this.fields(), this.typed()) };
  });
  protected readonly answer = resource({
    params: () => {
      const trial = this.trial();
      return trial ? { trial, part: this.part(), revision: this.revision() } : undefined;
    },
    loader: async ({ params }): Promise<GuidelineTrace> => {
      const trace = await this.api.tryCase(params.part, params.trial);
      this.tried.emit(trace.picked);
      return trace;
    },
  });
  private readonly trace = computed(() => (this.answer.hasValue() ? this.answer.value() : null));
  protected readonly found = computed(() =>
    (this.trace()?.inputs ?? []).map(({ label, value }) => ({
      label: label[this.language()],
      value: typeof value === 'number' ? formatNumber(value, this.language()) : value === null ? null : String(value),
    })),
  );
  /** What the rules that count say, a line for each remedy. */
  protected readonly outcome = computed(() => {
    const [trace, { rules }] = [this.trace(), this.guideline()];
    return (
      trace?.picked.flatMap((ruleId) => {
        const number = rules.findIndex(({ id }) => id === ruleId) + 1;
        return (rules[number - 1]?.then ?? []).map(({ remedy, limit, decides }, place) => ({
          ...{ id: `${ruleId} ${place}`, number, remedy, decides: decides ?? 'agent' },
          limit: limit ? formatMoney(limit, this.language()) : null,
        }));
      }) ?? null
    );
  });

  protected type(path: string, value: string): void {
    this.typed.update((before) => ({ ...before, [path]: value }));
  }
}
