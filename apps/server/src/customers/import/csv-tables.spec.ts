import { csvTables } from './csv-tables.ts';
import { isFault, type RowSurroundings } from './csv-table.ts';
import { FreeText } from './free-text.ts';

const free = new FreeText([]);
const surroundings: RowSurroundings = {
  now: Date.parse('2026-11-21T12:00:00Z'),
  timeZone: 'Europe/Madrid',
  country: 'ES',
  clean: (text) => free.clean(text),
  timesSeen: () => 0,
};

/** What becomes of one row; columns that are not told are empty. */
function rowOf(file: string, told: Record<string, string>) {
  const table = csvTables.find((candidate) => candidate.file === file);
  if (!table) throw new Error(`no such file: ${file}`);
  const read = table.read({ ...Object.fromEntries(table.columns.map((column) => [column, ''])), ...told });
  return isFault(read) ? read : read.toRow(surroundings);
}

const identity = { customer_id: 'C-1', kind: 'phone', value: '+34611550117', label: 'main' };
const touchpoint = {
  id: 'TP-1',
  customer_id: 'C-1',
  occurred_at: 'T-1 18:07',
  stage: 'during',
  channel: 'delivery',
  title_es: 'Entrega fallida',
  title_en: 'Failed delivery',
  state: 'broken',
};

describe('a row of a file of customers', () => {
  it('becomes a row of its table', () => {
    expect(rowOf('touchpoints.csv', { ...touchpoint, detail_es: ' Sin aviso ' })).toEqual({
      id: 'TP-1',
      customer_id: 'C-1',
      occurred_at: Date.parse('2026-11-20T17:07:00Z'),
      stage: 'during',
      channel: 'delivery',
      matter: null,
      title: { es: 'Entrega fallida', en: 'Failed delivery' },
      detail: { es: 'Sin aviso', en: 'Sin aviso' },
      state: 'broken',
      order_number: null,
    });
  });

  it.each([
    ['id', { id: ' ' }, 'import/missing', null],
    ['occurred_at', { occurred_at: 'ayer' }, 'import/malformed', 'T-2 18:07 or 2026-01-31T18:07:00+01:00'],
    ['stage', { stage: 'During' }, 'import/malformed', 'before during after'],
    ['title_es', { title_es: 'a\u0007' }, 'import/malformed', 'no control characters'],
    ['detail_es', { detail_es: 'x'.repeat(2_001) }, 'import/malformed', 'at most 2000 characters'],
  ])('is refused for its %s, with what would have been right', (column, change, reason, expected) => {
    expect(rowOf('touchpoints.csv', { ...touchpoint, ...change })).toEqual({ column, reason, expected });
  });

  it('keeps no card number that somebody wrote into it', () => {
    const row = rowOf('touchpoints.csv', { ...touchpoint, detail_es: 'Pagó con 4111 1111 1111 1111 en tienda' });
    expect(JSON.stringify(row)).not.toMatch(/4111|1111/);
    expect(rowOf('identities.csv', { ...identity, kind: 'account', value: '4111111111111111' })).toMatchObject({
      reason: 'import/malformed',
    });
  });

  it.each([
    ['phone', '611 55 01 17', '+34611550117', '611550117'],
    ['whatsapp', '0034611550117', '+34611550117', '611550117'],
    ['email', 'Lucia@Example.com', 'lucia@example.com', null],
  ])('holds a %s in one form: %s', (kind, value, normalised, last_digits) => {
    expect(rowOf('identities.csv', { ...identity, kind, value })).toMatchObject({
      normalised,
      value: normalised,
      last_digits,
    });
  });

  it('keeps an account as it is written and compares it without blanks and case', () => {
    expect(rowOf('identities.csv', { ...identity, kind: 'account', value: 'cl 190312' })).toMatchObject({
      value: 'cl 190312',
      normalised: 'CL190312',
    });
  });

  it.each([
    ['phone', 'no phone'],
    ['phone', '112'],
    ['email', 'lucia@'],
    ['email', '+34611550117x'],
  ])('is refused for a %s that is none: %s', (kind, value) => {
    expect(rowOf('identities.csv', { ...identity, kind, value })).toMatchObject({
      column: 'value',
      reason: 'import/malformed',
    });
  });
});

describe('what a report shows of a value', () => {
  it('is short, and never a card number, not even a mistyped one', () => {
    expect(free.shown('x'.repeat(200))).toHaveLength(60);
    expect(free.shown('4111 1111 1111 1111')).not.toMatch(/1111/);
    expect(free.shown('4111-1111-1111-1112')).not.toMatch(/1111/);
    expect(free.shown('+34 611 550 117')).toBe('+34 611 550 117');
  });
});
