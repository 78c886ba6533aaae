import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
} from '@angular/core';
import type { UndoableGrant } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { remedyWords } from '../authority/remedy-words.ts';
import { Ticker } from '../clock/ticker.ts';
import { formatAgo } from '../format/time-format.ts';
import { Timer } from '../timer/timer.ts';
import { activeLanguage } from '../words/active-language.ts';
import { ReasonForm } from './reason-form.ts';

/** A grant that is to be taken back, and why. */
export interface UndoWish {
  readonly grant: UndoableGrant;
  /** As the list calls it. */
  readonly name: string;
  readonly reason: string;
}

/** What was given and can still be taken back: what, who gave it when, by which guideline and with which words, and for how long. */
@Component({
  selector: 'ui-undoable-list',
  imports: [ReasonForm, Timer, TranslocoPipe],
  host: { class: 'ui-undoable-list' },
  template: `
    <ul>
      @for (one of rows(); track one.key) {
        <li class="limits-row">
          <i class="i i-st-done" aria-hidden="true"></i>
          <span class="grow">
            <b>{{ one.name }}</b>
            <span class="sm">{{ one.givenKey | transloco: one.given }}</span>
            <span class="xs quiet">
              {{ one.whyKey | transloco: one.why }} <span class="id">{{ one.grant.interactionId }}</span>
            </span>
          </span>
          <span class="xs quiet"
            >{{ 'ui.limits.undo.left' | transloco }} <ui-timer [until]="one.grant.undoUntil"
          /></span>
          @if (opened() !== one.key) {
            <button
              type="button"
              class="btn btn-sm"
              [attr.data-undo]="one.key"
              [attr.aria-label]="'ui.limits.undo.openOf' | transloco: { name: one.name }"
              (click)="opened.set(one.key)"
            >
              <i class="i i-undo i-14" aria-hidden="true"></i>{{ 'ui.limits.undo.open' | transloco }}
            </button>
          } @else {
            <ui-reason-form
              words="ui.limits.undo."
              [name]="one.name"
              [problemId]="'undo-problem-' + $index"
              [isBusy]="busyWith() === one.key"
              (tell)="undo.emit({ grant: one.grant, name: one.name, reason: $event })"
              (leave)="close(one.key)"
            />
          }
        </li>
      }
    </ul>
  `,
})
export class UndoableList {
  readonly grants = input.required<readonly UndoableGrant[]>();
  /** Names of people by their id. */
  readonly people = input<ReadonlyMap<string, string>>(new Map());
  /** `interactionId.grantId` of what is being taken back; null for none. */
  readonly busyWith = input<string | null>(null);
  readonly undo = output<UndoWish>();

  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  private readonly ticker = inject(Ticker);
  private readonly language = activeLanguage();
  private readonly words = remedyWords();
  /** The one of which the reason is being written. */
  protected readonly opened = signal<string | null>(null);
  protected readonly rows = computed(() => {
    const [now, language] = [this.ticker.now(), this.language()];
    const nameOf = (id: string) => this.people().get(id) ?? id;
    return this.grants().map((grant) => {
      const { interactionId, grantId, terms, agentId, decidedBy, reason, grantedAt } = grant;
      const kind = this.words.name(terms.remedy);
      const [agent, ago] = [nameOf(agentId), formatAgo(grantedAt, now, language)];
      return {
        ...{ grant, key: `${interactionId}.${grantId}` },
        name: terms.amount === null ? kind : `${kind}, ${this.words.what(terms)}`,
        givenKey: `ui.limits.undo.${decidedBy === agentId ? 'given' : 'approved'}`,
        given: { agent, ago, by: nameOf(decidedBy) },
        whyKey: `ui.limits.undo.${reason === null ? 'without' : 'asked'}`,
        why: { guideline: grant.guidelineName[language], reason: reason ?? '' },
      };
    });
  });

  /** Leaves the reason unwritten; the focus goes back to where it came from. */
  protected close(key: string): void {
    this.opened.set(null);
    const openers = () => [...this.element.querySelectorAll<HTMLElement>('[data-undo]')];
    afterNextRender(
      () =>
        openers()
          .find((one) => one.dataset['undo'] === key)
          ?.focus(),
      { injector: this.injector },
    );
  }
}
