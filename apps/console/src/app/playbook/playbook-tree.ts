import { Component, computed, ElementRef, input, output, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AuthoredEntry, AuthoredKind } from '@aliado/domain';
import { activeLanguage, SearchField } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { pathTo } from './playbook-paths.ts';

const kinds: readonly AuthoredKind[] = ['guideline', 'script', 'article', 'authority'];
const icons: Readonly<Record<AuthoredKind, string>> = {
  guideline: 'i-seal',
  script: 'i-script',
  article: 'i-article',
  authority: 'i-scales',
};

/** All parts of the playbook by kind, with their versions and drafts; found by what they are called. */
@Component({
  selector: 'aliado-playbook-tree',
  imports: [RouterLink, SearchField, TranslocoDirective],
  host: { class: 'scroll' },
  template: `
    <ng-container *transloco="let t; prefix: 'playbook'">
      <div class="row top">
        <ui-search-field class="grow" [label]="t('search')" (typed)="query.set($event)" />
        @if (canBegin()) {
          <button
            #new
            type="button"
            class="btn btn-icon"
            [attr.aria-label]="t('new.title')"
            [attr.title]="t('new.title')"
            (click)="begin.emit()"
          >
            <i class="i i-plus" aria-hidden="true"></i>
          </button>
        }
      </div>
      <ng-content />
      @for (group of groups(); track group.kind) {
        <h2>{{ t('kind.' + group.kind) }}</h2>
        <ul>
          @for (entry of group.entries; track entry.id) {
            <li>
              <a
                [routerLink]="pathTo(group.kind, entry.id)"
                [class.on]="entry.isOpen"
                [attr.aria-current]="entry.isOpen ? 'page' : null"
              >
                <i class="i i-14" [class]="icons[group.kind]" aria-hidden="true"></i>
                <span class="clip" [attr.title]="entry.name">{{ entry.name }}</span>
                @if (entry.language; as language) {
                  <span class="xs quiet">{{ language }}</span>
                }
                @if (entry.isRetired) {
                  <span class="xs quiet">{{ t('retirement.chip') }}</span>
                }
                @if (entry.draft; as draft) {
                  <span class="v draft"
                    ><i class="i i-st-aside i-12" aria-hidden="true"></i>v{{ draft.version
                    }}<span class="sr">, {{ t('state.' + draft.state) }}</span></span
                  >
                } @else {
                  <span class="v">v{{ entry.version }}</span>
                }
              </a>
            </li>
          }
        </ul>
      } @empty {
        <p class="sm soft none">{{ t('searchNone') }}</p>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: block;
      padding: 10px 8px 24px;
      min-height: 0;
    }
    .top {
      gap: 6px;
      margin-bottom: 4px;
    }
    h2 {
      font-size: var(--al-text-xs);
      line-height: 1rem;
      color: var(--al-ink-3);
      font-weight: var(--al-weight-strong);
      padding: 12px 8px 4px;
    }
    ul {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 2px;
    }
    a {
      position: relative;
      display: flex;
      align-items: center;
      gap: 8px;
      min-height: 30px;
      padding: 0 8px;
      border-radius: var(--al-r-2);
      color: var(--al-ink-2);
      text-decoration: none;
      font-size: var(--al-text-sm);
      min-width: 0;
      outline-offset: -2px;
    }
    a:hover {
      background: var(--al-hover);
    }
    a .i {
      color: var(--al-ink-3);
      flex: none;
    }
    .v {
      margin-left: auto;
      font-size: var(--al-text-xs);
      color: var(--al-ink-3);
      white-space: nowrap;
    }
    .draft {
      display: inline-flex;
      align-items: center;
      gap: 4px;
      color: var(--al-aside-ink);
      font-weight: var(--al-weight-strong);
    }
    .draft .i {
      color: var(--al-aside);
    }
    .on {
      background: var(--al-selected);
      color: var(--al-ink);
      font-weight: var(--al-weight-strong);
    }
    .on::before {
      content: '';
      position: absolute;
      left: 0;
      top: 6px;
      bottom: 6px;
      width: var(--al-bar);
      border-radius: 2px;
      background: var(--al-accent);
    }
    .none {
      padding: 8px;
    }
  `,
})
export class PlaybookTree {
  readonly entries = input.required<readonly AuthoredEntry[]>();
  /** The part that lies open; null for none. */
  readonly open = input<{ readonly kind: string; readonly id: string } | null>(null);

  /** Whether somebody who may write looks at it. */
  readonly canBegin = input(false);
  /** Somebody wants to begin a part. */
  readonly begin = output();

  private readonly language = activeLanguage();
  private readonly field = viewChild(SearchField);
  private readonly newButton = viewChild<unknown, ElementRef<HTMLElement>>('new', { read: ElementRef });
  protected readonly icons = icons;
  protected readonly pathTo = pathTo;
  protected readonly query = signal('');
  protected readonly groups = computed(() => {
    const [query, open] = [plain(this.query()), this.open()];
    return kinds.flatMap((kind) => {
      const entries = this.entries()
        .filter((entry) => entry.kind === kind)
        .map(({ id, name, version, isRetired, draft }) => ({
          ...{ id, name: name[this.language()], version, isRetired, draft },
          language: kind === 'article' ? (id.split('.')[1] ?? null) : null,
          isOpen: open?.kind === kind && open.id === id,
        }))
        .filter(({ id, name }) => plain(`${name} ${id}`).includes(query))
        .toSorted((a, b) => a.name.localeCompare(b.name, this.language()));
      return entries.length > 0 ? [{ kind, entries }] : [];
    });
  });

  /** Puts the focus where one searches. */
  search(): void {
    this.field()?.focus();
  }

  /** Puts the focus where one begins a part. */
  focusBegin(): void {
    this.newButton()?.nativeElement.focus();
  }
}

/** A text as it is searched: without case and accents. */
const plain = (text: string): string => text.trim().normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
