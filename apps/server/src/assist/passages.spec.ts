import { sentencesOf } from './passages.ts';

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
