import type { JourneyPage } from '@aliado/domain';
import { startTestApp, type TestApp } from '../platform/testing/test-app.ts';
import { CustomerDirectory } from './customer-directory.ts';
import { CustomerImport } from './customer-import.ts';
import { CustomersModule } from './customers.module.ts';
import { journeyStatement } from './journey-pages.ts';
import { aFile, person, type FileName } from './testing/house.ts';

let test: TestApp;
let directory: CustomerDirectory;
let imports: CustomerImport;

const now = () => test.clock.now();
const importRows = (name: FileName, rows: readonly string[]) => imports.importFile(aFile(name, rows), now(), false);

beforeAll(async () => {
  test = await startTestApp({ imports: [CustomersModule] });
  directory = test.app.get(CustomerDirectory);
  imports = test.app.get(CustomerImport);
});
afterAll(() => test?.close());

describe('a journey of 50,000 touchpoints', () => {
  beforeAll(async () => {
    await importRows('customers.csv', [person('long', 'Larga Historia'), person('short', 'Corta Historia')]);
    const rows = Array.from({ length: 50_000 }, (_, n) => {
      const at = new Date(Date.UTC(2025, 0, 1) + Math.floor(n / 3) * 60_000).toISOString();
      return `L-${n},long,${at},after,email,,Correo ${n % 50},E-mail ${n % 50},Detalle número ${n},Detail,ok,`;
    });
    const report = await importRows('touchpoints.csv', rows);
    expect(report.files).toMatchObject([{ rows: 50_000, added: 50_000, refused: 0 }]);
    await test.database.pool.query('ANALYZE touchpoint');
  }, 60_000);

  it('is read page by page without a hole and without a repeat', async () => {
    const seen: string[] = [];
    let page: JourneyPage | null = null;
    do {
      page = await directory.journey('long', page?.nextCursor ?? null, 100);
      expect(page?.total).toBe(50_000);
      seen.push(...(page?.touchpoints ?? []).map(({ id }) => id));
    } while (page?.nextCursor && seen.length < 2_000);
    expect(new Set(seen).size).toBe(2_000);
    expect(seen.slice(0, 3)).toEqual(['L-49999', 'L-49998', 'L-49997']);
  });

  it.each([
    ['the first page', []],
    ['a page in the middle', [Date.UTC(2025, 0, 5), 'L-9000']],
    ['the last page', [Date.UTC(2025, 0, 1, 0, 5), 'L-12']],
  ])('reads no more rows for %s than it shows', async (_, cursor) => {
    const { rows } = await test.database.pool.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      `EXPLAIN (ANALYZE, FORMAT JSON) ${journeyStatement(cursor.length > 0)}`,
      ['long', 51, ...cursor],
    );
    const nodes = nodesOf(rows[0]?.['QUERY PLAN'][0].Plan);
    expect(nodes.filter((node) => node['Index Name'] === 'touchpoint_journey')).toHaveLength(1);
    for (const node of nodes) {
      expect(node['Node Type']).not.toMatch(/Seq Scan|Sort/);
      expect(node['Actual Rows']).toBeLessThanOrEqual(51);
      expect(node['Rows Removed by Filter'] ?? 0).toBe(0);
    }
  });

  it('is changed by nobody who imports it again', async () => {
    const row = `L-7,long,${new Date(Date.UTC(2025, 0, 1, 0, 2)).toISOString()},after,email,,Correo 7,E-mail 7,Detalle número 7,Detail,ok,`;
    expect((await importRows('touchpoints.csv', [row])).files).toMatchObject([{ unchanged: 1 }]);
    expect((await directory.journey('long', null, 1))?.total).toBe(50_000);
  });
});

interface Plan {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}

function nodesOf(plan: Plan | undefined): readonly Plan[] {
  return plan ? [plan, ...(plan.Plans ?? []).flatMap(nodesOf)] : [];
}
