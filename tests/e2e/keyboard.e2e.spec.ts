import { expect, test, type Locator, type Page } from '@playwright/test';
import { DeskScreen } from '../support/desk-screen.ts';
import { anAgent, packConversation } from '../support/packs.ts';
import { Product } from '../support/product.ts';

test.describe('working by keyboard alone', () => {
  let product: Product;
  test.beforeAll(async () => {
    product = await Product.quiet([anAgent('nayeli', 'Nayeli Robles')]);
  });
  test.afterAll(() => product.stop());

  test('takes one from the door through three calls in two languages', async ({ page }) => {
    const desk = await signInByKeys(page, product);

    await test.step('the sheet of keys opens and closes', async () => {
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: 'Atajos' })).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
    });

    await test.step('a Spanish call is answered, its caller confirmed, a script walked and the call written up', () =>
      firstCall(desk, product));

    await test.step('the language changes while the console runs', async () => {
      await keyTo(page.getByRole('button', { name: 'Cuenta de Nayeli Robles' }));
      await page.keyboard.press('Enter');
      await keyTo(page.getByRole('menuitemradio', { name: 'English' }), 'ArrowDown');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('link', { name: 'Desk' })).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    });

    await test.step('two calls at once keep their notes apart', () => twoCalls(desk, product));
  });
});

/** The call of somebody for whom nobody came, worked as a script proposes. */
async function firstCall(desk: DeskScreen, product: Product): Promise<void> {
  const { page, conversation, customer, transcript } = desk;
  const calls = product.simulate(packConversation('es-entrega-fallida-lucia'), '--answer', 'people', '--speed', '4');
  await desk.answer();

  await expect(customer.getByRole('button', { name: 'Confirmar' })).toBeVisible();
  await page.keyboard.press('c');
  await expect(customer.getByText('Confirmada por ti')).toBeVisible();

  await desk.useFirstHint();
  const step = desk.script.locator('[aria-current=step]');
  await expect(step).toHaveText('Disculpa dicha');
  await page.keyboard.press('ArrowRight');
  await expect(step).toHaveText('Pedido confirmado');
  await page.keyboard.press('ArrowRight');
  await expect(step).toHaveText('Motivo visto');
  await page.keyboard.press('1');
  await expect(step).toHaveText('Fecha aceptada por Transporte');
  await page.keyboard.press('ArrowLeft');
  await expect(step).toHaveText('Motivo visto');
  await page.keyboard.press('1');
  await expect(step).toHaveText('Fecha aceptada por Transporte');

  await page.keyboard.press('k');
  await page.keyboard.press('.');
  await expect(transcript.getByRole('button', { name: 'Soltar la línea' })).toHaveCount(1);
  await page.keyboard.press('End');

  // letters that are commands elsewhere are only letters in a field
  await page.keyboard.press('n');
  await expect(desk.note).toBeFocused();
  await page.keyboard.type('chkz.? n 1');
  await expect(desk.note).toHaveValue('chkz.? n 1');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(conversation.getByText('En espera')).toBeHidden();
  await expect(step).toHaveText('Fecha aceptada por Transporte');
  await expect(customer.getByRole('search')).toBeHidden();
  await page.keyboard.press('Escape');

  await desk.hangUp();
  await expect(page.getByRole('group', { name: 'Resumen' })).toContainText('Entrega que no llegó: «');
  await page.keyboard.press('Control+Enter');
  await expect(desk.confirm).toBeHidden();
  calls.stop();
  await calls.done;
}

/** A Spanish and an English call that the line answers by itself, both in hand at the same time. */
async function twoCalls(desk: DeskScreen, product: Product): Promise<void> {
  const { page } = desk;
  const files = ['es-estado-pedido-mauricio', 'en-second-failed-delivery-rachel'].map(packConversation);
  const calls = product.simulate(...files, '--answer', 'automatic', '--speed', '4');
  await expect(desk.contacts.filter({ hasText: /Live · / })).toHaveCount(2, { timeout: 30_000 });

  await page.keyboard.press('n');
  await expect(desk.note).toBeFocused();
  await page.keyboard.type('of the first call');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(desk.contacts.nth(1)).toHaveAttribute('aria-selected', 'true');
  await expect(desk.note).toHaveValue('');
  await page.keyboard.press('n');
  await page.keyboard.type('of the second');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(desk.note).toHaveValue('of the first call');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(desk.note).toHaveValue('of the second');

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Find or do' })).toBeFocused();
  await page.keyboard.type('start delivery that never came');
  await expect(page.getByRole('option', { name: /Delivery that never came/ }).first()).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await page.keyboard.press('Enter');
  await expect(desk.script.locator('[aria-current=step]')).toHaveText('Apology said');

  for (const panel of ['My contacts', 'Conversation', 'Customer']) {
    await page.keyboard.press('F6');
    await expect(page.locator('[data-panel]:focus')).toHaveAttribute('aria-label', panel);
  }

  for (const left of [1, 0]) {
    await desk.hangUp();
    await page.keyboard.press('Control+Enter');
    await expect(desk.contacts).toHaveCount(left);
  }
  calls.stop();
  await calls.done;
}

async function signInByKeys(page: Page, product: Product): Promise<DeskScreen> {
  await page.goto(product.url);
  await keyTo(page.getByLabel('Usuario'));
  await page.keyboard.type('nayeli');
  await page.keyboard.press('Tab');
  await page.keyboard.type(product.password);
  await page.keyboard.press('Enter');
  const desk = new DeskScreen(page);
  await desk.isFresh();
  return desk;
}

/** Presses a key, Tab unless told otherwise, until a part has the focus. */
async function keyTo(part: Locator, key = 'Tab'): Promise<void> {
  const isFocused = () => part.evaluate((element) => element === document.activeElement);
  await expect(part).toBeVisible();
  for (let presses = 0; presses < 40 && !(await isFocused()); presses++) await part.page().keyboard.press(key);
  await expect(part).toBeFocused();
}
