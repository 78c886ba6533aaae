import type { Guideline, Localised } from '@aliado/domain';
import { stringify } from 'yaml';
import { SourceFile } from '../pack/source-file.ts';
import { tableFindings } from './table-findings.ts';

const both = (words: string): Localised => ({ es: words, en: words });

function aTable(hitPolicy: Guideline['hitPolicy'], ...rows: readonly (readonly [string, string, string])[]): Guideline {
  return {
    ...{ id: 'late', version: 3, name: both('Late'), matters: ['other'], owner: 'experience', why: both('Why') },
    ...{ effectiveFrom: '2026-01-01', hitPolicy },
    inputs: [{ id: 'failed', label: both('Failed'), expression: 'order.failedDeliveries' }],
    rules: rows.map(([id, when, because]) => ({
      id,
      when: [when],
      then: [{ remedy: 'none' }],
      because: both(because),
    })),
  };
}

const said = (value: Guideline) =>
  tableFindings({ value, source: new SourceFile('guidelines/late.yaml', stringify(value)) }, 'EUR').map(
    ({ reason }) => reason,
  );

describe('what is found in a table', () => {
  it('calls rows by their place and by what they say, never by their ids', () => {
    expect(
      said(aTable('first', ['r-71', '>= 1', 'It came late.'], ['r-72', '>= 2', 'Twice'], ['r-73', '-', ''])),
    ).toEqual([
      {
        es: 'La fila 2 («Twice») no cuenta nunca: siempre que se cumple va antes la fila 1 («It came late»)',
        en: 'Row 2 (“Twice”) never counts: whenever it holds, row 1 (“It came late”) goes before it',
      },
    ]);
    expect(said(aTable('unique', ['r-71', '>= 1', 'Late'], ['r-72', '-', ' '])).at(0)).toEqual({
      es: 'La fila 1 («Late») y la fila 2 se cumplen a la vez, y la tabla admite una sola',
      en: 'Row 1 (“Late”) and row 2 hold together, and the table allows only one',
    });
  });

  it('tells the beginning of what a row says where that is long', () => {
    const long = 'The customer waited at home the whole day and nobody came, nobody called and nobody answered';
    expect(said(aTable('first', ['r-71', '-', long], ['r-72', '>= 2', 'Twice'])).at(0)?.en).toBe(
      'Row 2 (“Twice”) never counts: whenever it holds, row 1 (“The customer waited at home the whole day and nobody came,…”) goes before it',
    );
  });
});
