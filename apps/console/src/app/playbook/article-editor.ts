import { Component, computed, input, output } from '@angular/core';
import type { Article, DraftFinding } from '@aliado/domain';
import { ArticleView, FindingList } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';

/** An article to write in: its Markdown on one side, and on the other what the agent will read. */
@Component({
  selector: 'aliado-article-editor',
  imports: [ArticleView, FindingList, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'playbook.article'">
      <div class="writing scroll">
        <label class="field">
          <span class="xs quiet">{{ t('title') }}</span>
          <input
            #title
            autocomplete="off"
            [attr.lang]="article().language"
            [readOnly]="isReadOnly()"
            [value]="article().title"
            (change)="wrote.emit({ title: title.value.trim() })"
          />
        </label>
        <textarea
          #body
          class="field"
          [attr.lang]="article().language"
          [attr.aria-label]="t('body')"
          [readOnly]="isReadOnly()"
          [value]="article().body"
          (input)="wrote.emit({ body: body.value })"
        ></textarea>
        <p class="xs quiet">{{ t('words', { count: words() }) }}</p>
        <ui-finding-list [findings]="findings()" (jump)="body.focus()" />
      </div>
      <section class="reading scroll" tabindex="0" [attr.aria-label]="t('preview')">
        <p class="eyebrow">{{ t('preview') }}</p>
        <ui-article [article]="article()" />
      </section>
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      flex: 1;
      min-height: 0;
    }
    .writing {
      display: flex;
      flex-direction: column;
      gap: 8px;
      padding: 12px 20px;
      min-height: 0;
      border-right: 1px solid var(--al-line-firm);
    }
    .writing label.field {
      flex: none;
    }
    .writing textarea.field {
      flex: 1;
      min-height: 240px;
      line-height: 1.5;
      resize: none;
    }
    .reading {
      padding: 12px 20px;
      min-height: 0;
    }
    .reading .eyebrow {
      padding-bottom: 8px;
    }
  `,
})
export class ArticleEditor {
  readonly article = input.required<Article>();
  readonly findings = input<readonly DraftFinding[]>([]);
  readonly isReadOnly = input(false);
  readonly wrote = output<Partial<Pick<Article, 'title' | 'body'>>>();

  protected readonly words = computed(() => this.article().body.match(/\p{L}+/gu)?.length ?? 0);
}
