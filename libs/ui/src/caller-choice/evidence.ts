import { Component, input } from '@angular/core';
import type { MatchEvidence } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { wordKey } from '../words/word-key.ts';

/** The labels of identities that have words of their own. */
const labels: readonly string[] = ['main', 'contact', 'work', 'old'];

/** Why somebody fits: the kinds of evidence, never what they hold. */
@Component({
  selector: 'ui-evidence',
  imports: [TranslocoPipe],
  host: { class: 'evid' },
  template: `
    @for (one of evidence(); track $index) {
      <span>
        <i class="i" [class]="one.label === 'old' ? 'i-st-open' : 'i-st-done'" aria-hidden="true"></i>
        @if (one.label; as label) {
          {{
            'ui.evidence.labelled'
              | transloco: { kind: ('ui.evidence.' + one.kind | transloco), label: (labelKey(label) | transloco) }
          }}
        } @else {
          {{ 'ui.evidence.' + one.kind | transloco }}
        }
      </span>
    }
  `,
})
export class Evidence {
  readonly evidence = input.required<readonly MatchEvidence[]>();
  protected readonly labelKey = (label: string): string => wordKey('ui.evidence.label.', labels, label);
}
