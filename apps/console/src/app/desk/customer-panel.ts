import { Component, computed, DestroyRef, inject, signal, viewChild } from '@angular/core';
import { Bones, CustomerHeader, Failure, HintList, Journey, KeyCap, MoodLine, OpenList, PromiseList } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { Keyboard } from '../keyboard/keyboard.ts';
import { focusPanel } from '../shell/panels.ts';
import { Advice } from './advice.ts';
import { ArticleShelf } from './article-shelf.ts';
import { AuthorityPanel } from './authority-panel.ts';
import { CallerSearch } from './caller-search.ts';
import { CaseFile } from './case-file.ts';
import { Desk } from './desk.ts';
import { hintLines } from './last-words.ts';
import { Moods } from './moods.ts';
import { Shelf } from './shelf.ts';

/** The right column: who it is, what is open with them, what may be decided, their journey, and the hints at its foot. */
@Component({
  selector: 'aliado-customer-panel',
  imports: [
    ArticleShelf,
    AuthorityPanel,
    Bones,
    CallerSearch,
    CustomerHeader,
    Failure,
    HintList,
    Journey,
    KeyCap,
    MoodLine,
    OpenList,
    PromiseList,
    TranslocoDirective,
  ],
  host: { class: 'right' },
  templateUrl: './customer-panel.html',
  styles: `
    .journey {
      display: flex;
      flex-direction: column;
      flex: 1 0 180px;
      min-height: 0;
    }
    .note {
      padding: 2px 0;
      white-space: pre-wrap;
    }
  `,
})
export class CustomerPanel {
  protected readonly desk = inject(Desk);
  protected readonly caseFile = inject(CaseFile);
  protected readonly shelf = inject(Shelf);
  protected readonly advice = inject(Advice);
  protected readonly moods = inject(Moods);
  private readonly hintList = viewChild(HintList);

  protected readonly contact = this.desk.selected;
  protected readonly isSearching = signal(false);
  protected readonly isAmbiguous = computed(() => this.contact()?.interaction.customer.certainty === 'ambiguous');
  /** The lines in which words led to the hints. */
  protected readonly hintLines = computed(() => {
    const contact = this.contact();
    return contact ? hintLines(contact.interaction) : {};
  });
  protected readonly openCases = computed(() =>
    (this.caseFile.profile.value()?.cases ?? []).filter(({ state }) => state !== 'closed'),
  );

  constructor() {
    inject(Keyboard).bind(
      {
        useHint: () => this.hintList()?.useFirst() ?? false,
        dismissHint: () => this.hintList()?.dismissFirst() ?? false,
        muteHints: () => this.mute(!this.contact()?.interaction.areHintsMuted),
        confirmCaller: () => this.confirmOrCorrect(),
        journey: () => focusPanel('journey'),
        mood: () => this.showMood(),
      },
      inject(DestroyRef),
    );
  }

  protected confirm(): void {
    const customerId = this.contact()?.interaction.customer.customerId;
    if (customerId) this.desk.submit({ type: 'ConfirmCustomer', customerId });
  }

  protected mute(isMuted: boolean): void {
    this.desk.submit({ type: isMuted ? 'MuteHints' : 'UnmuteHints' });
  }

  /** Goes to the line at which the mood turned last. */
  private showMood(): boolean {
    const turn = this.moods.turns().at(-1);
    if (turn) this.advice.jumps.next(turn.lineSequence);
    return turn !== undefined;
  }

  /** The key of the caller: confirms who is proposed; once confirmed, or with nobody proposed, opens the search. */
  private confirmOrCorrect(): boolean {
    const customer = this.contact()?.interaction.customer;
    if (!customer) return false;
    if (customer.customerId !== null && customer.confirmedAt === null) this.confirm();
    else this.isSearching.set(true);
    return true;
  }
}
