import { Component, computed, input } from '@angular/core';
import type { Article } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { marked } from 'marked';
import { pluralForm } from '../format/number-format.ts';
import { activeLanguage } from '../words/active-language.ts';

/** One article of the playbook, in its own language. Markdown becomes HTML, which Angular cleans of anything that acts. */
@Component({
  selector: 'ui-article',
  imports: [TranslocoPipe],
  host: { class: 'ui-article' },
  template: `
    <article [attr.lang]="article().language">
      <h3>{{ article().title }}</h3>
      <p class="xs quiet">
        {{ 'ui.article.version' | transloco: { version: article().version } }} ·
        {{ minutesKey() | transloco: { count: article().readMinutes } }}
      </p>
      <div class="body" [innerHTML]="html()"></div>
    </article>
  `,
})
export class ArticleView {
  readonly article = input.required<Article>();

  private readonly language = activeLanguage();
  protected readonly html = computed(() => marked.parse(this.article().body, { async: false, gfm: true }));
  protected readonly minutesKey = computed(
    () => `ui.article.minutes.${pluralForm(this.article().readMinutes, this.language())}`,
  );
}
