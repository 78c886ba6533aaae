import type { ArticleHit, Language } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { PlaybookKnowledge } from './playbook-knowledge.ts';

/** Articles on one list. */
const limit = 20;

/** The search box for articles, which answers while somebody types. */
@Injectable()
export class ArticleSearch {
  constructor(private readonly knowledge: PlaybookKnowledge) {}

  /** Best first, each with the sentence that fits; the first articles of the playbook for an empty query. */
  async search(query: string, language: Language): Promise<readonly ArticleHit[]> {
    await this.knowledge.known();
    const { analyser, articleIndex, articles, passages } = this.knowledge.of(language);
    const tokens = analyser.tokens(query);
    const hits =
      tokens.length > 0
        ? articleIndex.complete(tokens, limit)
        : articles.slice(0, limit).map((_, document) => ({ document, score: 0 }));
    const asked = [...new Set(tokens.map(({ stem }) => stem))];
    return hits.flatMap(({ document, score }) => {
      const article = articles[document];
      if (!article) return [];
      const { id, version, title } = article;
      const weights = new Map(asked.map((stem) => [stem, articleIndex.impact(stem, document)]));
      const isSaid = [...weights.values()].some((weight) => weight > 0); // not where a word has only begun
      const passage = isSaid ? passages.best(article, (stem) => weights.get(stem) ?? 0).text : passages.first(article);
      return [{ id, version, title, passage, score }];
    });
  }
}
