import type { Article, ArticleHit } from '@aliado/domain';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { Requires } from '../identity/requires.ts';
import { RequestRefused } from '../platform/request-refused.ts';
import { ZodBody } from '../platform/zod-body.ts';
import { Playbook } from '../playbooks/playbook.ts';
import { ArticleSearch } from './article-search.ts';

const language = z.enum(['es', 'en']);
const searching = z.strictObject({ query: z.string().max(200).default(''), language });
/** `since`: when the contact began in which it is read, epoch milliseconds; what was retired after that is read on. */
const reading = z.strictObject({
  language,
  since: z.coerce.number().int().min(0).max(8_640_000_000_000_000).exactOptional(),
});

/** The articles in force. */
@Controller('api/articles')
@Requires('playbook:read')
export class ArticlesController {
  constructor(
    private readonly playbook: Playbook,
    private readonly articles: ArticleSearch,
  ) {}

  @Get()
  search(
    @Query(new ZodBody(searching)) { query, language }: z.infer<typeof searching>,
  ): Promise<readonly ArticleHit[]> {
    return this.articles.search(query, language);
  }

  @Get(':id')
  article(
    @Param('id', new ZodBody(z.string().max(200))) id: string,
    @Query(new ZodBody(reading)) { language, since }: z.infer<typeof reading>,
  ): Article {
    const article = this.playbook.article(id, language, since);
    if (!article) throw new RequestRefused(404, 'article/unknown', 'There is no such article.');
    return article;
  }
}
