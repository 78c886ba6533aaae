import { asUtf8, csvRows, RowTooLong, type CsvRow } from './csv-rows.ts';

async function rowsOf(text: string): Promise<readonly CsvRow[]> {
  const rows: CsvRow[] = [];
  for await (const row of csvRows(asUtf8(Buffer.from(text)) ?? Buffer.alloc(0))) rows.push(row);
  return rows;
}

describe('a CSV file', () => {
  it('is read with quoted commas, quotes and line breaks, each row with the line where it begins', async () => {
    expect(await rowsOf('id,name\r\n1,"a, ""b"""\r\n\r\n2,"two\r\nlines"\r\n3,c')).toEqual([
      { line: 1, cells: ['id', 'name'] },
      { line: 2, cells: ['1', 'a, "b"'] },
      { line: 4, cells: ['2', 'two\nlines'] },
      { line: 6, cells: ['3', 'c'] },
    ]);
  });

  it('may begin with a byte order mark', async () => {
    expect(await rowsOf('\uFEFFid,name\n1,Lucía')).toEqual([
      { line: 1, cells: ['id', 'name'] },
      { line: 2, cells: ['1', 'Lucía'] },
    ]);
  });

  it('may be parted by semicolons', async () => {
    expect(await rowsOf('id;name\n1;12,50 €')).toContainEqual({ line: 2, cells: ['1', '12,50 €'] });
  });

  it('loses no row to a quotation mark in the middle of a field', async () => {
    const rows = await rowsOf('id,name\n1,12" oven\n2,"x" y\n3,z\n');
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 3, 4]);
  });

  it('tells from where on a mark was never closed', async () => {
    expect(await rowsOf('id,name\n1,a\n2,"open\n3,c\n')).toEqual([
      { line: 1, cells: ['id', 'name'] },
      { line: 2, cells: ['1', 'a'] },
      { line: 3, isOpenQuote: true },
    ]);
  });

  it.each([
    ['an open quote', 'id,name\n1,"a\nb"\n\n\n2,"open\n', '3,plain\n', 6, true],
    ['an open quote in the first row', '"id,name\n', '1,plain\n', 1, true],
    ['no end', 'id,name\n1,a\n\n2,', 'plain,', 4, false],
  ])('is given up where a row is longer than a megabyte by %s', async (_, begin, more, line, isOpenQuote) => {
    const reading = rowsOf(begin + more.repeat(300_000));
    await expect(reading).rejects.toBeInstanceOf(RowTooLong);
    await expect(reading).rejects.toMatchObject({ line, isOpenQuote });
  });

  it('is the same whether it came as UTF-8 or as Windows-1252', () => {
    const latin = Buffer.from([0x4c, 0x75, 0x63, 0xed, 0x61, 0x20, 0x80]);
    expect(asUtf8(latin)?.toString()).toBe('Lucía €');
    expect(asUtf8(Buffer.from('Lucía €'))?.toString()).toBe('Lucía €');
  });

  it('is not taken for text when it is UTF-16 or has zeros in it', () => {
    expect(asUtf8(Buffer.from('\uFEFFid', 'utf16le'))).toBeNull();
    expect(asUtf8(Buffer.from('id\0name'))).toBeNull();
  });

  it('is whole however its letters fall into pieces', async () => {
    const long = 'é'.repeat(100_001);
    expect(await rowsOf(`a,b\n1,${long}`)).toContainEqual({ line: 2, cells: ['1', long] });
  });
});
