import { expect, test, type Browser, type Locator } from '@playwright/test';
import { openLine, writeConversations } from '../support/conversations.ts';
import { DeskScreen } from '../support/desk-screen.ts';
import { keepShot } from '../support/keep-shot.ts';
import { anAgent } from '../support/packs.ts';
import { Product } from '../support/product.ts';

test.describe('two agents with the same customer at once', () => {
  let product: Product;
  test.beforeAll(async () => {
    product = await Product.quiet([anAgent('ana', 'Ana Gil'), anAgent('luis', 'Luis Paz')]);
  });
  test.afterAll(() => product.stop());

  test('see of each other’s gifts what is left for the customer', async ({ browser }) => {
    const [ana, luis] = [await takeSeat(browser, 'ana'), await takeSeat(browser, 'luis')];
    const calls = simulate();
    for (const desk of [ana, luis]) {
      await desk.page.bringToFront();
      await desk.answer();
      await desk.useFirstHint();
      await promise(desk);
      await cardOf(desk)
        .getByRole('radio', { name: /^Abonar/ })
        .first() // the guideline of a late delivery; another may be likely too
        .check();
      await expect(cardOf(desk)).toContainText('hasta 150,00');
    }

    await ana.page.bringToFront();
    await ana.page.locator('body').press('g');
    await cardOf(ana).getByRole('textbox', { name: 'Importe' }).fill('140');
    await ana.page.keyboard.press('Control+Shift+G');
    await expect(cardOf(ana)).toContainText('Abonaste 140,00');

    await luis.page.bringToFront();
    await expect(cardOf(luis)).toContainText('140 de 200 €');
    await expect(cardOf(luis)).toContainText('hasta 60,00');
    await keepShot(luis.page, 'shared-limit');

    await cardOf(ana)
      .getByRole('button', { name: /^Deshacer/ })
      .press('Enter');
    await expect(cardOf(luis)).toContainText('hasta 150,00');
    calls.stop();
    await ana.page.context().close();
    await luis.page.context().close();
  });

  async function takeSeat(browser: Browser, id: string): Promise<DeskScreen> {
    const context = await browser.newContext({ locale: 'es-ES', viewport: { width: 1440, height: 900 } });
    return DeskScreen.signIn(await context.newPage(), product.url, id, product.password);
  }

  /** The same customer twice, by two lines that stay open. */
  function simulate(): { stop(): void } {
    const conversation = (id: string) => ({
      ...{ id, language: 'es' as const, from: '+34611550117', queue: 'deliveries' },
      turns: [
        { speaker: 'agent' as const, text: 'Casa Lumbre, buenos días. ¿En qué le ayudo?' },
        {
          speaker: 'customer' as const,
          text: 'Me quedé en casa toda la tarde y no vino nadie. Es el pedido PD-44718.',
        },
        openLine,
      ],
    });
    const file = writeConversations(product.folder, 'twice', [conversation('line-one'), conversation('line-two')]);
    return product.simulate(file, '--answer', 'people', '--speed', '8', '--concurrency', '2');
  }
});

/** The one decision of the contact on the screen. */
const cardOf = (desk: DeskScreen): Locator => desk.customer.getByRole('region', { name: 'Lo que puedes decidir' });

/** What must be promised before anything is given out of kindness. */
async function promise({ page, customer }: DeskScreen): Promise<void> {
  await page.locator('body').press('p');
  await page.getByRole('textbox', { name: 'Qué se hará' }).fill('Entregar la lavadora');
  await page.getByLabel('Quién lo hace').selectOption({ label: 'Transporte' });
  await page.getByRole('radio', { name: /^mañana/ }).check();
  await page.keyboard.press('Control+Enter');
  await expect(customer.getByRole('list', { name: 'Prometido en este contacto' })).toContainText('Entregar la');
}
