import { inject, Service, signal } from '@angular/core';
import type { DurationMs } from '@aliado/domain';
import type { Toast } from '@aliado/ui';
import { TranslocoService } from '@jsverse/transloco';
import type { Refusal } from '../live/outbox-entry.ts';

const shownFor: DurationMs = 8_000;
const shownAtOnce = 3;

/** A short notice, and what its button does. */
interface Notice extends Toast {
  readonly act: (() => void) | null;
}

/** Short notices at the foot of the screen, and what is only said to those who listen. */
@Service()
export class Notices {
  private readonly transloco = inject(TranslocoService);
  private readonly all = signal<readonly Notice[]>([]);
  private readonly urgent = signal('');
  private readonly calm = signal('');

  /** Oldest first. */
  readonly toasts = this.all.asReadonly();
  /** The last words of the assertive region: ringing, and a lost connection. */
  readonly assertive = this.urgent.asReadonly();
  /** The last words of the polite region. */
  readonly polite = this.calm.asReadonly();

  /** Shows a notice for some seconds; one with a button stays until it is used or closed. */
  show(kind: Toast['kind'], text: string, button?: { readonly label: string; readonly act: () => void }): void {
    const id = crypto.randomUUID();
    this.all.update((all) =>
      [...all, { id, kind, text, action: button?.label ?? null, act: button?.act ?? null }].slice(-shownAtOnce),
    );
    if (!button) setTimeout(() => this.dismiss(id), shownFor);
  }

  /** Says in words why something was not done. */
  refused(refusal: Refusal): void {
    this.show('watch', this.transloco.translate(`refusal.${refusal}`));
  }

  /** Does what the button of a notice does, and closes it. */
  act(id: string): void {
    this.all()
      .find((notice) => notice.id === id)
      ?.act?.();
    this.dismiss(id);
  }

  dismiss(id: string): void {
    this.all.update((all) => all.filter((notice) => notice.id !== id));
  }

  /** Says something to who listens: at once, or when they pause. */
  say(text: string, how: 'assertive' | 'polite'): void {
    (how === 'assertive' ? this.urgent : this.calm).set(text);
  }
}
