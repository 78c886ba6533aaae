import { Service } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';

/** Brings the words of a language when it is first spoken. */
@Service()
export class WordsLoader implements TranslocoLoader {
  async getTranslation(language: string): Promise<Translation> {
    return language === 'en' ? (await import('./en.ts')).en : (await import('./es.ts')).es;
  }
}
