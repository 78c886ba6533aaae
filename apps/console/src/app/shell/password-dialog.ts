import { A11yModule } from '@angular/cdk/a11y';
import { Component, inject, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { PasswordRefusal } from '../session/session.ts';
import { Session } from '../session/session.ts';
import { Notices } from './notices.ts';
import { OpenOverlay } from './open-overlay.ts';

/** The form with which somebody replaces their own password. */
@Component({
  selector: 'aliado-password-dialog',
  imports: [A11yModule, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'shell.password'">
      <button
        type="button"
        class="veil"
        tabindex="-1"
        [attr.aria-label]="t('cancel')"
        (click)="overlay.close()"
      ></button>
      <form
        class="palette form"
        role="dialog"
        aria-modal="true"
        aria-labelledby="password-title"
        cdkTrapFocus
        cdkTrapFocusAutoCapture
        (keydown.escape)="overlay.close()"
        (submit)="change($event, current.value, next.value)"
      >
        <h2 id="password-title">{{ t('title') }}</h2>
        <input
          type="text"
          class="sr"
          tabindex="-1"
          aria-hidden="true"
          autocomplete="username"
          [value]="username()"
          readonly
        />
        <label for="password-current">{{ t('current') }}</label>
        <input
          #current
          cdkFocusInitial
          id="password-current"
          class="field"
          type="password"
          autocomplete="current-password"
          required
          [attr.aria-describedby]="refusal() ? 'password-refusal' : null"
        />
        <label for="password-next">{{ t('next') }}</label>
        <input
          #next
          id="password-next"
          class="field"
          type="password"
          autocomplete="new-password"
          minlength="12"
          required
          aria-describedby="password-hint"
        />
        <p id="password-hint" class="xs quiet">{{ t('hint') }}</p>
        <div id="password-refusal" role="alert">
          @if (refusal(); as no) {
            <p class="note-bar late">{{ t(no.why, { minutes: minutes(no) }) }}</p>
          }
        </div>
        <div class="row">
          <button type="submit" class="btn btn-main" [attr.aria-disabled]="isBusy()">
            {{ t(isBusy() ? 'busy' : 'submit') }}
          </button>
          <button type="button" class="btn btn-quiet" (click)="overlay.close()">{{ t('cancel') }}</button>
        </div>
      </form>
    </ng-container>
  `,
  styles: `
    .form {
      width: min(420px, calc(100vw - 32px));
      gap: 6px;
      padding: 20px 24px 22px;
      overflow: auto;
    }
    h2 {
      margin-bottom: 8px;
      font-size: var(--al-text-xl);
      line-height: var(--al-leading-xl);
    }
    label {
      font-size: var(--al-text-sm);
      font-weight: var(--al-weight-medium);
    }
    .field {
      flex: none;
      height: 38px;
    }
    .row {
      margin-top: 10px;
    }
  `,
})
export class PasswordDialog {
  private readonly session = inject(Session);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  protected readonly overlay = inject(OpenOverlay);
  protected readonly isBusy = signal(false);
  protected readonly refusal = signal<PasswordRefusal | null>(null);

  protected async change(event: SubmitEvent, current: string, next: string): Promise<void> {
    event.preventDefault();
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.refusal.set(null);
    const refusal = await this.session.changePassword(current, next);
    this.isBusy.set(false);
    this.refusal.set(refusal);
    if (refusal !== null) return;
    this.overlay.close();
    this.notices.show('done', this.transloco.translate('shell.password.done'));
  }

  /** Whose password it is, for whatever keeps passwords. */
  protected username(): string {
    return this.session.view()?.account.id ?? '';
  }

  protected minutes(refusal: PasswordRefusal): number {
    return refusal.why === 'locked' ? Math.ceil(refusal.retryAfterSeconds / 60) : 0;
  }
}
