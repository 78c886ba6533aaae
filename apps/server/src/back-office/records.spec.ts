import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shopOrders } from './records.ts';

const folder = mkdtempSync(join(tmpdir(), 'aliado-shop-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('what the shop of a demo knows', () => {
  it('is nothing where the pack holds nothing about customers', async () => {
    expect(await shopOrders(join(folder, 'customers'))).toEqual(new Map());
  });

  it('is the orders of a pack that does not tell what happened to them', async () => {
    writeFileSync(join(folder, 'orders.csv'), 'number,customer_id,status,items_es,slot\nPD-1,c-1,paid,Horno,\n');
    const order = { number: 'PD-1', customerId: 'c-1', status: 'paid', items: { es: 'Horno', en: 'Horno' } };
    expect(await shopOrders(folder)).toEqual(new Map([['PD-1', { ...order, slot: null, note: null }]]));
  });
});
