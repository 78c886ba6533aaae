import { Component, inject, input } from '@angular/core';
import type { AlertFact, RaisedAlertView } from '@aliado/domain';
import { activeLanguage, formatHour } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { HouseZone } from '../../session/house-zone.ts';
import { figureText } from './figure-words.ts';

/** What a rule has raised and not taken back. */
@Component({
  selector: 'aliado-raised-list',
  imports: [TranslocoDirective],
  template: `
    <ul *transloco="let t; prefix: 'alerts'" [attr.aria-label]="t('raisedNow')">
      @for (one of raised(); track one.subjectId) {
        <li class="chip watch">
          {{ one.name[language()] }} · {{ t('since', { hour: hour(one.raisedAt) }) }}
          @if (figure(one.value); as value) {
            · {{ value }}
          }
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 6px;
      margin: 4px 0 0;
      padding: 0;
      list-style: none;
    }
    .chip {
      height: auto;
      min-height: 22px;
      padding-block: 3px;
      white-space: normal;
    }
  `,
})
export class RaisedList {
  readonly raised = input.required<readonly RaisedAlertView[]>();
  /** The fact that the rule shows; undefined for none. */
  readonly shows = input<AlertFact | undefined>(undefined);

  private readonly zone = inject(HouseZone);
  protected readonly language = activeLanguage();

  protected hour(at: number): string {
    return formatHour(at, this.language(), { timeZone: this.zone.zone(), withSeconds: false });
  }

  protected figure(value: number | null): string {
    return figureText(value, this.shows()?.unit ?? 'count', this.language());
  }
}
