import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import type { Interaction } from '@aliado/domain';
import { connectConsole, readAgent, readInteraction, signIn } from '../support/clients.ts';
import { openLine, writeConversations, type NeutralConversation } from '../support/conversations.ts';
import { DeskScreen, signIn as signInAt } from '../support/desk-screen.ts';
import { keepShot } from '../support/keep-shot.ts';
import { Product } from '../support/product.ts';

/** Somebody who threatens with a lawyer and stays on the line. */
const threatens: NeutralConversation = {
  id: 'abogado',
  language: 'es',
  from: '+34611550117',
  queue: 'deliveries',
  turns: [
    { speaker: 'agent', text: 'Casa Lumbre, buenos días. ¿En qué le ayudo?' },
    { speaker: 'customer', text: 'Me quedé en casa toda la tarde y no vino nadie. Es el pedido PD-44718.' },
    { speaker: 'agent', text: 'Lo siento mucho. Déjeme ver qué pasó con la entrega.' },
    { speaker: 'customer', text: 'Esto ya lo lleva mi abogado, que lo sepa usted.' },
    openLine,
  ],
};

const views = [
  { look: 'dark', size: { width: 1280, height: 720 } },
  { look: 'light', size: { width: 1440, height: 900 } },
] as const;

test.describe('help on the floor', () => {
  let product: Product;
  test.beforeAll(async () => {
    product = await Product.quiet();
  });
  test.afterAll(() => product.stop());

  test('is seen at once, given beside the contact, and settled', async ({ page, browser }) => {
    test.setTimeout(300_000); // many looks on the way
    const desk = await DeskScreen.signIn(page, product.url, 'nayeli', product.password);
    const file = writeConversations(product.folder, threatens.id, [threatens]);
    const call = product.simulate(file, '--answer', 'people', '--speed', '8');
    await desk.answer();
    const floor = await browser.newContext({ locale: 'es-ES', viewport: { width: 1440, height: 900 } });
    const marta = await floor.newPage();
    await marta.goto(product.url);
    await signInAt(marta, 'marta', product.password);
    await expect(marta.getByText(/^(Al día|Up to date)/)).toBeVisible({ timeout: 20_000 });
    await marta.goto(`${product.url}/floor`);
    await expect(marta.getByRole('grid', { name: 'Personas por equipo' })).toContainText('Nayeli');

    // asked for, and on the floor within a second
    const needs = marta.getByRole('listbox', { name: 'Te necesitan' });
    await page.keyboard.press('Control+Shift+E');
    await expect(page.getByRole('textbox', { name: 'Qué necesitas, si puedes decirlo' })).toBeFocused();
    await page.keyboard.type('Habla de un abogado');
    await page.keyboard.press('Enter');
    const askedAt = Date.now();
    const need = needs.getByRole('option', { name: /Nayeli Robles pide ayuda/ });
    await expect(need).toBeVisible();
    expect(Date.now() - askedAt, 'milliseconds from asking to the supervisor’s screen').toBeLessThan(1_000);
    const company = page.locator('aliado-company-line');
    await expect(company).toContainText('Ayuda pedida. Habla de un abogado');

    // claimed, and looked into by one key: the agent sees who is there, and since when
    await need.click();
    await marta.getByRole('button', { name: 'Me ocupo' }).click();
    await marta.locator('body').press('l');
    const look = marta.getByRole('complementary', { name: 'Mirar un contacto' });
    await expect(look).toContainText(
      /Nayeli ve que estás aquí desde las \d\d:\d\d\. La visita queda con el contacto\./,
    );
    await expect(look.getByRole('log')).toContainText('Esto ya lo lleva mi abogado');
    await expect(look).toContainText(/Ve:/);
    await expect(company).toContainText(/Marta Quintero te acompaña desde las \d\d:\d\d/);
    await expect(company).toContainText('Marta Quintero viene en camino');

    // a whisper, read and answered, without the focus leaving where the agent writes
    await page.locator('body').press('n');
    await page.keyboard.type('Dice que');
    await look.getByRole('heading').first().press('w');
    await marta.keyboard.type('Nombra los dos medios días antes del dinero');
    await marta.keyboard.press('Control+Enter');
    const strip = page.getByRole('region', { name: 'Marta Quintero' });
    await expect(strip).toContainText('Nombra los dos medios días antes del dinero');
    await page.keyboard.type(' ya tiene abogado');
    await expect(desk.note).toHaveValue('Dice que ya tiene abogado');
    await expect(look).toContainText(/leído \d\d:\d\d/);
    await expect(desk.transcript).toContainText('Nombra los dos medios días antes del dinero');
    await strip.getByRole('textbox', { name: 'Responder a Marta' }).fill('Gracias, voy');
    await page.keyboard.press('Control+Enter');
    await expect(look.getByRole('list', { name: 'Susurros' })).toContainText('Gracias, voy');
    await expect(strip).toContainText(/leído \d\d:\d\d/);

    // something of the playbook, put before the agent
    await look.getByRole('button', { name: 'Ponerle delante…' }).click();
    await marta.keyboard.type('entreg');
    await look.getByRole('list', { name: 'Guiones y artículos' }).getByRole('button').first().click();
    await expect(marta.getByText(/ahora delante de Nayeli/)).toBeVisible();
    await holds(page, 'floor-whispered', '#main');
    await holds(marta, 'floor-look', 'aside.look');

    // settled, and left: nobody is there any more
    await look.getByRole('button', { name: 'Ayudé' }).click();
    await expect(company).not.toContainText('viene en camino');
    await expect(need).toBeHidden();
    await look.getByRole('heading').first().press('Escape');
    await expect(look).toBeHidden();
    await expect(company).not.toContainText('te acompaña');
    const log = await logOf('nayeli');
    expect(log).toMatchObject({ help: null, looks: [], lookedInto: [{ accountId: 'marta', name: 'Marta Quintero' }] });
    expect(log.whispers.map(({ side, readAt }) => [side, readAt !== null])).toEqual([
      ['supervisor', true],
      ['agent', true],
    ]);

    // somebody's tile opens what they have in hand, too
    await marta.getByRole('gridcell', { name: /Nayeli Robles/ }).click();
    await expect(look).toContainText('Nayeli ve que estás aquí');
    await expect(company).toContainText('Marta Quintero te acompaña');
    await floor.close();
    await expect(company).not.toContainText('te acompaña');

    await desk.hangUp();
    await page.keyboard.press('Control+Enter');
    await expect(desk.confirm).toBeHidden();
    call.stop();
  });

  /** The contact that an agent has, as its log tells it. */
  async function logOf(agentId: string): Promise<Interaction> {
    const socket = await connectConsole(product.url, await signIn(product.url, agentId, product.password));
    try {
      const [work] = (await readAgent(socket, agentId)).work;
      if (!work) throw new Error(`${agentId} has no contact`);
      return await readInteraction(socket, work.interactionId);
    } finally {
      socket.disconnect();
    }
  }
});

/** Whether everybody can use the screen as it is, light on a usual screen and dark on a small one; keeps a picture of both. */
async function holds(page: Page, name: string, part: string): Promise<void> {
  for (const { look, size } of views) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: look, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page })
      .include(part)
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .disableRules('label-content-name-mismatch') // counts the caps of keys, which are drawings, as words of the label
      .analyze();
    const faults = violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} at ${target.join(' ')}`));
    expect.soft(faults, `${name}, ${look}`).toEqual([]);
    await keepShot(page, `${name}-${look}`);
  }
}
