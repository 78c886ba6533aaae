import { Component, computed, inject, input } from '@angular/core';
import type { ScriptSegment, ValueSource } from '@aliado/domain';
import { TranslocoService } from '@jsverse/transloco';
import { HOUSE_ZONE } from '../clock/house-zone.ts';
import { formatHour } from '../format/time-format.ts';
import { activeLanguage } from '../words/active-language.ts';

/** The words of a step with the real values in them, each of which says where it comes from. */
@Component({
  selector: 'ui-script-text',
  host: { style: 'display: contents' },
  template: `
    @for (part of parts(); track $index) {
      @if (part.from; as from) {
        <span class="filled" tabindex="0" [attr.data-from]="from" [attr.aria-description]="from">{{ part.text }}</span>
      } @else {
        <span [textContent]="part.text"></span>
      }
    }
  `,
})
export class ScriptText {
  readonly segments = input.required<readonly ScriptSegment[]>();
  /** Where told values came from, by field. */
  readonly sources = input<Readonly<Record<string, ValueSource>>>({});

  private readonly language = activeLanguage();
  private readonly zone = inject(HOUSE_ZONE);
  private readonly transloco = inject(TranslocoService);
  protected readonly parts = computed(() =>
    this.segments().map(({ text, isFilled, path }) => ({ text, from: isFilled ? this.fromWhere(path ?? '') : null })),
  );

  private fromWhere(path: string): string {
    const language = this.language();
    const source = path.startsWith('values.') ? this.sources()[path.slice('values.'.length)] : undefined;
    if (!source) return this.transloco.translate('ui.script.from.file');
    if (source.kind !== 'looked-up') return this.transloco.translate(`ui.script.from.${source.kind}`);
    return this.transloco.translate('ui.script.from.lookedUp', {
      at: formatHour(source.at, language, { timeZone: this.zone() }),
    });
  }
}
