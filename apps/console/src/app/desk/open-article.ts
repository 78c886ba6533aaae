import { Component, input } from '@angular/core';
import type { Article } from '@aliado/domain';
import { ArticleView } from '@aliado/ui';

/** An article to read. Kept apart, so that what sets its text is fetched only with the first one. */
@Component({
  selector: 'aliado-open-article',
  imports: [ArticleView],
  template: `<ui-article [article]="article()" />`,
})
export class OpenArticle {
  readonly article = input.required<Article>();
}
