import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { computed, DOCUMENT, effect, inject, Service, signal, untracked } from '@angular/core';
import type { DurationMs, Preferences } from '@aliado/domain';
import { firstValueFrom } from 'rxjs';
import { LanguageChoice } from './language-choice.ts';
import { Session } from './session.ts';

const saveAfter: DurationMs = 800;

/** What the console remembers with the person: applied at once, saved when they pause. */
@Service()
export class PreferenceKeeper {
  private readonly http = inject(HttpClient);
  private readonly session = inject(Session);
  private readonly language = inject(LanguageChoice);
  private readonly root = inject(DOCUMENT).documentElement;
  private saving: ReturnType<typeof setTimeout> | null = null;
  private readonly current = signal<Preferences>({});

  readonly preferences = this.current.asReadonly();

  constructor() {
    const accountId = computed(() => this.session.view()?.account.id ?? null);
    effect(() => {
      const view = accountId() === null ? null : untracked(this.session.view);
      if (!view) return;
      const preferences = { language: view.account.language, ...view.preferences };
      untracked(() => {
        this.current.set(preferences);
        this.apply(preferences);
      });
    });
  }

  /** Changes some; the rest stays. */
  change(some: Preferences): void {
    const preferences = { ...this.current(), ...some };
    this.current.set(preferences);
    this.apply(preferences);
    if (this.saving !== null) clearTimeout(this.saving);
    this.saving = setTimeout(() => void this.save(), saveAfter);
  }

  private apply({ theme = 'system', density = 'comfortable', language }: Preferences): void {
    if (theme === 'system') delete this.root.dataset['theme'];
    else this.root.dataset['theme'] = theme;
    this.root.dataset['density'] = density;
    if (language && language !== this.language.current()) void this.language.choose(language);
  }

  private async save(): Promise<void> {
    if (!this.session.view()) return;
    try {
      await firstValueFrom(this.http.put('/api/preferences', this.current()));
    } catch (error) {
      // still in force here; the next change sends all of them again
      if (!(error instanceof HttpErrorResponse)) throw error;
    }
  }
}
