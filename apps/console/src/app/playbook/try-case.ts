import { Component, computed, inject, input, linkedSignal, output, resource, signal } from '@angular/core';
import {
  caseToTry,
  unknownFacts,
  type DraftTrial,
  type Guideline,
  type GuidelineTrace,
  type Named,
} from '@aliado/domain';
import { activeLanguage, formatMoment, formatMoney, HOUSE_ZONE, Ticker } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { caseFields, factsOf, shownFact } from './case-fields.ts';
import { PlaybookApi, type PartId } from './playbook-api.ts';
import { SessionPicker } from './session-picker.ts';

/**
 * A case tried on the draft: what is known of it, and what the table says then. Typed, or of a past session as it was known
 * then, beside what was decided in it.
 */
@Component({
  selector: 'aliado-try-case',
  imports: [SessionPicker, TranslocoDirective],
  host: { role: 'group', 'aria-labelledby': 'try-case' },
  template: `
    <ng-container *transloco="let t; prefix: 'playbook.try'">
      <div class="row">
        <b class="sm" id="try-case">{{ t('title') }}</b>
        @if (then(); as session) {
          <span class="xs quiet">{{ t('fromSession', session) }}</span>
        } @else {
          <span class="xs quiet">{{ t('hint') }}</span>
        }
        <span class="row end">
          @if (sessionId()) {
            <button type="button" class="btn btn-quiet btn-sm" (click)="typeInstead.emit()">{{ t('type') }}</button>
          }
          <button
            type="button"
            class="btn btn-sm"
            [attr.aria-expanded]="isPicking()"
            (click)="isPicking.set(!isPicking())"
          >
            <i class="i i-search i-14" aria-hidden="true"></i>{{ t('pick') }}
          </button>
        </span>
      </div>
      @if (isPicking()) {
        <aliado-session-picker
          [own]="guideline().matters"
          [matters]="matters()"
          [chosen]="sessionId()"
          (choose)="take($event)"
        />
      }
      @if (session.error()) {
        <p class="sm t-late" role="status">{{ t('unreadSession') }}</p>
      } @else {
        <div class="case">
          @for (field of shown(); track field.path) {
            <span class="in">
              <span aria-hidden="true">{{ field.label[language()] }}</span>
              @if (field.type === 'boolean') {
                <select #choice [attr.aria-label]="field.label[language()]" (change)="type(field.path, choice.value)">
                  <option value="" [selected]="field.value === ''">{{ t('unknown') }}</option>
                  <option value="true" [selected]="field.value === 'true'">{{ t('yes') }}</option>
                  <option value="false" [selected]="field.value === 'false'">{{ t('no') }}</option>
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
                  [value]="field.value"
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
      @if (then(); as session) {
        <p class="row sm was">
          <span class="quiet">{{ t('then') }}</span>
          <span>{{ session.decided ?? t('thenNothing') }}</span>
        </p>
      }
      <p class="row sm" aria-live="polite">
        @if (then()) {
          <span class="quiet">{{ t('now') }}</span>
        }
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
    .row {
      flex-wrap: wrap;
    }
    .end {
      flex: none;
      margin-left: auto;
    }
    #try-case {
      flex: none;
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
  /** All matters of the house. */
  readonly matters = input<readonly Named[]>([]);
  /** The past session whose case it is; null for a typed one. */
  readonly sessionId = input<string | null>(null);
  /** The rules that count. */
  readonly tried = output<readonly string[]>();
  readonly typeInstead = output();
  /** The id of the past session whose case is wanted. */
  readonly picked = output<string>();

  private readonly api = inject(PlaybookApi);
  private readonly ticker = inject(Ticker);
  protected readonly language = activeLanguage();
  private readonly zone = inject(HOUSE_ZONE);
  protected readonly isPicking = signal(false);
  protected readonly session = resource({
    params: () => this.sessionId() ?? undefined,
    loader: ({ params }) => this.api.pastSession(params),
  });
  private readonly chosen = computed(() => (this.session.hasValue() ? this.session.value() : null));
  /** The case as it was known then; null for a typed one. */
  private readonly known = computed(() => {
    const session = this.chosen();
    return session && caseToTry(session, this.guideline());
  });
  /** What was typed over what was known; another session begins with its own case. */
  private readonly typed = linkedSignal<string | null, Readonly<Record<string, string>>>({
    source: this.sessionId,
    computation: () => ({}),
  });
  private readonly fields = computed(() => caseFields(this.guideline()));
  protected readonly shown = computed(() => {
    const [typed, known] = [this.typed(), this.known()?.facts ?? unknownFacts];
    return this.fields().map((field) => ({ ...field, value: typed[field.path] ?? shownFact(known, field.path) }));
  });
  /** The chosen session, with what this guideline decided in it. */
  protected readonly then = computed(() => {
    const [session, language] = [this.chosen(), this.language()];
    if (!session) return null;
    const decided = session.decisions.filter(({ guidelineId }) => guidelineId === this.guideline().id);
    return {
      when: formatMoment(session.at, this.ticker.now(), language, this.zone()),
      who: session.agentName ?? '–',
      decided:
        decided.length === 0
          ? null
          : decided.map(({ words, guidelineVersion }) => `${words[language]} (v${guidelineVersion})`).join('; '),
    };
  });
  private readonly trial = computed((): DraftTrial | null => {
    if (this.sessionId() !== null && !this.chosen()) return null;
    const [typed, known] = [this.typed(), this.known()?.facts];
    const isEmpty = !known && Object.values(typed).every((text) => text.trim() === '');
    return isEmpty ? null : { facts: factsOf(this.fields(), typed, known) };
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

  protected take(sessionId: string): void {
    this.isPicking.set(false);
    this.picked.emit(sessionId);
  }

  protected type(path: string, value: string): void {
    this.typed.update((before) => ({ ...before, [path]: value }));
  }
}
