import { Component, computed, inject, input, output } from '@angular/core';
import type { AlertRule } from '@aliado/domain';
import { activeLanguage } from '@aliado/ui';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { differences } from './alert-differences.ts';

/** What somebody else made of a rule while it is being written here: what is different, and the two ways out. */
@Component({
  selector: 'aliado-alert-conflict',
  imports: [TranslocoDirective],
  template: `
    <div class="conflict" role="alert" *transloco="let t; prefix: 'alerts'">
      <p>
        <b>{{ t(now() ? 'conflict.changed' : 'conflict.removed', { name: by() ?? t('conflict.somebody') }) }}</b>
      </p>
      @if (changes().length > 0) {
        <table class="sm">
          <caption class="sr">
            {{
              t('conflict.what')
            }}
          </caption>
          <thead>
            <tr>
              <th scope="col">{{ t('conflict.part') }}</th>
              <th scope="col">{{ t('conflict.before') }}</th>
              <th scope="col">{{ t('conflict.now') }}</th>
            </tr>
          </thead>
          <tbody>
            @for (one of changes(); track one.part) {
              <tr>
                <th scope="row">{{ t('part.' + one.part) }}</th>
                <td>{{ one.before }}</td>
                <td>{{ one.now }}</td>
              </tr>
            }
          </tbody>
        </table>
      }
      <div class="row">
        @if (now(); as theirs) {
          <button type="button" class="btn" (click)="takeTheirs.emit(theirs)">{{ t('conflict.takeTheirs') }}</button>
        }
        <button type="button" class="btn" (click)="keepMine.emit()">{{ t('conflict.keepMine') }}</button>
      </div>
    </div>
  `,
  styles: `
    .conflict {
      display: grid;
      gap: 8px;
      padding: 12px;
      border-radius: var(--al-r-2);
      background: var(--al-watch-soft);
      color: var(--al-watch-ink);
    }
    table {
      border-collapse: collapse;
    }
    :is(th, td) {
      padding: 4px 12px 4px 0;
      text-align: left;
      vertical-align: top;
      overflow-wrap: anywhere;
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
  `,
})
export class AlertConflict {
  /** The rule as it was when it was opened here. */
  readonly opened = input.required<AlertRule>();
  /** The rule as it is; null where it was removed. */
  readonly now = input.required<AlertRule | null>();
  /** Who made it so; null where nobody knows. */
  readonly by = input<string | null>(null);
  /** What is written here is thrown away. */
  readonly takeTheirs = output<AlertRule>();
  /** What is written here goes on, over what they wrote. */
  readonly keepMine = output();

  private readonly transloco = inject(TranslocoService);
  private readonly language = activeLanguage();
  protected readonly changes = computed(() => {
    const now = this.now();
    const language = this.language();
    const say = (key: string) => this.transloco.translate(`alerts.${key}`, {}, language);
    return now ? differences(this.opened(), now, say) : [];
  });
}
