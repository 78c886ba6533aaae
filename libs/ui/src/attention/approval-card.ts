import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  output,
  viewChild,
} from '@angular/core';
import type { Money, WaitingApproval } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { remedyWords } from '../authority/remedy-words.ts';
import { KeyCap } from '../keys/key-cap.ts';
import { Timer } from '../timer/timer.ts';
import { ApprovalAnswerForm, type ApprovalAnswer } from './approval-answer.ts';
import { approvalWords } from './approval-words.ts';

/** What is decided about a request. */
export type ApprovalChoice =
  ApprovalAnswer | { readonly decision: 'approved'; readonly amount: null; readonly words: '' };

/** A request above somebody's authority, with what is needed to decide it in seconds: yes, less, or no with words. */
@Component({
  selector: 'ui-approval-card',
  imports: [ApprovalAnswerForm, KeyCap, Timer, TranslocoPipe],
  host: {
    class: 'ui-approval-card',
    role: 'group',
    '[attr.aria-label]': 'words.asks(approval())',
    '[attr.aria-busy]': 'isBusy()',
    '[class.is-offline]': 'isOffline()',
  },
  template: `
    <div class="top">
      <div class="row">
        <i class="i i-seal t-done" aria-hidden="true"></i>
        <b>{{ words.asksAndMay(approval()) }}</b>
        <ui-timer [since]="approval().askedAt" [watchAfter]="timeToAnswer()" />
      </div>
      @if (reader(); as name) {
        <p class="reader sm t-aside">{{ 'ui.approval.reads' | transloco: { name } }}</p>
      }
      <dl>
        @for (fact of words.facts(approval()); track $index) {
          <dt>{{ fact.label }}</dt>
          <dd [class.t-watch]="fact.isOver">{{ fact.text }}</dd>
        }
      </dl>
    </div>
    <div class="acts">
      @switch (writing()) {
        @case ('less') {
          <ui-approval-answer
            [asked]="approval().terms.amount"
            [proposed]="proposedLess()"
            [isBusy]="isBusy()"
            (answer)="decide.emit($event)"
            (leave)="leave()"
          />
        }
        @case ('refused') {
          <ui-approval-answer [isBusy]="isBusy()" (answer)="decide.emit($event)" (leave)="leave()" />
        }
        @default {
          <button #main type="button" class="btn btn-main" [disabled]="!canAct()" (click)="approve()">
            {{ 'ui.approval.approve' | transloco: { what: remedies.what(approval().terms) } }}
            <ui-key command="grant" />
          </button>
          @if (approval().terms.amount) {
            <button type="button" class="btn" [disabled]="!canAct()" (click)="writeLess()">
              {{ 'ui.approval.less' | transloco }} <ui-key command="chooseAmount" />
            </button>
          }
          <button type="button" class="btn" [disabled]="!canAct()" (click)="writing.set('refused')">
            {{ 'ui.approval.no' | transloco }}
          </button>
        }
      }
      @if (isOffline()) {
        <p class="xs quiet">{{ 'ui.approval.offline' | transloco }}</p>
      }
    </div>
  `,
})
export class ApprovalCard {
  readonly approval = input.required<WaitingApproval>();
  /** Somebody else who reads it; null for nobody. */
  readonly reader = input<string | null>(null);
  /** Whether an answer is on its way. */
  readonly isBusy = input(false);
  readonly isOffline = input(false);
  readonly decide = output<ApprovalChoice>();

  private readonly injector = inject(Injector);
  private readonly form = viewChild(ApprovalAnswerForm);
  private readonly main = viewChild<ElementRef<HTMLButtonElement>>('main');
  protected readonly words = approvalWords();
  protected readonly remedies = remedyWords();
  private readonly approvalId = computed(() => this.approval().approvalId);
  /** What is being written; it stays while the same request is on the screen, whatever arrives. */
  protected readonly writing = linkedSignal<string, 'less' | 'refused' | null>({
    source: this.approvalId,
    computation: () => null,
  });
  protected readonly canAct = computed(() => !this.isBusy() && !this.isOffline());
  protected readonly timeToAnswer = computed(() => this.approval().until - this.approval().askedAt);
  protected readonly proposedLess = computed((): Money | null => {
    const { withoutAsking, terms } = this.approval();
    const isLess =
      withoutAsking !== null && withoutAsking.amount > 0 && withoutAsking.currency === terms.amount?.currency;
    return isLess && withoutAsking.amount < terms.amount.amount ? withoutAsking : null;
  });

  /** Approves as asked, unless something is being written or on its way; tells whether it did. */
  approve(): boolean {
    if (!this.canAct() || this.writing() !== null) return false;
    this.decide.emit({ decision: 'approved', amount: null, words: '' });
    return true;
  }

  /** Opens the field for a smaller sum, where there is one; tells whether it did. */
  writeLess(): boolean {
    if (!this.canAct() || this.approval().terms.amount === null) return false;
    this.writing.set('less');
    return true;
  }

  /** Gives the focus back to the card that the form took it from. */
  protected leave(): void {
    this.writing.set(null);
    afterNextRender(() => this.main()?.nativeElement.focus(), { injector: this.injector });
  }

  /** Sends what is being written; tells whether anything is. */
  confirm(): boolean {
    this.form()?.send();
    return this.form() !== undefined;
  }
}
