import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { checkCustomers } from './check-customers.ts';

const ours = resolve(__dirname, '../../../../../packs/casa-lumbre/customers');

describe('the check of customer files', () => {
  const folders: string[] = [];
  afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

  function withRow(file: string, row: string): string {
    const folder = mkdtempSync(join(tmpdir(), 'customers-'));
    folders.push(folder);
    cpSync(ours, folder, { recursive: true });
    const path = join(folder, file);
    writeFileSync(path, `${readFileSync(path, 'utf8').trimEnd()}\n${row}\n`);
    return folder;
  }

  it('finds nothing wrong with our own', async () => {
    const { rows, refused } = await checkCustomers(ours);
    expect(refused).toEqual([]);
    expect(rows).toBeGreaterThan(4_000);
  });

  it('names file, line and reason of a row with too few fields', async () => {
    const { refused } = await checkCustomers(withRow('customers.csv', 'C-9999,person'));
    expect(refused).toEqual([
      expect.objectContaining({ file: 'customers.csv', reason: 'import/wrong-number-of-fields', value: '2' }),
    ]);
  });

  it('names a customer whom no file has', async () => {
    const { refused } = await checkCustomers(withRow('identities.csv', 'C-nobody,email,a@example.com,main,'));
    expect(refused).toEqual([
      expect.objectContaining({ file: 'identities.csv', column: 'customer_id', reason: 'import/unknown-customer' }),
    ]);
  });
});
