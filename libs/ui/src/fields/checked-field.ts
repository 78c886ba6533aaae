import { computed, Directive, input, signal } from '@angular/core';
import type { DraftFinding } from '@aliado/domain';
import { findingsAt, foundIdOf } from './findings-at.ts';

/** A field of a form over a draft: what is typed into it, and what was found where it stands. */
@Directive()
export abstract class CheckedField {
  readonly label = input.required<string>();
  /** Where it stands in the content. */
  readonly at = input.required<string>();
  readonly findings = input<readonly DraftFinding[]>([]);
  readonly canBeEmpty = input(false);
  readonly isReadOnly = input(false);

  /** What the reader types, until they leave: what it becomes elsewhere never changes it under their hands. */
  protected readonly typed = signal<string | null>(null);
  protected readonly shown = computed(() => this.typed() ?? this.written());
  protected readonly isUnread = computed(() => !this.isTaken(this.shown()));
  protected readonly foundId = computed(() => foundIdOf(this.at()));
  protected readonly isWrong = computed(() => this.isUnread() || findingsAt(this.findings(), this.at()).length > 0);

  /** The value as text. */
  protected abstract written(): string;

  /** Whether a text can be the value. */
  protected abstract isTaken(text: string): boolean;

  /** What could not be taken stays in sight with what is wrong with it. */
  protected leave(): void {
    if (!this.isUnread()) this.typed.set(null);
  }
}
