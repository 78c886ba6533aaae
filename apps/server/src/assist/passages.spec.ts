import type { Article } from '@aliado/domain';
import { Passages, sentencesOf } from './passages.ts';
import { Analyser } from './text/analyser.ts';

describe('the sentences of an article', () => {
  it('are whole, quotations included', () => {
    expect(
      sentencesOf(
        '2. Dígalo claro: «Veo que salió del almacén. Mañana va en la ruta». Luego espere.\n\n## Nunca\nNo calle.',
      ),
    ).toEqual(['Dígalo claro: «Veo que salió del almacén. Mañana va en la ruta».', 'Luego espere.', 'No calle.']);
    expect(sentencesOf('Say: "It left. It comes tomorrow." Then wait.')).toEqual([
      'Say: "It left. It comes tomorrow."',
      'Then wait.',
    ]);
  });

  it('are cut where one ends, and not at a number or a short form', () => {
    expect(sentencesOf('Costs 49.90 € at most. It is due on day 3. No more.')).toEqual([
      'Costs 49.90 € at most.',
      'It is due on day 3.',
      'No more.',
    ]);
  });
});

describe('passages of articles', () => {
  const article = (id: number): Article => ({
    ...{ id: `a${id}`, version: 1, language: 'en' as const, title: 'Refunds', matters: [], readMinutes: 1 },
    body: `# Refunds\n\nFirst of all, listen (${id}). The bank takes five days.`,
  });

  it('are the sentences that hold what is asked for, of as many articles as one likes', () => {
    const passages = new Passages(new Analyser('en'));
    for (let id = 0; id < 1_200; id++) {
      expect(passages.best(article(id % 700), (stem) => (stem === 'bank' ? 1 : 0)).text).toBe(
        'The bank takes five days.',
      );
    }
  });

  it('are the first sentences where nothing is asked for yet', () => {
    const passages = new Passages(new Analyser('en'));
    expect(passages.first(article(3))).toBe('First of all, listen (3).');
    expect(passages.best(article(3), () => 0).text).toBe('First of all, listen (3).');
    expect(passages.first({ ...article(3), body: '# Only a heading' })).toBe('Refunds');
  });
});
