import { Component, input, output } from '@angular/core';
import type { ArticleHit } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';

/** Articles that fit, each with the passage that did. */
@Component({
  selector: 'ui-article-list',
  imports: [TranslocoPipe],
  host: { class: 'ui-article-list' },
  template: `
    @if (hits().length === 0) {
      <p class="soft sm">{{ 'ui.article.none' | transloco }}</p>
    } @else {
      <ul [attr.aria-label]="'ui.article.list' | transloco">
        @for (hit of hits(); track hit.id) {
          <li>
            <button type="button" [attr.aria-current]="hit.id === selectedId()" (click)="open.emit(hit.id)">
              <b>{{ hit.title }}</b>
              <span class="sm soft">{{ hit.passage }}</span>
              <span class="xs quiet">{{ 'ui.article.version' | transloco: { version: hit.version } }}</span>
            </button>
          </li>
        }
      </ul>
    }
  `,
})
export class ArticleList {
  /** Best first. */
  readonly hits = input.required<readonly ArticleHit[]>();
  readonly selectedId = input<string | null>(null);
  /** The id of an article. */
  readonly open = output<string>();
}
