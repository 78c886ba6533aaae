import { Component, computed, DestroyRef, inject, viewChild } from '@angular/core';
import { AuthorityCard, GuidelineCard } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { Keyboard } from '../keyboard/keyboard.ts';
import { Advice } from './advice.ts';
import { Authority } from './authority.ts';
import { CaseFile } from './case-file.ts';
import { Desk } from './desk.ts';
import { DigitsTaken } from './digits-taken.ts';
import { GuidelinePanel } from './guideline-panel.ts';

/** The one decision of the contact in hand. Where nothing can be given, what the guidelines say stands in its place. */
@Component({
  selector: 'aliado-authority-panel',
  imports: [AuthorityCard, GuidelineCard, GuidelinePanel, TranslocoDirective],
  template: `
    @for (shown of shown(); track shown.contactId) {
      <section
        *transloco="let t; prefix: 'desk.guideline'"
        class="sec"
        id="guideline"
        tabindex="-1"
        [attr.aria-label]="t('label')"
      >
        <ui-authority-card
          [stage]="authority.stage()"
          [view]="shown.view"
          [choice]="authority.choice()"
          [proposal]="authority.proposal()"
          [grants]="authority.grants()"
          [finding]="authority.finding()"
          [reason]="authority.reason()"
          [promisedFor]="authority.promisedFor()"
          [differs]="authority.differs()"
          [isBusy]="authority.isBusy()"
          [isOffline]="desk.isOffline()"
          [isMain]="shown.isMain"
          [digitsTaken]="digits.count()"
          [asOf]="authority.asOf()"
          [spoken]="caseFile.spoken()"
          (choose)="authority.choose($event)"
          (edit)="authority.reload()"
          (amount)="authority.chooseAmount($event)"
          (write)="authority.writeReason($event)"
          (act)="authority.act($event)"
          (undo)="authority.undo($event)"
          (finish)="authority.finish($event)"
          (release)="authority.release($event)"
          (withdraw)="authority.withdraw($event)"
          (putAside)="authority.putAside($event)"
          (accept)="authority.accept()"
          (decline)="authority.decline()"
        />
      </section>
      @if (consulted(); as finding) {
        <section class="sec"><ui-guideline-card [finding]="finding" [spoken]="caseFile.spoken()" /></section>
      }
    } @empty {
      @if (authority.view() || authority.hasFailed()) {
        <aliado-guideline-panel />
      }
    }
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class AuthorityPanel {
  protected readonly authority = inject(Authority);
  protected readonly caseFile = inject(CaseFile);
  protected readonly desk = inject(Desk);
  protected readonly digits = inject(DigitsTaken);
  private readonly advice = inject(Advice);
  private readonly card = viewChild(AuthorityCard);

  /** The one card on the screen: a list of one, so that each contact has a card of its own and what is open in it stays in it. */
  protected readonly shown = computed(() => {
    const contact = this.desk.selected();
    const view = this.authority.view();
    if (!contact || !view || !this.authority.isInHand()) return [];
    return [{ contactId: contact.id, view, isMain: contact.interaction.script === null }];
  });

  /** A guideline that the reader asked for and that gives nothing; null for none. */
  protected readonly consulted = computed(() => {
    const finding = this.advice.finding();
    const isAskedFor = finding !== null && finding.guideline.id === this.advice.chosenId();
    const offers = this.authority.view()?.offers ?? [];
    return isAskedFor && !offers.some(({ terms }) => terms.guidelineId === finding.guideline.id) ? finding : null;
  });

  constructor() {
    inject(Keyboard).bind(
      {
        grant: () => this.card()?.press() ?? false,
        chooseAmount: () => this.card()?.openAmount() ?? false,
        confirmForm: () => this.card()?.send() ?? false,
        choose: (chord) => this.card()?.chooseByDigit(Number(chord)) ?? false,
      },
      inject(DestroyRef),
    );
  }
}
