import { Component, computed, input } from '@angular/core';
import type { DraftFinding } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { activeLanguage } from '../words/active-language.ts';
import { findingsAt, foundIdOf } from './findings-at.ts';

/** What is wrong at one place of the content, told where that place is written. */
@Component({
  selector: 'ui-found-here',
  imports: [TranslocoPipe],
  host: { class: 'ui-found-here', 'aria-live': 'polite', '[id]': 'id()' },
  template: `
    @if (problem(); as words) {
      <p class="xs t-late"><i class="i i-st-late i-14" aria-hidden="true"></i>{{ words }}</p>
    } @else {
      @for (one of here(); track $index) {
        <p class="xs" [class]="one.severity === 'fault' ? 't-late' : 't-watch'">
          <i class="i i-14" [class]="one.severity === 'fault' ? 'i-st-late' : 'i-st-watch'" aria-hidden="true"></i>
          <span
            ><span class="sr">{{ 'ui.findings.' + one.severity | transloco }}: </span>{{ one.words }}</span
          >
        </p>
      }
    }
  `,
})
export class FoundHere {
  readonly findings = input.required<readonly DraftFinding[]>();
  /** The place, as findings name it; what was found below it counts too. */
  readonly at = input.required<string>();
  /** What keeps the typed text from being taken at all; it is told instead. */
  readonly problem = input<string | null>(null);

  private readonly language = activeLanguage();
  protected readonly id = computed(() => foundIdOf(this.at()));
  protected readonly here = computed(() =>
    findingsAt(this.findings(), this.at()).map(({ severity, path, reason }) => {
      const words = reason[this.language()];
      return { severity, words: words.startsWith(`${path}: `) ? words.slice(path.length + 2) : words };
    }),
  );
}
