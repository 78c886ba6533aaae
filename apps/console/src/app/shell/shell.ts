import { Component, DestroyRef, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Toasts } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { Keyboard } from '../keyboard/keyboard.ts';
import { ApprovalNews } from './approval-news.ts';
import { Announcer } from './announcer.ts';
import { DayNews } from './day-news.ts';
import { LiveShift } from './live-shift.ts';
import { Notices } from './notices.ts';
import { Overlays } from './overlays.ts';
import { keepFocus, nextPanel } from './panels.ts';
import { TopBar } from './top-bar.ts';

/** The frame of every area: top bar, notices, what is said to who listens, and what floats above. */
@Component({
  selector: 'aliado-shell',
  imports: [Overlays, RouterOutlet, Toasts, TopBar, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'shell'">
      <a class="skip btn" href="#main" (click)="skip($event)">{{ t('skip') }}</a>
      <div class="app">
        <aliado-top-bar />
        <main id="main" tabindex="-1" class="area"><router-outlet /></main>
      </div>
    </ng-container>
    <aliado-overlays />
    <ui-toasts [toasts]="notices.toasts()" (act)="notices.act($event)" (dismiss)="notices.dismiss($event)" />
    <p class="sr" aria-live="assertive">{{ notices.assertive() }}</p>
    <p class="sr" aria-live="polite">{{ notices.polite() }}</p>
  `,
  styles: `
    .area {
      display: grid;
      grid-template: minmax(0, 1fr) / minmax(0, 1fr);
      min-height: 0;
      min-width: 0;
      outline: none;
    }
    .area ::ng-deep router-outlet {
      display: none;
    }
    .skip {
      position: fixed;
      left: 8px;
      top: -60px;
      z-index: var(--al-z-call);
    }
    .skip:focus {
      top: 8px;
    }
  `,
})
export class Shell {
  protected readonly notices = inject(Notices);

  constructor() {
    const destroyRef = inject(DestroyRef);
    inject(LiveShift).begin(destroyRef);
    inject(Announcer).begin();
    inject(ApprovalNews).begin();
    inject(DayNews).begin();
    keepFocus();
    inject(Keyboard).bind({ nextPanel: () => nextPanel(1), previousPanel: () => nextPanel(-1) }, destroyRef);
  }

  protected skip(event: Event): void {
    event.preventDefault();
    document.getElementById('main')?.focus();
  }
}
