import { expect, test, type Browser, type Locator, type Page } from '@playwright/test';
import { signIn } from '../support/desk-screen.ts';
import { keepShot } from '../support/keep-shot.ts';
import { Product } from '../support/product.ts';

const article = 'Cerrar con un repaso';

test.describe('a draft of the playbook', () => {
  let product: Product;
  test.beforeAll(async () => {
    product = await Product.quiet();
  });
  test.afterAll(() => product.stop());

  test('comes back from its review with words, and waits for its hour until it is taken back', async ({ browser }) => {
    const author = await openArticle(browser, product, 'pilar');
    const reviewer = await openArticle(browser, product, 'admin');
    const side = sideOf(author);

    await test.step('it is written and handed over', async () => {
      await author
        .getByRole('textbox', { name: 'Texto en Markdown' })
        .fill('## Antes de colgar\n\nRepasa lo acordado.');
      await expect(editorOf(author).getByRole('status').first()).toHaveText('Guardado');
      await press(side, 'Pedir revisión');
      await expect(author.getByText(/en revisión$/).first()).toBeVisible();
    });

    await test.step('the reviewer sends it back, and the author reads why without asking', async () => {
      await reviewer.reload();
      const theirs = sideOf(reviewer);
      await expect(theirs.getByRole('button', { name: 'Devolver' })).toBeDisabled();
      await theirs.getByRole('textbox', { name: 'Qué le dices a quien lo escribió' }).fill('Di por qué baja.');
      await press(theirs, 'Devolver');
      await expect(side.getByText('Devuelto: Di por qué baja.')).toBeVisible();
      await expect(theirs.getByRole('button', { name: 'Pedir revisión' })).toHaveCount(0);
      await keepShot(author, 'draft-sent-back');
    });

    await test.step('it is agreed to and given an hour', async () => {
      await press(side, 'Pedir revisión');
      await reviewer.reload();
      await press(sideOf(reviewer), 'De acuerdo');
      await expect(editorOf(author).getByText(/acordado$/)).toBeVisible();
      await side.getByLabel('Desde cuándo (vacío: ahora)').fill('2101-03-04T06:00');
      await press(side, /^Programar v/);
      await expect(side.getByText(/entra en vigor: .*06:00\.$/)).toBeVisible();
      await press(editorOf(author), 'Historia');
      await expect(editorOf(author).getByText('programada', { exact: true })).toBeVisible();
      await expect(editorOf(author).getByRole('button', { name: /^Volver a v/ })).toHaveCount(0);
      await keepShot(author, 'draft-scheduled');
    });

    await test.step('before that it is taken back', async () => {
      await press(side, 'Retirar');
      await expect(side.getByRole('button', { name: /^Programar v/ })).toBeEnabled();
      await expect(editorOf(author).getByText('programada', { exact: true })).toHaveCount(0);
    });
    await author.context().close();
    await reviewer.context().close();
  });
});

const editorOf = (page: Page): Locator => page.getByRole('region', { name: article });
const sideOf = (page: Page): Locator => page.getByRole('complementary', { name: 'Prueba y publicación' });

/** Presses a button by its key. */
const press = (within: Locator, name: string | RegExp): Promise<void> =>
  within.getByRole('button', { name, exact: true }).press('Enter');

async function openArticle(browser: Browser, { url, password }: Product, username: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'es-ES', viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(url);
  await signIn(page, username, password);
  await page.getByRole('link', { name: 'Playbook' }).click();
  await page.getByRole('searchbox', { name: 'Buscar en el playbook' }).fill(article);
  await page
    .getByRole('link', { name: new RegExp(`^${article}`) })
    .first()
    .click();
  await expect(editorOf(page).getByRole('heading', { level: 1 })).toHaveText(article);
  return page;
}
