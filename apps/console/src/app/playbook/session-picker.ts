import { Component, computed, DestroyRef, inject, input, output, resource, signal } from '@angular/core';
import type { Named, PastSessionRow } from '@aliado/domain';
import { momentOfWall } from '@aliado/domain';
import { activeLanguage, formatMoment, HOUSE_ZONE, Ticker } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { PlaybookApi, type PastSessionSearch } from './playbook-api.ts';

const dayMs = 86_400_000;

/** How long after the last key it is searched, in milliseconds. */
const restAfterKey = 250;

/** Past sessions to choose one from: searched by whoever was in them, what they were about, and the day. */
@Component({
  selector: 'aliado-session-picker',
  imports: [TranslocoDirective],
  host: { role: 'group', 'aria-labelledby': 'session-picker' },
  template: `
    <ng-container *transloco="let t; prefix: 'playbook.try.picker'">
      <b class="sr" id="session-picker">{{ t('title') }}</b>
      <div class="row search">
        <label class="field grow">
          <i class="i i-search i-14 quiet" aria-hidden="true"></i>
          <input
            #words
            type="search"
            autocomplete="off"
            [attr.aria-label]="t('text')"
            [placeholder]="t('text')"
            (input)="type(words.value)"
          />
        </label>
        <select #about class="field" [attr.aria-label]="t('matter')" (change)="matter.set(about.value)">
          <option value="own">{{ t('own') }}</option>
          <option value="">{{ t('any') }}</option>
          @for (one of choices(); track one.id) {
            <option [value]="one.id">{{ one.name }}</option>
          }
        </select>
        <input #on class="field" type="date" [attr.aria-label]="t('day')" (change)="day.set(on.value)" />
      </div>
      <div class="sessions scroll" aria-live="polite">
        @if (found.error() || hasFailed()) {
          <p class="sm t-late">{{ t('failed') }}</p>
        } @else {
          <ul>
            @for (one of rows(); track one.id) {
              <li>
                <button type="button" [class.on]="one.id === chosen()" (click)="choose.emit(one.id)">
                  <span class="num xs quiet">{{ one.when }}</span>
                  <span class="grow">
                    <span class="sm">{{ one.about }}</span>
                    <span class="xs quiet"> {{ one.who }}</span>
                  </span>
                  <span class="xs">{{ one.decided ?? t('nothing') }}</span>
                </button>
              </li>
            } @empty {
              @if (found.hasValue()) {
                <li class="sm soft">{{ t(next() ? 'noneYet' : 'none') }}</li>
              }
            }
          </ul>
          @if (next(); as cursor) {
            <button type="button" class="btn btn-quiet btn-sm" (click)="more(cursor)">{{ t('more') }}</button>
          }
        }
      </div>
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }
    .search {
      flex-wrap: wrap;
    }
    .search .grow {
      flex: 1 1 200px;
    }
    .search > select {
      flex: 0 1 190px;
      min-width: 0;
    }
    .sessions {
      max-height: 190px;
    }
    ul {
      display: grid;
      gap: 2px;
    }
    li button {
      display: grid;
      grid-template-columns: 92px minmax(0, 3fr) minmax(0, 2fr);
      gap: 10px;
      align-items: baseline;
      width: 100%;
      min-height: 30px;
      padding: 4px 8px;
      border: 0;
      border-radius: var(--al-r-2);
      background: none;
      text-align: left;
      outline-offset: -2px;
    }
    li button:hover {
      background: var(--al-hover);
    }
    li .on {
      background: var(--al-selected);
      box-shadow: inset 3px 0 0 var(--al-accent);
    }
  `,
})
export class SessionPicker {
  /** The matters of the guideline that is tried. */
  readonly own = input.required<readonly string[]>();
  /** All matters of the house. */
  readonly matters = input<readonly Named[]>([]);
  readonly chosen = input<string | null>(null);
  /** The id of the session. */
  readonly choose = output<string>();

  private readonly api = inject(PlaybookApi);
  private readonly ticker = inject(Ticker);
  private readonly language = activeLanguage();
  private readonly zone = inject(HOUSE_ZONE);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly text = signal('');
  protected readonly matter = signal('own');
  protected readonly day = signal('');
  protected readonly hasFailed = signal(false);
  protected readonly choices = computed(() =>
    this.matters().map(({ id, name }) => ({ id, name: name[this.language()] })),
  );
  private readonly search = computed((): PastSessionSearch => {
    const matter = this.matter();
    const wall = this.day() === '' ? null : Date.parse(`${this.day()}T00:00:00Z`);
    const momentOf = (shown: number) => momentOfWall(shown, this.zone());
    return {
      text: this.text(),
      matters: matter === 'own' ? this.own() : matter === '' ? [] : [matter],
      ...{ from: wall && momentOf(wall), to: wall && momentOf(wall + dayMs) },
    };
  });
  protected readonly found = resource({
    params: () => this.search(),
    loader: async ({ params }) => {
      this.older.set(null);
      this.hasFailed.set(false);
      return { search: params, page: await this.api.pastSessions(params, null) };
    },
  });
  /** Pages that were asked for after the first, of the search that is shown. */
  private readonly older = signal<{
    readonly sessions: readonly PastSessionRow[];
    readonly nextCursor: string | null;
  } | null>(null);
  private readonly first = computed(() => (this.found.hasValue() ? this.found.value().page : null));
  protected readonly next = computed(() => (this.older() ?? this.first())?.nextCursor ?? null);
  protected readonly rows = computed(() => {
    const [language, now] = [this.language(), this.ticker.now()];
    const names = new Map(this.matters().map(({ id, name }) => [id, name[language]]));
    return [...(this.first()?.sessions ?? []), ...(this.older()?.sessions ?? [])].map((session) => ({
      id: session.interactionId,
      when: formatMoment(session.at, now, language, this.zone()),
      about: session.matters.map((matter) => names.get(matter) ?? matter).join(', '),
      who: [session.customer?.name ?? session.customer?.id, session.agentName].filter(Boolean).join(' · '),
      decided: session.decided?.[language] ?? null,
    }));
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  protected type(text: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.text.set(text.trim()), restAfterKey);
  }

  protected async more(cursor: string): Promise<void> {
    const search = this.search();
    try {
      const page = await this.api.pastSessions(search, cursor);
      if (search !== this.search()) return; // something else is searched by now
      this.older.update((before) => ({ ...page, sessions: [...(before?.sessions ?? []), ...page.sessions] }));
    } catch {
      this.hasFailed.set(true);
    }
  }
}
