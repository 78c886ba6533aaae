import { expect, test } from '@playwright/test';
import { openLine, writeConversations, type NeutralConversation } from '../support/conversations.ts';
import { DeskScreen, signIn } from '../support/desk-screen.ts';
import { isFitForAll } from '../support/fit-for-all.ts';
import { Product } from '../support/product.ts';

/** Somebody for whom nobody came, who says a word that nobody else says. */
const stoodUp: NeutralConversation = {
  id: 'nadie-vino',
  language: 'es',
  from: '+34611550117',
  queue: 'deliveries',
  turns: [
    { speaker: 'agent', text: 'Casa Lumbre, buenos días. ¿En qué le ayudo?' },
    { speaker: 'customer', text: 'Me quedé en casa toda la tarde y no vino nadie. Estoy que trino, como un jilguero.' },
    openLine,
  ],
};

/** How long the agent stays with each thing, so that a step of a second cannot pass it over; milliseconds. */
const aWhile = 3_000;

test.describe('a session that is over', () => {
  let product: Product;
  test.beforeAll(async () => {
    product = await Product.quiet();
  });
  test.afterAll(() => product.stop());

  test('is found by what was said, and played back as its agent saw it', async ({ page, browser }) => {
    test.setTimeout(240_000);
    const desk = await DeskScreen.signIn(page, product.url, 'nayeli', product.password);
    const call = product.simulate(
      writeConversations(product.folder, stoodUp.id, [stoodUp]),
      ...['--answer', 'people', '--speed', '4'],
    );
    await desk.answer();
    await expect(desk.transcript).toContainText('jilguero');
    await page.waitForTimeout(aWhile);
    await desk.useFirstHint();
    const name = /Entrega que/;
    await expect(desk.conversation).toContainText(name);
    await page.waitForTimeout(aWhile);
    await desk.hangUp();
    await page.keyboard.press('Control+Enter');
    await expect(desk.confirm).toBeHidden();
    call.stop();

    const context = await browser.newContext({ locale: 'es-ES' });
    const trainer = await context.newPage();
    await trainer.goto(product.url);
    await signIn(trainer, 'diana', product.password);
    await trainer.getByRole('link', { name: 'Estudio' }).click();
    const found = trainer.getByRole('list', { name: 'Sesiones' }).getByRole('link');
    await trainer.getByRole('searchbox', { name: 'Palabras dichas o escritas' }).fill('jilgueros');
    await expect(async () => {
      await trainer.keyboard.press('Enter'); // it is found a few seconds after it closed
      await expect(found).toHaveCount(1, { timeout: 1_000 });
    }).toPass({ timeout: 20_000 });
    await expect(found).toContainText('como un jilguero');
    await isFitForAll(trainer, 'studio-sessions', '#main');
    await found.click();

    // at its beginning nothing was on the desk; at its end all was written up
    const head = trainer.getByRole('slider', { name: 'Instante que se muestra' });
    const stage = trainer.locator('aliado-replay-stage');
    await head.press('Home');
    await expect(stage).toContainText('A esta hora no estaba en su mesa');
    await expect(stage).not.toContainText(name);

    // instant by instant it comes to what was there: first the words, then the hint, then the script that was used
    const seen: string[] = [];
    const parts = { words: /jilguero/, hint: /Por qué/, script: /paso 1 de/ };
    for (let second = 0; second < 120 && !seen.includes('script'); second++) {
      await head.press('ArrowRight');
      await expect(head).toHaveAttribute('aria-valuenow', String(second + 1));
      const text = await stage.innerText();
      for (const [part, holds] of Object.entries(parts)) if (holds.test(text) && !seen.includes(part)) seen.push(part);
    }
    expect(seen).toContain('script');
    expect(seen[0]).toBe('words');
    await expect(stage).toContainText(name);
    await isFitForAll(trainer, 'studio-replay', '#main');

    // an instant has an address
    const shown = await head.getAttribute('aria-valuenow');
    await trainer.getByRole('button', { name: 'Enlace a este instante' }).click();
    await expect(trainer).toHaveURL(/\?(.*&)?t=\d+/);
    await trainer.reload();
    await expect(head).toHaveAttribute('aria-valuenow', shown ?? '');
    await expect(stage).toContainText(name);

    // by keys it plays, and nothing in it can be touched
    await trainer.getByRole('heading', { level: 1 }).click();
    await trainer.keyboard.press('Space');
    await expect(trainer.getByRole('button', { name: 'Pausa', exact: true })).toBeVisible();
    await expect.poll(async () => Number(await head.getAttribute('aria-valuenow'))).toBeGreaterThan(Number(shown));
    await trainer.keyboard.press('k');
    await expect(trainer.getByRole('button', { name: 'Reproducir', exact: true })).toBeVisible();
    expect(await stage.evaluate((element) => (element as HTMLElement).inert)).toBe(true);
    await context.close();
  });
});
