import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { DeskScreen } from '../support/desk-screen.ts';
import { isFitForAll } from '../support/fit-for-all.ts';
import { FloorScreen } from '../support/floor-screen.ts';
import { Product } from '../support/product.ts';

/** Today, and tomorrow, by the clocks of the house. */
const dayIn = (days: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Madrid' }).format(Date.now() + days * 86_400_000);

const plan = (...rows: readonly string[]) => ({
  name: 'plan.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(['agent,activity,from,to', ...rows].join('\n')),
});
const nayeli = `nayeli,work,${dayIn(0)}T00:00Z,${dayIn(0)}T23:59Z`;

test.describe('the time of people', () => {
  let product: Product;
  test.beforeAll(async () => {
    product = await Product.quiet();
  });
  test.afterAll(() => product.stop());

  test('is held to a plan that is brought in, and opens to formula and stretches', async ({ page, browser }) => {
    await DeskScreen.signIn(page, product.url, 'nayeli', product.password);
    const floor = await FloorScreen.signIn(browser, product);
    const { page: marta } = floor;
    await marta.getByRole('link', { name: 'Cifras' }).click();
    await marta.getByRole('link', { name: 'Tiempo de las personas' }).click();
    await expect(marta.getByText('Sin plan: la adherencia se cuenta')).toBeVisible();
    const row = marta.getByRole('row', { name: /^Nayeli Robles/ });
    await expect(row).toBeVisible();

    // what is wrong is said by its line, and then nothing was brought in
    await marta.getByRole('button', { name: 'Importar un plan' }).click();
    const file = marta.getByLabel('Archivo');
    await file.setInputFiles(plan(nayeli, `nadie,work,${dayIn(0)} 09:00,${dayIn(0)} 10:00`));
    await expect(marta.getByRole('row', { name: /^3 agent nadie tiene ese usuario/ })).toBeVisible();
    await expect(marta.getByText('Filas que se quedan fuera: 1.')).toBeVisible();
    await isFitForAll(marta, 'plan-import', 'aliado-time-page');
    await file.setInputFiles(plan(nayeli));
    await expect(marta.getByText('Personas: 1. Días: 1. Tramos que añade: 1;')).toBeVisible();
    await marta.getByRole('button', { name: 'Importar', exact: true }).click();
    await expect(marta.getByText(/Plan importado hoy, .* por Marta Quintero/)).toBeVisible();

    // by the keyboard: open, leave, and be where one was
    const adherence = row.getByRole('button', { name: /Adherencia/ });
    await adherence.focus();
    await marta.keyboard.press('Enter');
    const formula = marta.getByRole('dialog', { name: /Adherencia, Nayeli Robles/ });
    await expect(formula).toContainText('planificado y cumplido ÷ planificado');
    await isFitForAll(marta, 'people-time', 'aliado-time-page');
    await marta.keyboard.press('Escape');
    await expect(adherence).toBeFocused();

    const table = marta.waitForEvent('download');
    await marta.getByRole('link', { name: 'Descargar la tabla (CSV)' }).click();
    const [header, record] = readFileSync(await (await table).path(), 'utf8').split('\r\n');
    expect(header).toMatch(/^\uFEFFPersona,Libre \(ms\),/);
    expect(record).toMatch(/^Nayeli Robles,\d+,/);

    await adherence.press('Enter');
    await formula.getByRole('button', { name: 'Ver las filas' }).click();
    await expect(marta.getByRole('heading', { name: 'Tramos · Adherencia' })).toBeVisible();
    await expect(marta.getByRole('row', { name: /sigue Nayeli Robles libre/ })).toContainText('trabajo');
    await isFitForAll(marta, 'time-rows', 'aliado-time-rows-page');
    await floor.close();
  });
});
