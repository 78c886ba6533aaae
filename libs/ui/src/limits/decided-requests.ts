import { Component, computed, inject, input } from '@angular/core';
import type { ApprovalDecision, DecidedRequest } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { HOUSE_ZONE } from '../clock/house-zone.ts';
import { remedyWords } from '../authority/remedy-words.ts';
import type { NamedRemedy } from '../authority/remedy-words.ts';
import { Ticker } from '../clock/ticker.ts';
import { formatMoment } from '../format/time-format.ts';
import { activeLanguage } from '../words/active-language.ts';

const icons: Readonly<Record<ApprovalDecision, string>> = {
  approved: 'i-st-done',
  less: 'i-st-watch',
  refused: 'i-st-late',
};

/** Requests that were decided, newest first: who asked what, and what became of it. */
@Component({
  selector: 'ui-decided-requests',
  imports: [TranslocoPipe],
  host: { class: 'ui-decided-requests scroll', role: 'region', tabindex: '0', '[attr.aria-label]': 'label()' },
  template: `
    <table>
      <thead>
        <tr>
          <th scope="col">{{ 'ui.limits.request.when' | transloco }}</th>
          <th scope="col">{{ 'ui.limits.request.agent' | transloco }}</th>
          <th scope="col">{{ 'ui.limits.request.asked' | transloco }}</th>
          <th scope="col">{{ 'ui.limits.request.answer' | transloco }}</th>
          <th scope="col">{{ 'ui.limits.request.by' | transloco }}</th>
        </tr>
      </thead>
      <tbody>
        @for (one of rows(); track one.key) {
          <tr>
            <td>{{ one.when }}</td>
            <td>{{ one.agent }}</td>
            <td class="num">{{ one.asked }}</td>
            <td>
              <span class="row">
                <i class="i i-14" [class]="one.icon" aria-hidden="true"></i>
                {{ 'ui.limits.answer.' + one.decision | transloco: { what: one.allowed } }}
              </span>
            </td>
            <td>{{ one.by }}</td>
          </tr>
        }
      </tbody>
    </table>
  `,
})
export class DecidedRequests {
  readonly requests = input.required<readonly DecidedRequest[]>();
  readonly remedy = input.required<NamedRemedy['remedy']>();
  /** What these requests are, for who listens. */
  readonly label = input.required<string>();
  /** Names of people by their id; who is not among them is shown by the id. */
  readonly people = input<ReadonlyMap<string, string>>(new Map());

  private readonly ticker = inject(Ticker);
  private readonly language = activeLanguage();
  private readonly zone = inject(HOUSE_ZONE);
  private readonly words = remedyWords();
  protected readonly rows = computed(() =>
    this.requests().map(({ interactionId, approvalId, agentId, decidedBy, decidedAt, decision, asked, allowed }) => ({
      ...{ key: `${interactionId}.${approvalId}`, decision, icon: icons[decision] },
      ...{ agent: this.nameOf(agentId), by: this.nameOf(decidedBy) },
      when: formatMoment(decidedAt, this.ticker.now(), this.language(), this.zone()),
      asked: this.words.what({ remedy: this.remedy(), amount: asked }),
      allowed: this.words.what({ remedy: this.remedy(), amount: allowed }),
    })),
  );

  private nameOf(id: string): string {
    return this.people().get(id) ?? id;
  }
}
