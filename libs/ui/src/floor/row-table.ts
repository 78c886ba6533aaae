import { Component, computed, input } from '@angular/core';
import type { EpochMs, FloorRow, LaterContact, Segment } from '@aliado/domain';
import { wallAt } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { formatDay, formatHour, formatSpan } from '../format/time-format.ts';
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
          @for (column of columns(); track column) {
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
            @if (row.became; as became) {
              <td>
                <span class="clip">{{ row.matter }}</span>
              </td>
              <td>{{ 'ui.figures.became.' + became.term | transloco }}</td>
              <td>
                @if (became.again; as again) {
                  {{ again.at }}, {{ 'ui.figures.channel.' + again.channel | transloco }}
                } @else {
                  –
                }
              </td>
            }
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
  /** Shown where the rows tell what became of contacts. */
  readonly matterName = input<(matter: string) => string>((matter) => matter);
  /** IANA; the reader's own where it is not known. */
  readonly timeZone = input<string>();

  private readonly language = activeLanguage();
  protected readonly columns = computed(() => {
    const isResolved = this.rows().some(({ resolution }) => resolution !== null);
    return [
      ...(['began', 'queue', 'channel', 'agent', 'wait', 'talk', 'hold', 'work', 'end'] as const),
      ...(isResolved ? (['matter', 'became', 'again'] as const) : []),
    ];
  });
  protected readonly numbers: ReadonlySet<string> = new Set(['wait', 'talk', 'hold', 'work']);
  protected readonly shown = computed(() =>
    this.rows().map(({ segment, agentName, resolution }) => {
      const { beganAt, answeredAt, end } = segment;
      return {
        ...{ segment, key: `${segment.interactionId} ${segment.ordinal}`, began: this.hour(beganAt) },
        queue: segment.queueId === null ? '–' : this.queueName()(segment.queueId),
        agent: agentName ?? segment.agentId ?? '–',
        ...spansOf(segment),
        end: end ?? (answeredAt === null ? 'waiting' : 'talking'),
        matter: segment.matter === null ? '–' : this.matterName()(segment.matter),
        became: resolution && { term: resolution.term, again: this.againText(resolution.later) },
      };
    }),
  );

  private againText(later: LaterContact | null): { readonly at: string; readonly channel: string } | null {
    if (later === null) return null;
    const day = new Date(wallAt(later.occurredAt, this.timeZone())).toISOString().slice(0, 10);
    const at = `${formatDay(day, this.language())}, ${this.hour(later.occurredAt)}`;
    return { at, channel: later.channel };
  }

  private hour(at: EpochMs): string {
    return formatHour(at, this.language(), { withSeconds: true, timeZone: this.timeZone() });
  }
}

const spanOrDash = (span: number | null): string => (span === null ? '–' : formatSpan(span));

/** The spans of a segment as they are read; a dash for what there was none of, or is not over. */
function spansOf({ beganAt, answeredAt, endedAt, heldFor, workedFor }: Segment) {
  const connected = answeredAt === null || endedAt === null ? null : Math.max(heldFor, endedAt - answeredAt);
  const waitedUntil = answeredAt ?? endedAt;
  return {
    wait: spanOrDash(waitedUntil === null ? null : waitedUntil - beganAt),
    talk: spanOrDash(connected === null ? null : connected - heldFor),
    hold: spanOrDash(answeredAt === null ? null : heldFor),
    work: spanOrDash(workedFor),
  };
}
