import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestApp, type TestApp } from '../platform/testing/test-app.ts';
import { CustomerDirectory } from './customer-directory.ts';
import { CustomerImport } from './customer-import.ts';
import { CustomersModule } from './customers.module.ts';
import { aFile, house, houseFiles, importHouse, person, type FileName } from './testing/house.ts';

let test: TestApp;
let directory: CustomerDirectory;
let imports: CustomerImport;

const now = () => test.clock.now();
const importRows = (name: FileName, rows: readonly string[], isDryRun = false) =>
  imports.importFile(aFile(name, rows), now(), isDryRun);

beforeAll(async () => {
  test = await startTestApp({ imports: [CustomersModule] });
  directory = test.app.get(CustomerDirectory);
  imports = test.app.get(CustomerImport);
  await importHouse(imports, now());
});
afterAll(() => test?.close());

describe('importing a folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'customers-'));
    for (const { name, bytes } of houseFiles) await writeFile(join(folder, name), bytes);
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('changes nothing the second time', async () => {
    const report = await imports.importFolder(folder, now());
    expect(report.refused).toEqual([]);
    expect(report.files.map(({ file, rows, unchanged }) => [file, rows === unchanged])).toEqual(
      houseFiles.map(({ name }) => [name, true]),
    );
  });

  it('leaves out what is wrong, says where and why, and takes in the rest', async () => {
    await writeFile(
      join(folder, 'touchpoints.csv'),
      aFile('touchpoints.csv', [
        'TP-9,lucia,T-3 10:00,after,email,,"En dos\r\nlíneas",Two lines,,,ok,',
        'TP-10,lucia,yesterday,after,email,,Título,Title,,,ok,',
        'TP-11,nobody,T-3 10:00,after,email,,Título,Title,,,ok,',
        'TP-9,lucia,T-4 10:00,after,email,,Otra vez,Again,,,ok,',
        'TP-12,lucia,T-3 10:00',
        'TP-13,lucia,T-3 10:00,after,4111 1111 1111 1111,,Título,Title,,,ok,',
      ]).bytes,
    );
    const { files, refused } = await imports.importFolder(folder, now());
    expect(files.at(-1)).toEqual({ file: 'touchpoints.csv', rows: 6, added: 1, changed: 0, unchanged: 0, refused: 5 });
    const of = (line: number, column: string | null, reason: string, expected: string | null, value: string) => ({
      ...{ file: 'touchpoints.csv', line, column, reason, expected, value },
    });
    const channels = 'voice chat email web store whatsapp delivery repair billing survey';
    expect([...refused].sort((a, b) => a.line - b.line)).toEqual([
      of(4, 'occurred_at', 'import/malformed', 'T-2 18:07 or 2026-01-31T18:07:00+01:00', 'yesterday'),
      of(5, 'customer_id', 'import/unknown-customer', null, 'nobody'),
      of(6, 'id', 'import/repeated', null, 'TP-9'),
      of(7, null, 'import/wrong-number-of-fields', '12', '3'),
      of(8, 'channel', 'import/malformed', channels, '⟦payment-card⟧'),
    ]);
    const journey = await directory.journey('lucia', null, 10);
    expect(journey?.total).toBe(4);
    expect(journey?.touchpoints.map(({ id }) => id)).toEqual(['TP-1', 'TP-2', 'TP-9', 'TP-3']);
    await test.database.pool.query(`DELETE FROM touchpoint WHERE id = 'TP-9'`);
    await importRows('touchpoints.csv', house['touchpoints.csv']);
  });

  it('refuses a file whose columns are not those of the format, and a file that is none of them', async () => {
    const bytes = Buffer.from('id,nombre\n1,Lucía\n');
    const { files, refused } = await imports.importFile({ name: 'customers.csv', bytes }, now(), false);
    expect(files).toMatchObject([{ rows: 0, refused: 1 }]);
    expect(refused).toMatchObject([{ line: 1, reason: 'import/wrong-header', value: 'id,nombre' }]);
    const other = await imports.importFile({ name: 'orders2.csv', bytes }, now(), false);
    expect(other).toMatchObject({ files: [], refused: [{ reason: 'import/unknown-file' }] });
  });

  it('reports what it would do and does nothing when it is run dry', async () => {
    const report = await importRows(
      'customers.csv',
      [person('nuevo', 'Nuevo Nadie'), person('lucia', 'Lucía Otra')],
      true,
    );
    expect(report).toMatchObject({ isDryRun: true, files: [{ added: 1, changed: 1, unchanged: 0 }] });
    expect(await directory.profile('nuevo')).toBeNull();
    expect((await directory.profile('lucia'))?.customer.name).toBe('Lucía Ferrer Ortiz');
  });

  it('moves a touchpoint to whom it belongs to now, and counts both journeys', async () => {
    const row = 'TP-77,amparo,T-3 10:00,after,email,,Título,Title,,,ok,';
    await importRows('touchpoints.csv', [row]);
    expect((await directory.journey('amparo', null, 1))?.total).toBe(1);
    await importRows('touchpoints.csv', [row.replace('amparo', 'joan')]);
    expect((await directory.journey('amparo', null, 1))?.total).toBe(0);
    expect((await directory.journey('joan', null, 1))?.total).toBe(1);
  });
});

describe('a profile', () => {
  it('has all that an agent needs before hello', async () => {
    const profile = await directory.profile('lucia');
    expect(profile?.customer).toMatchObject({ name: 'Lucía Ferrer Ortiz', since: '2019-03', householdId: null });
    expect(profile?.identities.map(({ kind, value }) => [kind, value])).toContainEqual([
      'email',
      'lucia.ferrer@example.com',
    ]);
    expect(profile?.orders.map(({ number, total }) => [number, total])).toEqual([
      ['PD-44718', { amount: 48_900, currency: 'EUR' }],
      ['PD-20931', { amount: 64_900, currency: 'EUR' }],
    ]);
    expect(profile?.products.map(({ name, repairs }) => [name.es, repairs])).toEqual([
      ['Aire (taller)', 1],
      ['Aire (sala)', 0],
    ]);
    expect(profile?.cases.map(({ id }) => id)).toEqual(['K-2', 'K-1', 'K-3']);
  });

  it('names the others of the household, from either side', async () => {
    const names = async (id: string) => (await directory.profile(id))?.related.map((other) => other.id);
    expect(await names('amparo')).toEqual(['miralles', 'joan']);
    expect(await names('miralles')).toEqual(['amparo', 'joan']);
    expect(await names('lucia')).toEqual([]);
  });

  it('gives the expressions of a pack what they speak of', async () => {
    expect((await directory.caseFile('lucia', now(), null)).context).toMatchObject({
      customer: { tier: 'plus', years: 6, country: 'ES' },
      order: { total: 489, status: 'failed', daysLate: 4, failedDeliveries: 2 },
      product: { inWarranty: true },
      journey: { callsIn7Days: 1, brokenIn30Days: 1 },
      case: { isOpen: true },
    });
    expect((await directory.caseFile('nobody', now(), null)).context.customer.tier).toBeNull();
    expect((await directory.caseFile(null, now(), null)).context.case.isOpen).toBeNull();
  });
});

describe('who calls', () => {
  it('is known by a number, an e-mail or an account of one person', async () => {
    for (const address of ['+34611550117', '0034 611 550 117', 'sip:+34611550117@gateway'])
      expect(await directory.match(address, 'voice')).toMatchObject({ certainty: 'known', customerId: 'lucia' });
    expect(await directory.match('LUCIA.ferrer@example.com', 'email')).toMatchObject({ customerId: 'lucia' });
    expect(await directory.match('cl-190312', 'chat')).toMatchObject({ customerId: 'lucia' });
    expect((await directory.match('cl-190312', 'voice')).certainty).toBe('unknown');
  });

  it('is ambiguous for a number that a household shares, and best first', async () => {
    const match = await directory.match('+34963550142', 'voice');
    expect(match).toMatchObject({ certainty: 'ambiguous', customerId: null });
    expect(match.candidates).toEqual([
      { customerId: 'amparo', name: 'Amparo Miralles Soler', evidence: [{ kind: 'phone', label: 'main' }] },
      { customerId: 'joan', name: 'Joan Miralles Soler', evidence: [{ kind: 'phone', label: 'contact' }] },
      { customerId: 'shop', name: 'Ferretería Rosell, S. L.', evidence: [{ kind: 'phone', label: 'old' }] },
    ]);
  });

  it('is probable when only the last nine digits are the same', async () => {
    expect(await directory.match('+5215555550255', 'voice')).toMatchObject({
      certainty: 'probable',
      customerId: 'mauricio',
    });
  });

  it('is unknown when the number is withheld or nobody’s', async () => {
    const unknown = { certainty: 'unknown', customerId: null, candidates: [] };
    for (const address of [null, 'anonymous', '+34600000000', "' OR 1=1 --"])
      expect(await directory.match(address, 'voice')).toEqual(unknown);
  });

  it('is whom an agent said the last time', async () => {
    await directory.remember('0034600000001', 'lucia', 'agent:ada');
    expect(await directory.match('+34600000001', 'voice')).toMatchObject({
      certainty: 'known',
      customerId: 'lucia',
      candidates: [{ evidence: [{ kind: 'agent', label: null }] }],
    });
    await directory.remember('+34600000001', 'joan', 'agent:ada');
    expect(await directory.match('+34600000001', 'voice')).toMatchObject({ customerId: 'joan' });
    await directory.remember('+34600000001', null, 'agent:ada');
    expect(await directory.match('+34600000001', 'voice')).toMatchObject({ certainty: 'unknown' });
  });

  it('is not remembered for those who withhold their number, nor with a customer who does not exist', async () => {
    await directory.remember('anonymous', 'lucia', 'agent:ada');
    await directory.remember('+34600000002', 'nobody', 'agent:ada');
    const { rows } = await test.database.pool.query(
      `SELECT FROM match_memory WHERE address IN ('anonymous', '+34600000002')`,
    );
    expect(rows).toHaveLength(0);
  });
});

describe('a search', () => {
  const found = async (query: string) => (await directory.search(query, 10)).map(({ id, foundBy }) => [id, foundBy]);

  it.each([
    ['lucia ferrer', 'name'],
    ['FERRÉR luc', 'name'],
    ['ortíz', 'name'],
    ['+34 611 55', 'phone'],
    ['611550117', 'phone'],
    ['lucia.f', 'email'],
    ['cl-1903', 'account'],
    ['pd-447', 'order'],
  ])('finds somebody by %s', async (query, by) => {
    expect(await found(query)).toEqual([['lucia', by]]);
  });

  it('ignores accents on either side', async () => {
    expect(await found('ibanez')).toEqual([['mauricio', 'name']]);
    expect(await found('ibáñez')).toEqual([['mauricio', 'name']]);
  });

  it('finds nothing for signs, wildcards or what is too short', async () => {
    for (const query of ['', ' ', 'l', '%%', '__', "');--", ':*', '\\']) expect(await found(query)).toEqual([]);
  });
});
