import { Component, computed, inject, input, output } from '@angular/core';
import type { Approval, AuthorityOffer, AuthorityView } from '@aliado/domain';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { HOUSE_ZONE } from '../clock/house-zone.ts';
import { Ticker } from '../clock/ticker.ts';
import { formatMoneyBriefly } from '../format/number-format.ts';
import { formatHour, formatSpan } from '../format/time-format.ts';
import { Timer } from '../timer/timer.ts';
import { activeLanguage } from '../words/active-language.ts';
import type { Proposal } from './authority-stage.ts';
import { meanwhileOf } from './authority-stage.ts';
import { remedyWords } from './remedy-words.ts';

/** A request that waits: who has it and since when, how long it usually takes, who is next, and what can be given meanwhile. */
@Component({
  selector: 'ui-approval-asked',
  imports: [Timer, TranslocoPipe],
  host: { class: 'ui-approval-asked' },
  template: `
    <div class="who">
      <i class="i i-st-aside" aria-hidden="true"></i>
      <span>
        <b>{{ holder() }}</b>
        <span class="soft sm">{{ 'ui.authority.asked.with' | transloco }}</span>
      </span>
      <ui-timer [since]="approval().askedAt" />
    </div>
    @if (outlook(); as words) {
      <p class="xs quiet outlook">{{ words }}</p>
    }
    <div class="meanwhile">
      @if (meanwhile().length > 0) {
        <div class="eyebrow">{{ 'ui.authority.asked.meanwhile' | transloco }}</div>
        @for (one of meanwhile(); track $index; let index = $index) {
          <div class="row">
            <span class="grow">{{ words.give(one.terms) }}</span>
            <button
              type="button"
              class="btn btn-sm"
              [class.is-off]="isOffline() || isBusy()"
              [attr.aria-disabled]="isOffline() || isBusy()"
              [attr.aria-label]="words.give(one.terms)"
              (click)="give(one)"
            >
              {{ words.verb(one.terms.remedy) }}
              @if (digitOf(index); as digit) {
                <kbd aria-hidden="true">{{ digit }}</kbd>
              }
            </button>
          </div>
        }
      } @else {
        <p class="sm soft">{{ 'ui.authority.asked.nothing' | transloco }}</p>
      }
    </div>
    <div class="row">
      <button
        type="button"
        class="btn btn-sm btn-quiet"
        [disabled]="isOffline() || isBusy()"
        (click)="withdraw.emit(approval().approvalId)"
      >
        {{ 'ui.authority.asked.withdraw' | transloco }}
      </button>
    </div>
    @if (limits(); as limits) {
      <p class="xs soft passed">{{ 'ui.authority.asked.limits' | transloco: { limits } }}</p>
    }
  `,
})
export class ApprovalAsked {
  readonly approval = input.required<Approval>();
  readonly view = input.required<AuthorityView>();
  /** The digit that gives the first of what can be given meanwhile; those after it have the digits after it. Null for no digits. */
  readonly firstDigit = input<number | null>(null);
  readonly isBusy = input(false);
  readonly isOffline = input(false);
  readonly act = output<Proposal>();
  /** The id of the approval. */
  readonly withdraw = output<string>();

  private readonly transloco = inject(TranslocoService);
  private readonly ticker = inject(Ticker);
  private readonly language = activeLanguage();
  private readonly zone = inject(HOUSE_ZONE);
  protected readonly words = remedyWords();
  protected readonly meanwhile = computed(() => meanwhileOf(this.view(), this.approval().terms.remedy));
  protected readonly holder = computed(() => {
    const { openedBy, offeredTo } = this.approval();
    const last = offeredTo.at(-1);
    if (openedBy && !this.isOvertaken()) return this.say('ui.authority.asked.reads', { name: openedBy.name });
    return last ? this.say('ui.authority.asked.has', { name: last.name }) : this.say('ui.authority.asked.nobody');
  });
  /** Whether it went on to somebody else after it was opened: who opened it may be gone. */
  private readonly isOvertaken = computed(() => {
    const { openedBy, offeredTo } = this.approval();
    const last = offeredTo.at(-1);
    return openedBy !== null && last !== undefined && last.accountId !== openedBy.accountId;
  });
  /** How long it usually takes, who else has it, and when it goes on. */
  protected readonly outlook = computed(() => {
    const { openedBy, offeredTo } = this.approval();
    const { usualAnswerMs, next } = this.view();
    const last = offeredTo.at(-1);
    const holderId = (this.isOvertaken() ? null : openedBy?.accountId) ?? last?.accountId;
    const others = offeredTo.filter(({ accountId }) => accountId !== holderId).map(({ name }) => name);
    const names = new Intl.ListFormat(this.language()).format(others);
    const parts = [
      usualAnswerMs === null ? null : this.say('ui.authority.asked.usual', { span: spanInWords(usualAnswerMs) }),
      others.length > 0 ? this.say('ui.authority.asked.also', { names }) : null,
      next && last && last.until > this.ticker.minute()
        ? this.say('ui.authority.asked.next', {
            name: next,
            hour: formatHour(last.until, this.language(), { withSeconds: true, timeZone: this.zone() }),
          })
        : null,
    ];
    return parts.filter((part) => part !== null).join(' · ');
  });
  /** The limits of one's own that what was asked for is above. */
  protected readonly limits = computed(() => {
    const { terms } = this.approval();
    const offer = this.view().offers.find((one) => isSame(one, terms));
    const { amount } = terms;
    if (!offer || !amount) return null;
    const passed = offer.bounds.filter(({ used, limit }) => used.amount + amount.amount > limit.amount);
    const told = passed.map(({ kind, limit, days, name }) =>
      this.say(`ui.authority.asked.limit.${kind}`, {
        amount: formatMoneyBriefly(limit, this.language()),
        days,
        name: name?.[this.language()] ?? '',
      }),
    );
    return told.length > 0 ? new Intl.ListFormat(this.language()).format(told) : null;
  });

  /** Whether something that can be given stands at this digit. */
  hasDigit(digit: number): boolean {
    return this.atDigit(digit) !== undefined;
  }

  /** Gives what this digit stands at. */
  giveByDigit(digit: number): void {
    const proposal = this.atDigit(digit);
    if (proposal) this.give(proposal);
  }

  protected digitOf(index: number): number | null {
    const first = this.firstDigit();
    return first === null || first + index > 9 ? null : first + index;
  }

  protected give(proposal: Proposal): void {
    if (!this.isBusy() && !this.isOffline()) this.act.emit(proposal);
  }

  private atDigit(digit: number): Proposal | undefined {
    const first = this.firstDigit();
    return first === null ? undefined : this.meanwhile()[digit - first];
  }

  private say(key: string, values: Record<string, unknown> = {}): string {
    return this.transloco.translate(key, values, this.language());
  }
}

const isSame = ({ terms }: AuthorityOffer, asked: Approval['terms']): boolean =>
  terms.guidelineId === asked.guidelineId && terms.ruleId === asked.ruleId && terms.remedy === asked.remedy;

/** Short spans in seconds, longer ones as a clock shows them. */
const spanInWords = (span: number): string => (span < 90_000 ? `${Math.round(span / 1_000)} s` : formatSpan(span));
