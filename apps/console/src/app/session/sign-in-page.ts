import { Component, computed, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { Language } from '@aliado/domain';
import { TranslocoDirective } from '@jsverse/transloco';
import { Brand } from '../shell/brand.ts';
import { LanguageChoice } from './language-choice.ts';
import type { SignInRefusal } from './session.ts';
import { Session } from './session.ts';

/** The door: user name and password, in either language. */
@Component({
  selector: 'aliado-sign-in-page',
  imports: [Brand, TranslocoDirective],
  templateUrl: './sign-in-page.html',
  styleUrl: './sign-in-page.css',
})
export class SignInPage {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly language = inject(LanguageChoice);
  private counting: ReturnType<typeof setInterval> | null = null;

  /** Where they wanted to go. */
  readonly back = input<string>();

  protected readonly isBusy = signal(false);
  protected readonly refusal = signal<SignInRefusal['why'] | null>(null);
  /** Seconds until a locked account may try again. */
  protected readonly lockedFor = signal(0);
  protected readonly waitMinutes = computed(() => Math.ceil(this.lockedFor() / 60));
  protected readonly hasExpired = this.session.hasExpired;
  protected readonly current = this.language.current;

  protected async signIn(event: SubmitEvent, username: string, password: string): Promise<void> {
    event.preventDefault();
    if (this.isBusy() || this.lockedFor() > 0) return;
    this.isBusy.set(true);
    this.refusal.set(null);
    const refusal = await this.session.signIn(username.trim(), password);
    this.isBusy.set(false);
    if (refusal === null) {
      await this.router.navigateByUrl(localPath(this.back()), { replaceUrl: true });
      return;
    }
    this.refusal.set(refusal.why);
    if (refusal.why === 'locked') this.countDown(refusal.retryAfterSeconds);
  }

  protected choose(language: Language): void {
    void this.language.choose(language);
  }

  private countDown(seconds: number): void {
    this.lockedFor.set(Math.ceil(seconds));
    this.counting ??= setInterval(() => {
      this.lockedFor.update((left) => left - 1);
      if (this.lockedFor() > 0) return;
      if (this.counting) clearInterval(this.counting);
      this.counting = null;
      this.refusal.set(null);
    }, 1_000);
  }
}

/** A path of this console, never another site's. */
function localPath(wanted: string | undefined): string {
  return wanted?.startsWith('/') && !wanted.startsWith('//') ? wanted : '/';
}
