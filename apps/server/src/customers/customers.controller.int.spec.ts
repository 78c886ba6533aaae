import type { Customer, CustomerHit, ImportReport, JourneyPage } from '@aliado/domain';
import { AccountDirectory } from '../identity/account-directory.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import type { Browser } from '../platform/testing/browser.ts';
import { startTestApp, type TestApp } from '../platform/testing/test-app.ts';
import { CustomerDirectory } from './customer-directory.ts';
import { CustomerImport } from './customer-import.ts';
import { CustomersModule } from './customers.module.ts';
import { aFile, importHouse, person } from './testing/house.ts';

const password = 'quiet lamps at noon';

let test: TestApp;
let directory: CustomerDirectory;

beforeAll(async () => {
  test = await startTestApp({ imports: [IdentityModule, CustomersModule] });
  directory = test.app.get(CustomerDirectory);
  await importHouse(test.app.get(CustomerImport), test.clock.now());
});
afterAll(() => test?.close());

describe('customers over HTTP', () => {
  let agent: Browser;
  let administrator: Browser;

  async function signedIn(id: string, role: 'agent' | 'administrator'): Promise<Browser> {
    const plain = { name: id, language: 'es', team: 'sala', queues: [], tenureMonths: 3 } as const;
    await test.app.get(AccountDirectory).create({ ...plain, id, roles: [role], password }, 'system');
    const browser = test.browser();
    await browser.signIn(id, password);
    return browser;
  }
  beforeAll(async () => {
    agent = await signedIn('ada', 'agent');
    administrator = await signedIn('root-admin', 'administrator');
  });

  it('are found, opened and followed by an agent', async () => {
    const { body } = await agent.get('/api/customers?query=ferr%C3%A9r');
    expect((body as CustomerHit[]).map(({ id }) => id)).toEqual(['lucia']);
    expect(await agent.get('/api/customers/lucia')).toMatchObject({ status: 200, body: { customer: { id: 'lucia' } } });
    const first = (await agent.get('/api/customers/lucia/journey?limit=2')).body as JourneyPage;
    expect(first).toMatchObject({ total: 3, touchpoints: [{ id: 'TP-1' }, { id: 'TP-2' }] });
    const path = `/api/customers/lucia/journey?limit=2&cursor=${encodeURIComponent(first.nextCursor ?? '')}`;
    expect((await agent.get(path)).body).toMatchObject({ touchpoints: [{ id: 'TP-3' }], nextCursor: null });
  });

  it.each([
    ['/api/customers/nobody', 404, 'customer/unknown'],
    ['/api/customers/nobody/journey', 404, 'customer/unknown'],
    ['/api/customers/lucia/journey?limit=101', 400, 'request/malformed'],
    ['/api/customers/lucia/journey?cursor=first', 400, 'request/malformed'],
    ['/api/customers?query=a&order=name', 400, 'request/malformed'],
    ['/api/customers?query=fer%00er', 400, 'request/malformed'],
    ['/api/customers/lu%00cia', 400, 'request/malformed'],
    ['/api/customers/lucia/journey?cursor=1~TP%00', 400, 'request/malformed'],
  ])('are refused with a reason: %s', async (path, status, code) => {
    expect(await agent.get(path)).toMatchObject({ status, body: { code } });
  });

  it('begin with somebody new who calls, once however often it is asked', async () => {
    const newcomer = { name: ' Nadia Peñalver ', address: '611 999 888' };
    const { status, body } = await agent.send('POST', '/api/customers', newcomer);
    expect(status).toBe(201);
    const { id } = body as Customer;
    expect(body).toMatchObject({ name: 'Nadia Peñalver', tier: 'prospect', kind: 'person', language: 'en' });
    await agent.send('POST', '/api/customers', { ...newcomer, address: '+34611999888' });
    expect((await directory.search('penalver', 10)).length).toBeGreaterThan(0);
    expect((await directory.profile(id))?.identities).toEqual([]); // no pack is in force: no country for a national number
    const again = await agent.send('POST', '/api/customers', { ...newcomer, address: '+34611999888' });
    expect(await directory.match('+34611999888', 'voice')).toMatchObject({
      certainty: 'known',
      customerId: (again.body as Customer).id,
    });
  });

  it('do not begin with a name that cannot be written down', async () => {
    const newcomer = { name: 'Nadia\u0000', address: null };
    expect(await agent.send('POST', '/api/customers', newcomer)).toMatchObject({ status: 400 });
  });

  it('are imported by an administrator, as the body of a request', async () => {
    const bytes = aFile('customers.csv', [person('web', 'Llegada Por HTTP')]).bytes.toString();
    const send = (query: string, type = 'text/csv') =>
      administrator.send('POST', `/api/customers/import?${query}`, bytes, { 'content-type': type });
    const dry = await send('file=customers.csv&dryRun=true');
    expect(dry).toMatchObject({ status: 200, body: { isDryRun: true, files: [{ added: 1 }] } });
    expect(await directory.profile('web')).toBeNull();
    expect((await send('file=customers.csv')).body as ImportReport).toMatchObject({
      isDryRun: false,
      files: [{ added: 1 }],
    });
    expect(await directory.profile('web')).not.toBeNull();
    expect(await send('file=../customers.csv')).toMatchObject({ status: 400 });
    const { rows } = await test.database.pool.query(
      `SELECT actor FROM audit_entry WHERE action = 'customers/import-begun'`,
    );
    expect(rows).toEqual([{ actor: 'root-admin' }]);
  });

  it('are not imported by an agent, nor from anything but CSV', async () => {
    const path = '/api/customers/import?file=customers.csv';
    expect(await agent.send('POST', path, 'id', { 'content-type': 'text/csv' })).toMatchObject({ status: 403 });
    expect(await administrator.send('POST', path, {})).toMatchObject({ status: 415 });
  });
});
