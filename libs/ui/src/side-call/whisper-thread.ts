import { afterRenderEffect, Component, computed, ElementRef, inject, input } from '@angular/core';
import type { ColleagueSide, Whisper } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { HOUSE_ZONE } from '../clock/house-zone.ts';
import { formatHour } from '../format/time-format.ts';
import { activeLanguage } from '../words/active-language.ts';

/** What colleagues said to each other beside a contact, the newest last, and whether the other side had it in sight. */
@Component({
  selector: 'ui-whisper-thread',
  imports: [TranslocoPipe],
  host: { class: 'ui-whisper-thread' },
  template: `
    <ul [attr.aria-label]="'ui.whisper.thread' | transloco">
      @for (row of rows(); track row.id) {
        <li [class.own]="row.isOwn">
          <span class="by">{{ row.by ?? ('ui.whisper.you' | transloco) }}</span>
          <span class="text">{{ row.text }}</span>
          <span class="at">
            <time>{{ row.hour }}</time>
            @if (row.isOwn) {
              · {{ (row.readHour ? 'ui.whisper.readAt' : 'ui.whisper.unread') | transloco: { hour: row.readHour } }}
            }
          </span>
        </li>
      }
    </ul>
  `,
})
export class WhisperThread {
  /** Oldest first. */
  readonly whispers = input.required<readonly Whisper[]>();
  /** On which side the reader stands. */
  readonly side = input.required<ColleagueSide>();
  /** The reader’s account. */
  readonly readerId = input.required<string>();

  private readonly language = activeLanguage();
  private readonly zone = inject(HOUSE_ZONE);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly rows = computed(() =>
    this.whispers().map(({ whisperId, side, by, text, sentAt, readAt }) => ({
      ...{ id: whisperId, text, isOwn: side === this.side(), hour: this.hour(sentAt) },
      by: by.accountId === this.readerId() ? null : (by.name.split(' ')[0] ?? by.name),
      readHour: readAt === null ? null : this.hour(readAt),
    })),
  );

  constructor() {
    afterRenderEffect(() => {
      this.rows();
      this.host.scrollTop = this.host.scrollHeight;
    });
  }

  private hour(at: number): string {
    return formatHour(at, this.language(), { timeZone: this.zone() });
  }
}
