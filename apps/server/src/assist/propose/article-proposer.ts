import type { Article, Language, Localised } from '@aliado/domain';
import type { Knowledge } from '../knowledge.ts';
import { HintProposer, type Proposal } from '../proposal.ts';
import type { Window } from '../window.ts';
import { explained, heardTerms, saturated, type HeardTerm } from './heard-words.ts';

/** How many articles are proposed at most. */
const limit = 2;

/** The BM25 score of an even chance; articles are longer than scripts and fit more easily. */
const half = 20;

/** Proposes articles that speak of what was said, with the sentence that does. */
export class ArticleProposer extends HintProposer {
  private readonly knowledge: (language: Language) => Knowledge;

  constructor(knowledge: (language: Language) => Knowledge) {
    super();
    this.knowledge = knowledge;
  }

  propose(window: Window): readonly Proposal[] {
    const { articleIndex, articles } = this.knowledge(window.language);
    const heard = heardTerms(window, { hearsKinds: false, hearsPairs: false });
    const terms = heard.filter(({ stem }) => articleIndex.holds(stem));
    return articleIndex.search(terms, limit).flatMap(({ document, score }) => {
      const article = articles[document];
      if (!article) return [];
      const { id, version, matters } = article;
      const impactOf = (stem: string) => articleIndex.impact(stem, document);
      const { stems, ...why } = explained(terms, impactOf);
      return [
        {
          kind: 'article' as const,
          target: { id, version },
          ...this.worded(article, terms, impactOf),
          matters,
          isContradicted: false,
          evidence: stems,
          isCertain: false,
          reason: {
            proposer: 'text' as const,
            source: { id, version },
            ...why,
            score: saturated(score, half),
          },
        },
      ];
    });
  }

  /** Title and passage in both languages; in the other one, the sentence that stands in the same part of the article. */
  private worded(
    article: Article,
    terms: readonly HeardTerm[],
    impactOf: (stem: string) => number,
  ): Pick<Proposal, 'title' | 'text'> {
    const { language, title } = article;
    const weights = new Map(terms.map(({ stem, weight }) => [stem, weight * impactOf(stem)]));
    const { text, part } = this.knowledge(language).passages.best(article, (stem) => weights.get(stem) ?? 0);
    const other = this.knowledge(language === 'es' ? 'en' : 'es');
    const translated = other.articles.find(({ id }) => id === article.id);
    const both = (own: string, others: string): Localised =>
      language === 'es' ? { es: own, en: others } : { en: own, es: others };
    return {
      title: both(title, translated?.title ?? title),
      text: both(text, translated ? other.passages.at(translated, part) : text),
    };
  }
}
