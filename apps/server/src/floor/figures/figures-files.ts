import type { Language } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { FigureQuestions, type People } from './figure-questions.ts';
import { figuresFile } from './figures-file.ts';
import type { FiguresQuery } from './figures-query.ts';
import { FiguresReader } from './figures-reader.ts';
import { NamesInFile } from './names-in-file.ts';
import { ResolutionReader } from './resolution-reader.ts';

/** Figures of a day as a file: what the page of figures shows as a table. */
@Injectable()
export class FiguresFiles {
  constructor(
    private readonly figures: FiguresReader,
    private readonly resolution: ResolutionReader,
    private readonly questions: FigureQuestions,
    private readonly names: NamesInFile,
  ) {}

  /**
   * @throws LogUnavailable if the log cannot be read now.
   * @throws RequestRefused if it names a site that there is not.
   */
  async file(query: FiguresQuery, language: Language): Promise<Iterable<string>> {
    const { metrics, ...asked } = query;
    const { by } = query;
    const figures = await this.figures.figures(query);
    const resolution = await this.resolution.resolution(asked);
    const { people } = await this.questions.scopeOf(query);
    return figuresFile(figures, resolution, { by, metrics, language, nameOf: this.nameOf(by, language, people) });
  }

  private nameOf(by: FiguresQuery['by'], language: Language, people: People): (key: string) => string {
    return by === 'interval' ? (key) => key : this.names.of(language, people)[by];
  }
}
