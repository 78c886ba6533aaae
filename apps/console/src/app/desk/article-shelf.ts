import { NgComponentOutlet } from '@angular/common';
import { Component, computed, debounced, inject, resource, signal } from '@angular/core';
import { activeLanguage, ArticleList, Bones, Failure, SearchField } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { CaseFile } from './case-file.ts';
import { Desk } from './desk.ts';
import { reading } from './reading.ts';
import { Readings } from './readings.ts';
import { Shelf } from './shelf.ts';

const shownHits = 4;

/** Articles: those that speak of the matter in hand, those one searches, and the one that lies open. */
@Component({
  selector: 'aliado-article-shelf',
  imports: [ArticleList, Bones, Failure, NgComponentOutlet, SearchField, TranslocoDirective],
  host: { class: 'sec' },
  template: `
    <ng-container *transloco="let t; prefix: 'desk'">
      @if (shelf.openId()) {
        <div class="sec-head">
          <h3>{{ t('articles') }}</h3>
          <span class="end">
            <button type="button" class="link xs" (click)="shelf.open(null)">{{ t('back') }}</button>
          </span>
        </div>
        @if (article.value(); as open) {
          <ng-container *ngComponentOutlet="view(); inputs: { article: open }" />
        } @else if (article.hasFailed()) {
          <ui-failure [title]="t('failure.article')" [hint]="t('failure.works')" (act)="article.reload()" />
        } @else {
          <ui-bones />
        }
      } @else {
        <details>
          <summary class="sec-head">
            <h3>{{ t('articles') }}</h3>
            @if (hits.value()?.length; as count) {
              <span class="count">{{ count }}</span>
            }
          </summary>
          <ui-search-field [label]="t('articleSearch')" (typed)="query.set($event)" />
          @if (hits.value(); as found) {
            <ui-article-list [hits]="found" (open)="shelf.open($event)" />
          }
        </details>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: block;
    }
    summary {
      cursor: default;
    }
    summary::after {
      content: '▸';
      margin-left: auto;
      color: var(--al-ink-3);
    }
    [open] > summary::after {
      content: '▾';
    }
  `,
})
export class ArticleShelf {
  private readonly readings = inject(Readings);
  private readonly desk = inject(Desk);
  private readonly caseFile = inject(CaseFile);
  private readonly language = activeLanguage();
  protected readonly shelf = inject(Shelf);
  protected readonly query = signal('');
  private readonly typed = debounced(() => this.query().trim(), 250);

  private readonly since = computed(() => this.desk.selected()?.interaction.openedAt ?? null);

  /** What is searched: the reader's words, else the matter in hand. */
  private readonly wanted = computed(() => {
    const typed = this.typed.hasValue() ? this.typed.value() : '';
    const matter = this.desk.selected()?.interaction.matter;
    const { name } = this.caseFile.organisation.value()?.matters.find(({ id }) => id === matter) ?? {};
    return typed || (name?.[this.language()] ?? '');
  });

  protected readonly hits = reading(
    () => (this.wanted() === '' ? null : { about: this.wanted(), version: `${this.language()} ${this.since()}` }),
    async (query) => (await this.readings.articles(query, this.language())).slice(0, shownHits),
  );
  /** What sets the text of an article: fetched with the first one, since few calls need it. */
  private readonly setter = resource({
    params: () => this.shelf.openId() !== null || undefined,
    loader: async () => (await import('./open-article.ts')).OpenArticle,
  });
  protected readonly view = computed(() => (this.setter.hasValue() ? this.setter.value() : null));
  protected readonly article = reading(
    () => {
      const id = this.shelf.openId();
      return id === null ? null : { about: id, version: `${this.language()} ${this.since()}` };
    },
    (id) => this.readings.article(id, this.language(), this.since()),
  );
}
