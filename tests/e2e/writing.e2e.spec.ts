import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { signIn as signInAt } from '../support/desk-screen.ts';
import { keepShot } from '../support/keep-shot.ts';
import { Product } from '../support/product.ts';

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

test.describe('writing the playbook on screen', () => {
  let product: Product;
  test.beforeAll(async () => {
    product = await Product.quiet();
  });
  test.afterAll(() => product.stop());

  test('changes a limit in its form, and in its file only what was changed', async ({ page }) => {
    const editor = await openPart(page, 'authority/authority', 'Autoridad');
    await showView(editor, 'Archivo');
    const before = await fileIn(editor);
    await showView(editor, 'Límites');
    await editor.getByText('experienced-agents').click();
    const sum = editor.getByRole('textbox', { name: 'Por persona y día' });
    await sum.fill('900');
    await expect(editor.getByRole('status')).toHaveText('Guardado');
    await isAccessible(page);
    await keepShot(page, 'playbook-limits');

    await showView(editor, 'Archivo');
    const after = before.replace('amount: 80000', 'amount: 90000').replace(/^version: \d+/m, (line) => plusOne(line));
    expect(await fileIn(editor)).toBe(after);

    await showView(editor, 'Límites');
    await editor.getByText('experienced-agents').click();
    const id = editor.getByRole('textbox', { name: 'Id', exact: true });
    await id.fill('Con experiencia');
    await expect(id).toHaveAccessibleDescription(/debe ir en minúsculas con guiones/);
    await expect(id).toHaveAttribute('aria-invalid', 'true');
    await editor.getByRole('button', { name: 'Deshacer' }).click();
    await expect(id).toHaveValue('experienced-agents');
    await editor.getByRole('button', { name: 'Deshacer' }).click();
    await expect(sum).toHaveValue('800');
    await expect(editor.getByRole('status')).toHaveText('Guardado');
    await showView(editor, 'Archivo');
    expect(await fileIn(editor)).toBe(after.replace('amount: 90000', 'amount: 80000'));
  });

  test('mends a rule that never counts, and a case without one, and takes that back', async ({ page }) => {
    const editor = await openPart(page, 'guideline/late-delivery-gesture', 'Retraso de entrega');
    const rows = editor.getByRole('row', { name: /Segunda entrega fallida/ });
    await rows.getByRole('rowheader').focus();
    for (let place = 3; place <= 7; place += 1) {
      await page.keyboard.press('Alt+ArrowDown');
      await expect(rows.getByRole('rowheader')).toHaveText(new RegExp(`^ ?${place}\\b`));
      await expect(rows.getByRole('rowheader')).toBeFocused();
    }
    const found = editor.getByRole('list', { name: 'Lo que se encontró' });
    await expect(found).toContainText(/La fila \d+ \(«.+»\) no cuenta nunca/);
    await found.getByRole('button', { name: 'Subirla' }).click();
    await expect(found).toHaveCount(0);
    await expect(rows.getByRole('rowheader')).toBeFocused();

    await page.keyboard.press('Control+z');
    await expect(found).toContainText(/La fila \d+ \(«.+»\) no cuenta nunca/);
    await page.keyboard.press('Control+Shift+z');
    await expect(found).toHaveCount(0);

    await editor
      .getByRole('row', { name: /No hay retraso registrado/ })
      .getByRole('rowheader')
      .focus();
    await page.keyboard.press('Enter');
    await editor.getByRole('button', { name: 'Quitar la fila' }).click();
    await expect(found).toContainText('Ninguna regla cubre este caso');
    await isAccessible(page);
    await found.getByRole('button', { name: 'Añadir una fila para esto' }).first().click();
    await expect(editor.getByRole('form', { name: /^Fila/ }).getByRole('combobox').first()).toBeFocused();
    await expect(editor.getByRole('row', { name: /nueva/ })).toContainText('menos de 1');
  });

  test('begins a guideline, a script, a part of scripts and an article, and takes one back', async ({ page }) => {
    await openPlaybook(page);
    await begin(page, 'Pauta', 'Espera larga', 'Long wait');
    await begin(page, 'Guion', 'Llamar otra vez', 'Call again');
    await begin(page, 'Parte de guiones', 'Pedir permiso', 'Ask for leave');
    const article = await begin(page, 'Artículo, en los dos idiomas', 'Llaves perdidas', 'Lost keys');
    await expect(article.getByRole('link', { name: 'En inglés' })).toBeVisible();
    await page.getByRole('button', { name: 'Tirar el borrador' }).click();
    await expect(page.getByText('Elige qué quieres escribir')).toBeVisible();
    await expect(page.getByRole('link', { name: /^Llaves perdidas/ })).toHaveCount(0);
  });

  async function openPlaybook(page: Page): Promise<void> {
    await page.goto(product.url);
    await signInAt(page, 'pilar', product.password);
    await page.getByRole('link', { name: 'Playbook' }).click();
    await expect(page.getByRole('link', { name: /^Retraso de entrega/ })).toBeVisible();
  }

  async function openPart(page: Page, path: string, name: string): Promise<Locator> {
    await openPlaybook(page);
    await page.goto(`${product.url}/playbook/${path}`);
    return page.getByRole('region', { name });
  }

  /** Begins a part by key, and waits until its draft stands without a fault. */
  async function begin(page: Page, kind: string, es: string, en: string): Promise<Locator> {
    await page.locator('body').click({ position: { x: 5, y: 5 } });
    await page.keyboard.press('Shift+N');
    const form = page.getByRole('form', { name: 'Nueva parte' });
    await form.getByRole('combobox', { name: 'Qué es' }).selectOption(kind);
    await form.getByRole('textbox', { name: 'Nombre en español' }).fill(es);
    await form.getByRole('textbox', { name: 'Nombre en inglés' }).fill(en);
    await form.getByRole('combobox', { name: 'Asunto' }).selectOption({ index: 1 });
    const owner = form.getByRole('combobox', { name: 'Responde' });
    if ((await owner.count()) > 0) await owner.selectOption({ index: 1 });
    if (kind === 'Pauta') await isAccessible(page);
    await form.getByRole('button', { name: 'Empezar' }).click();
    const editor = page.getByRole('region', { name: es });
    await expect(editor.getByText('Comprobado: sin huecos')).toBeVisible();
    return editor;
  }
});

const showView = (editor: Locator, name: string): Promise<void> =>
  editor.getByRole('group', { name: 'Cómo verlo' }).getByRole('button', { name }).click();

const fileIn = (editor: Locator): Promise<string> => editor.getByRole('textbox', { name: 'El archivo' }).inputValue();

const plusOne = (line: string): string => line.replace(/\d+/, (version) => String(Number(version) + 1));

async function isAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(levels).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}
