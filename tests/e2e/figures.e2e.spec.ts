import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { openLine, writeConversations, type NeutralConversation } from '../support/conversations.ts';
import { DeskScreen } from '../support/desk-screen.ts';
import { isFitForAll } from '../support/fit-for-all.ts';
import { FloorScreen } from '../support/floor-screen.ts';
import { Product } from '../support/product.ts';

/** Somebody for whom nobody came. */
const stoodUp: NeutralConversation = {
  id: 'nadie-vino',
  language: 'es',
  from: '+34611550117',
  queue: 'deliveries',
  turns: [
    { speaker: 'agent', text: 'Casa Lumbre, buenos días. ¿En qué le ayudo?' },
    { speaker: 'customer', text: 'Me quedé en casa toda la tarde y no vino nadie. Es el pedido PD-44718.' },
    openLine,
  ],
};

test.describe('figures of the floor', () => {
  let product: Product;
  test.beforeAll(async () => {
    product = await Product.quiet();
  });
  test.afterAll(() => product.stop());

  test('open to their formula, to the contacts behind them, and to a file', async ({ page, browser }) => {
    const desk = await DeskScreen.signIn(page, product.url, 'nayeli', product.password);
    const file = writeConversations(product.folder, stoodUp.id, [stoodUp]);
    const call = product.simulate(file, '--answer', 'people', '--speed', '8');
    await desk.answer();
    await desk.hangUp();
    await page.keyboard.press('Control+Enter');
    call.stop();

    const { page: marta } = await FloorScreen.signIn(browser, product);
    await marta.getByRole('link', { name: 'Cifras' }).click();
    await marta.getByRole('radio', { name: 'Por sede' }).check();
    const madrid = marta.getByRole('row', { name: /^Madrid/ });
    await expect(madrid.getByRole('cell').first()).toHaveText('1');
    await expect(marta.getByText(/Sin otro contacto del cliente por el mismo asunto/)).toBeVisible();
    const resolution = madrid.getByRole('button', { name: /Resuelto a la primera/ });
    await expect(resolution).toHaveText('–'); // its days are not over yet

    // by the keyboard: open, leave, and be where one was
    await resolution.focus();
    await marta.keyboard.press('Enter');
    const formula = marta.getByRole('dialog', { name: /Resuelto a la primera, Madrid/ });
    await expect(formula).toContainText(/contado a las \d\d:\d\d:\d\d, hora de Europe\/Madrid/);
    await isFitForAll(marta, 'figures', 'aliado-figures-page');
    await marta.keyboard.press('Escape');
    await expect(formula).toBeHidden();
    await expect(resolution).toBeFocused();

    const table = marta.waitForEvent('download');
    await marta.getByRole('link', { name: 'Descargar la tabla (CSV)' }).click();
    const [header, record] = readFileSync(await (await table).path(), 'utf8').split('\r\n');
    expect(header).toMatch(/^\uFEFFSede,Entraron,Con la cola cerrada,/);
    expect(record).toMatch(/^Madrid,1,\d,/);

    await resolution.press('Enter');
    await formula.getByRole('button', { name: 'Ver la fila' }).click();
    await expect(marta.getByRole('heading', { name: 'Filas · Resuelto a la primera' })).toBeVisible();
    await expect(marta.getByRole('row', { name: /Nayeli Robles/ })).toContainText(/plazo sin cumplir|sin saber/);
    await isFitForAll(marta, 'rows', 'aliado-rows-page');
    await marta.getByRole('link', { name: 'Volver a las cifras' }).click();
    await expect(marta.getByRole('radio', { name: 'Por sede' })).toBeChecked();
  });
});
