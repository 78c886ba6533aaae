import { afterNextRender, Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { activeLanguage, matchEntries, SearchField, type PaletteEntry } from '@aliado/ui';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { reading } from '../desk/reading.ts';
import { Readings } from '../desk/readings.ts';
import { Notices } from '../shell/notices.ts';
import { SupportAsks } from './support-asks.ts';

/** As many as can be looked through while somebody is on the line. */
const shownAtOnce = 5;
/** Shorter words find too much. */
const leastLetters = 3;

/** Finds a script or an article and puts it before the agent, as a hint that they use or leave. */
@Component({
  selector: 'aliado-hand-over',
  imports: [SearchField, TranslocoDirective],
  host: { '(keydown.escape)': 'close($event)' },
  template: `
    <ng-container *transloco="let t; prefix: 'floor.look'">
      <ui-search-field [label]="t('handWhat')" (typed)="query.set($event)" />
      <ul [attr.aria-label]="t('handFound')">
        @for (one of found(); track one.kind + one.id) {
          <li>
            <button type="button" class="btn btn-quiet btn-sm" (click)="give(one)">
              <i class="i i-14" [class]="one.icon" aria-hidden="true"></i>
              <span class="clip">{{ one.title }}</span> <span class="xs quiet">{{ t('kind.' + one.kind) }}</span>
            </button>
          </li>
        } @empty {
          <li class="xs">{{ t('handNone') }}</li>
        }
      </ul>
    </ng-container>
  `,
  styles: `
    ul {
      display: grid;
      margin: 6px 0 0;
      padding: 0;
      list-style: none;
    }
    .btn {
      justify-content: flex-start;
      width: 100%;
    }
  `,
})
export class HandOver {
  private readonly readings = inject(Readings);
  private readonly asks = inject(SupportAsks);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  private readonly language = activeLanguage();
  private readonly field = viewChild(SearchField);
  readonly interactionId = input.required<string>();
  readonly agentName = input.required<string>();
  readonly done = output();

  protected readonly query = signal('');
  private readonly scripts = reading(
    () => ({ about: 'scripts', version: '' }),
    () => this.readings.scripts(),
  );
  private readonly articles = reading(
    () => (this.query().trim().length < leastLetters ? null : { about: this.query().trim(), version: this.language() }),
    (query) => this.readings.articles(query, this.language()),
  );
  protected readonly found = computed(() => {
    const entries = (this.scripts.value() ?? []).map(({ id, name }): PaletteEntry => {
      return { id, group: 'do', title: name[this.language()], detail: null, icon: 'i-script', chord: null };
    });
    const scripts = matchEntries(entries, this.query()).map((one) => ({ ...one, kind: 'script' as const }));
    const articles = (this.articles.value() ?? []).map(({ id, title }) => {
      return { id, title, icon: 'i-book', kind: 'article' as const };
    });
    const room = Math.min(2, articles.length);
    return [...scripts.slice(0, shownAtOnce - room), ...articles].slice(0, shownAtOnce);
  });

  constructor() {
    afterNextRender(() => this.field()?.focus()); // the reader opened it to type
  }

  protected close(event: Event): void {
    event.stopPropagation(); // the look stays
    this.done.emit();
  }

  protected async give({ id, kind, title }: ReturnType<HandOver['found']>[number]): Promise<void> {
    if (!(await this.asks.do(this.interactionId(), { type: 'HandHint', kind, targetId: id }))) return;
    this.notices.show('done', this.transloco.translate('floor.look.handed', { title, name: this.agentName() }));
    this.done.emit();
  }
}
