import type { DraftChange } from '../wire/authoring.ts';
import { changeAt, listChanges, quote, retirementChange, valueChange } from './change-words.ts';
import type { Article } from './playbook.ts';

/** What a draft of an article changes, in words: the head, then line by line. Empty when nothing changed. */
export function diffArticle(before: Article, after: Article): readonly DraftChange[] {
  const lines = (body: string) =>
    body
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  const [earlier, later] = [lines(before.body), lines(after.body)];
  return [
    ...valueChange('title', { es: 'Título', en: 'Title' }, before.title, after.title),
    ...listChanges('matters', { es: 'Asuntos', en: 'Matters' }, before.matters, after.matters),
    ...valueChange(
      'readMinutes',
      { es: 'Minutos de lectura', en: 'Minutes to read' },
      `${before.readMinutes}`,
      `${after.readMinutes}`,
    ),
    ...earlier
      .filter((line) => !later.includes(line))
      .map((line) => changeAt('body', `Se quita ${quote(line, 'es')}`, `${quote(line, 'en')} is removed`)),
    ...later
      .filter((line) => !earlier.includes(line))
      .map((line) => changeAt('body', `Se añade ${quote(line, 'es')}`, `${quote(line, 'en')} is added`)),
    ...retirementChange(before, after),
  ];
}
