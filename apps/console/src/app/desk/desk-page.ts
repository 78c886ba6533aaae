import { Component, DestroyRef, effect, inject, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Keyboard } from '../keyboard/keyboard.ts';
import { focusPanel } from '../shell/panels.ts';
import { Conversation } from './conversation.ts';
import { Desk } from './desk.ts';
import { Notes } from './notes.ts';
import { WorkPanel } from './work-panel.ts';

/** The desk: contacts in hand, the conversation, and who it is with. */
@Component({
  selector: 'aliado-desk-page',
  imports: [Conversation, TranslocoDirective, WorkPanel],
  template: `
    <ng-container *transloco="let t; prefix: 'desk'">
      <h1 class="sr">{{ t('title') }}</h1>
      <div class="desk">
        <aside data-panel="work" tabindex="-1" [attr.aria-label]="t('work')"><aliado-work-panel /></aside>
        <section data-panel="conversation" tabindex="-1" [attr.aria-label]="t('conversation')">
          <aliado-conversation />
        </section>
      </div>
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

  constructor() {
    const notes = inject(Notes);
    effect(() => {
      for (const { id } of this.desk.contacts()) untracked(() => notes.resume(id));
    });
    inject(Keyboard).bind(
      {
        previousContact: () => this.desk.step(-1),
        nextContact: () => this.desk.step(1),
        backToCall: () => focusPanel('conversation'),
      },
      inject(DestroyRef),
    );
  }
}
