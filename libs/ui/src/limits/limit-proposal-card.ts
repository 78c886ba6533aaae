import type { ElementRef } from '@angular/core';
import {
  afterNextRender,
  Component,
  computed,
  inject,
  Injector,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { LimitProposal, Money } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { remedyWords } from '../authority/remedy-words.ts';
import { formatMoney, formatPercent } from '../format/number-format.ts';
import { activeLanguage } from '../words/active-language.ts';
import { DecidedRequests } from './decided-requests.ts';
import { ReasonForm } from './reason-form.ts';

/** A wider limit that past decisions speak for, with what is behind it. The way to a draft is projected into it. */
@Component({
  selector: 'ui-limit-proposal-card',
  imports: [DecidedRequests, ReasonForm, TranslocoPipe],
  host: { class: 'ui-limit-proposal-card', role: 'group', '[attr.aria-label]': 'name()' },
  templateUrl: './limit-proposal-card.html',
})
export class LimitProposalCard {
  readonly proposal = input.required<LimitProposal>();
  /** Names of people by their id. */
  readonly people = input<ReadonlyMap<string, string>>(new Map());
  /** Whether an answer to it is on its way. */
  readonly isBusy = input(false);
  /** Says no to it, with the reason. */
  readonly dismiss = output<string>();

  private readonly injector = inject(Injector);
  private readonly language = activeLanguage();
  private readonly words = remedyWords();
  private readonly opener = viewChild<ElementRef<HTMLButtonElement>>('opener');
  protected readonly isDismissing = signal(false);
  protected readonly name = computed(() => this.proposal().guidelineName[this.language()]);
  protected readonly remedy = computed(() => this.words.name(this.proposal().remedy));
  protected readonly share = computed(() => formatPercent(this.proposal().share, this.language()));
  protected readonly counts = computed(() => {
    const { approvedAsAsked, decided } = this.proposal();
    return { approved: approvedAsAsked, decided, remedy: this.remedy() };
  });
  protected readonly sums = computed(() => {
    const { median, p90, proposed } = this.proposal();
    return { median: this.sum(median), p90: this.sum(p90), proposed: this.sum(proposed) };
  });
  protected readonly behind = computed(() => {
    const { requests, decided } = this.proposal();
    return { key: requests.length < decided ? 'some' : 'all', shown: requests.length, decided };
  });
  protected readonly problemId = computed(() => {
    const { guidelineId, ruleId, remedy, proposed } = this.proposal();
    return ['dismiss', guidelineId, ruleId, remedy, proposed?.currency ?? ''].join('-');
  });

  /** Closes the form, and gives the focus back to what opened it. */
  protected close(): void {
    this.isDismissing.set(false);
    afterNextRender(() => this.opener()?.nativeElement.focus(), { injector: this.injector });
  }

  private sum(money: Money | null): string | null {
    return money === null ? null : formatMoney(money, this.language());
  }
}
