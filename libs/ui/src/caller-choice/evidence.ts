import { Component, input } from '@angular/core';
import type { MatchEvidence } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { es } from '../words/es.ts';
import { wordKey } from '../words/word-key.ts';

/** Why somebody fits: the kinds of evidence, never what they hold. */
@Component({
  selector: 'ui-evidence',
  imports: [TranslocoPipe],
  host: { class: 'evid' },
  template: `
    @for (one of evidence(); track $index) {
      <span>
        <i class="i" [class]="one.label === 'old' ? 'i-st-open' : 'i-st-done'" aria-hidden="true"></i
        >{{ 'ui.evidence.' + one.kind | transloco }} {{ one.label === null ? '' : (labelKey(one.label) | transloco) }}
      </span>
    }
  `,
})
export class Evidence {
  readonly evidence = input.required<readonly MatchEvidence[]>();
  protected readonly labelKey = (label: string): string => wordKey('ui.evidence.label.', es.evidence.label, label);
}
