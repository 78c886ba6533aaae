import { Component, computed, input } from '@angular/core';
import type { EpochMs, FloorRow } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { formatHour, formatSpan } from '../format/time-format.ts';
import { activeLanguage } from '../words/active-language.ts';

/** The contacts behind a figure: one passage through a queue a row, with the times that figures are made of. */
@Component({
  selector: 'ui-rows',
  imports: [TranslocoPipe],
  host: { class: 'ui-rows scroll', tabindex: '0', role: 'region', '[attr.aria-label]': 'label()' },
  template: `
    <table>
      <caption class="sr">
        {{
          label()
        }}
      </caption>
      <thead>
        <tr>
          @for (column of columns; track column) {
            <th scope="col" [class.number]="numbers.has(column)">{{ 'ui.figures.column.' + column | transloco }}</th>
          }
        </tr>
      </thead>
      <tbody>
        @for (row of shown(); track row.key) {
          <tr>
            <th scope="row" class="time">{{ row.began }}</th>
            <td>
              <span class="clip">{{ row.queue }}</span>
            </td>
            <td>{{ 'ui.figures.channel.' + row.segment.channel | transloco }}</td>
            <td>
              <span class="clip">{{ row.agent }}</span>
            </td>
            <td class="number">{{ row.wait }}</td>
            <td class="number">{{ row.talk }}</td>
            <td class="number">{{ row.hold }}</td>
            <td class="number">{{ row.work }}</td>
            <td>{{ 'ui.figures.end.' + row.end | transloco }}</td>
          </tr>
        }
      </tbody>
    </table>
  `,
})
export class RowTable {
  readonly rows = input.required<readonly FloorRow[]>();
  /** What the table is of. */
  readonly label = input.required<string>();
  readonly queueName = input.required<(queueId: string) => string>();
  /** IANA; the reader's own where it is not known. */
  readonly timeZone = input<string>();

  private readonly language = activeLanguage();
  protected readonly columns = ['began', 'queue', 'channel', 'agent', 'wait', 'talk', 'hold', 'work', 'end'] as const;
  protected readonly numbers: ReadonlySet<string> = new Set(['wait', 'talk', 'hold', 'work']);
  protected readonly shown = computed(() =>
    this.rows().map(({ segment, agentName }) => {
      const { beganAt, answeredAt, endedAt, heldFor, end } = segment;
      const connected = answeredAt === null || endedAt === null ? null : Math.max(heldFor, endedAt - answeredAt);
      const waitedUntil = answeredAt ?? endedAt;
      return {
        ...{ segment, key: `${segment.interactionId} ${segment.ordinal}`, began: this.hour(beganAt) },
        queue: segment.queueId === null ? '–' : this.queueName()(segment.queueId),
        agent: agentName ?? segment.agentId ?? '–',
        wait: spanOrDash(waitedUntil === null ? null : waitedUntil - beganAt),
        ...{ talk: spanOrDash(connected === null ? null : connected - heldFor), work: spanOrDash(segment.workedFor) },
        hold: spanOrDash(answeredAt === null ? null : heldFor),
        end: end ?? (answeredAt === null ? 'waiting' : 'talking'),
      };
    }),
  );

  private hour(at: EpochMs): string {
    return formatHour(at, this.language(), { withSeconds: true, timeZone: this.timeZone() });
  }
}

const spanOrDash = (span: number | null): string => (span === null ? '–' : formatSpan(span));
