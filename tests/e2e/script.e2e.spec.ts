import { expect, test, type Page } from '@playwright/test';
import { openLine, writeConversations } from '../support/conversations.ts';
import { DeskScreen } from '../support/desk-screen.ts';
import { keepShot } from '../support/keep-shot.ts';
import { Product } from '../support/product.ts';

test.describe('a script at the desk', () => {
  let product: Product;
  test.beforeAll(async () => {
    product = await Product.quiet();
  });
  test.afterAll(() => product.stop());

  test('lets a read-out be left out for a reason, and never for the first that is passed', async ({ page }) => {
    const desk = await DeskScreen.signIn(page, product.url, 'nayeli', product.password);
    const call = simulate('huele-a-gas', 'Oiga, huele a gas en la cocina desde que instalaron la placa.');
    await desk.answer();
    await desk.useFirstHint();
    await forward(page, 'ArrowRight', 'Peligro visto');
    await forward(page, '1', 'Todos fuera');
    await desk.conversation.getByRole('button', { name: 'No se lee…' }).press('Enter');
    const reasons = desk.conversation.getByRole('group', { name: '¿Por qué no se lee?' });
    await expect(reasons.getByRole('button').first()).toBeFocused();
    await keepShot(page, 'script-left-out');
    await page.keyboard.press('Escape');
    await expect(desk.conversation.getByRole('button', { name: 'No se lee…' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(reasons.getByRole('button').first()).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(stepNow(page)).toHaveText('Emergencias avisadas');
    await forward(page, 'ArrowLeft', 'Todos fuera');
    await expect(desk.conversation.getByText(/No se leyó \(.*ya se había leído/)).toBeVisible();
    await finish(desk);
    call.stop();
  });

  test('keeps what was ticked and told through a part of it, back and forth', async ({ page }) => {
    const desk = await DeskScreen.signIn(page, product.url, 'nayeli', product.password);
    const call = simulate('no-vino', 'Me quedé en casa toda la tarde y no vino nadie. Es el pedido PD-44718.');
    await desk.answer();
    await desk.useFirstHint();

    const list = desk.conversation.locator('.checklist');
    await list.locator('summary').press('Enter');
    await list.getByRole('checkbox', { name: 'Pedido nombrado' }).press('Space');
    await page.keyboard.press('Escape');
    await expect(list.getByRole('checkbox').first()).toBeHidden();
    await expect(list.locator('summary')).toBeFocused();
    await expect(list.locator('summary')).toContainText('1 de 9');

    const ahead = ['Pedido confirmado', 'Motivo visto', 'Fecha aceptada por Transporte', 'Segunda vez reconocida'];
    for (const tick of [...ahead, 'Espera acompañada', 'Quién responde', 'Número por si se corta'])
      await forward(page, 'ArrowRight', tick);
    await desk.conversation.getByRole('textbox', { name: /número|Teléfono/i }).fill('611550199');
    await page.keyboard.press('Enter');
    await expect(stepNow(page)).toHaveText('Respuesta vista');
    for (const tick of ['Número por si se corta', 'Quién responde', 'Espera acompañada', 'Segunda vez reconocida'])
      await forward(page, 'ArrowLeft', tick);
    for (const tick of ['Espera acompañada', 'Quién responde', 'Número por si se corta'])
      await forward(page, 'ArrowRight', tick);
    await expect(desk.conversation.getByRole('textbox', { name: /número|Teléfono/i })).toHaveValue('611550199');
    await expect(list.locator('summary')).toContainText('1 de 9');
    await finish(desk);
    call.stop();
  });

  test('names what is likely now, and goes there by one key without taking the focus', async ({ page }) => {
    const desk = await DeskScreen.signIn(page, product.url, 'nayeli', product.password);
    const complaint = 'La lavadora hace un ruido horrible y vibra muchísimo al centrifugar.';
    const cause = 'La instalé yo ayer, y no quité los tornillos de transporte ni el corcho de debajo.';
    const call = simulate('vibra', complaint, { from: '+34911000222', later: cause });
    await desk.answer();
    await desk.useFirstHint();
    await expect(stepNow(page)).toHaveText('Ruido descrito');
    await expect(desk.transcript.getByText(cause)).toBeVisible({ timeout: 30_000 });
    const likely = desk.conversation.getByRole('group', { name: 'Probable ahora:' });
    await expect(likely.getByRole('button').first()).toHaveText(/Transporte descartado/);
    const place = await likely.boundingBox();
    expect(await page.evaluate(() => document.activeElement?.closest('ui-likely-steps'))).toBeNull();
    await keepShot(page, 'likely-steps-light');
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 1280, height: 800 });
    await keepShot(page, 'likely-steps-dark-1280');
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.waitForTimeout(1_000); // it stays where and what it is while nothing is said
    expect(await likely.boundingBox()).toEqual(place);
    await forward(page, 'l', 'Transporte descartado');
    await finish(desk);
    call.stop();
  });

  function simulate(
    id: string,
    text: string,
    { from = '+34611550117', later }: { readonly from?: string; readonly later?: string } = {},
  ): { stop(): void } {
    const greeting = { speaker: 'agent', text: 'Casa Lumbre, buenos días. ¿En qué le ayudo?' } as const;
    const said = (words: string) => ({ speaker: 'customer', text: words }) as const;
    const more = later === undefined ? [] : [{ speaker: 'silence', seconds: 60 } as const, said(later)];
    const turns = [greeting, said(text), ...more, openLine];
    const line = { language: 'es', from, queue: 'deliveries' } as const;
    return product.simulate(
      writeConversations(product.folder, id, [{ id, ...line, turns }]),
      ...['--answer', 'people', '--speed', '8'],
    );
  }
});

/** The step of the script that is now, by its place in the list of steps. */
const stepNow = (page: Page) => page.getByRole('list', { name: 'Paso del guion' }).locator('[aria-current=step]');

/** Walks the script by one key that no field has, and waits until it is there. */
async function forward(page: Page, key: string, tick: string): Promise<void> {
  await page.locator('body').press(key);
  await expect(stepNow(page)).toHaveText(tick);
}

async function finish(desk: DeskScreen): Promise<void> {
  await desk.hangUp();
  await desk.page.keyboard.press('Control+Enter');
  await expect(desk.confirm).toBeHidden();
}
