import { Component, computed, DestroyRef, effect, inject, untracked } from '@angular/core';
import type { SplitSizes } from '@aliado/ui';
import { Split } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { Keyboard } from '../keyboard/keyboard.ts';
import { PreferenceKeeper } from '../session/preference-keeper.ts';
import { focusPanel } from '../shell/panels.ts';
import { Conversation } from './conversation.ts';
import { CustomerPanel } from './customer-panel.ts';
import { Desk } from './desk.ts';
import { Notes } from './notes.ts';
import { WorkPanel } from './work-panel.ts';

/** The desk: contacts in hand, the conversation, and who it is with. */
@Component({
  selector: 'aliado-desk-page',
  imports: [Conversation, CustomerPanel, Split, TranslocoDirective, WorkPanel],
  template: `
    <ng-container *transloco="let t; prefix: 'desk'">
      <h1 class="sr">{{ t('title') }}</h1>
      <ui-split [sizes]="sizes()" (resized)="keep($event)">
        <aside uiStart data-panel="work" tabindex="-1" [attr.aria-label]="t('work')"><aliado-work-panel /></aside>
        <section uiMiddle data-panel="conversation" tabindex="-1" [attr.aria-label]="t('conversation')">
          <aliado-conversation />
        </section>
        <aside uiEnd data-panel="customer" tabindex="-1" [attr.aria-label]="t('customer')">
          <aliado-customer-panel />
        </aside>
      </ui-split>
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      min-height: 0;
    }
    .desk {
      display: grid;
      grid-template-columns: var(--al-left-w) minmax(480px, 1fr) var(--al-right-w);
      min-height: 0;
    }
    [data-panel] {
      display: grid;
      min-height: 0;
      min-width: 0;
      outline-offset: -2px;
    }
  `,
})
export class DeskPage {
  private readonly desk = inject(Desk);
  private readonly keeper = inject(PreferenceKeeper);
  /** The widths kept with the person; null for the standard ones. */
  protected readonly sizes = computed((): SplitSizes | null => {
    const { deskStart, deskEnd } = this.keeper.preferences().panels ?? {};
    return deskStart === undefined || deskEnd === undefined ? null : { start: deskStart, end: deskEnd };
  });

  constructor() {
    const notes = inject(Notes);
    effect(() => {
      for (const { id } of this.desk.contacts()) untracked(() => notes.resume(id));
    });
    inject(Keyboard).bind(
      {
        previousContact: () => this.step(-1),
        nextContact: () => this.step(1),
        backToCall: () => focusPanel('conversation'),
      },
      inject(DestroyRef),
    );
  }

  protected keep({ start, end }: SplitSizes): void {
    const { panels } = this.keeper.preferences();
    this.keeper.change({ panels: { ...panels, deskStart: start, deskEnd: end } });
  }

  private step(by: 1 | -1): void {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur(); // what is typed is kept on leaving
    this.desk.step(by);
  }
}
