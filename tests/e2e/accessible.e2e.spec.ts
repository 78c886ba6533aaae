import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { openLine, writeConversations, type NeutralConversation } from '../support/conversations.ts';
import { DeskScreen, signIn } from '../support/desk-screen.ts';
import { keepShot } from '../support/keep-shot.ts';
import { Product } from '../support/product.ts';

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** Counts the caps of keys, which are drawings beside a label, as words of the label. */
const experimental = ['label-content-name-mismatch'];
const views = [
  { look: 'dark', size: { width: 1280, height: 720 } },
  { look: 'light', size: { width: 1440, height: 900 } },
] as const;

/** Somebody for whom nobody came, who stays on the line. */
const known: NeutralConversation = {
  id: 'conocida',
  language: 'es',
  from: '+34611550117',
  queue: 'deliveries',
  turns: [
    { speaker: 'agent', text: 'Casa Lumbre, buenos días. ¿En qué le ayudo?' },
    { speaker: 'customer', text: 'Me quedé en casa toda la tarde y no vino nadie. Es el pedido PD-44718.' },
    { speaker: 'agent', text: 'Con razón está cansada. Deme treinta segundos.' },
    openLine,
  ],
};
/** A call from a number that several people have. */
const ambiguous: NeutralConversation = { ...known, id: 'ambigua', from: '+34611550118' };

test.describe('every screen', () => {
  let product: Product;
  test.beforeAll(async () => {
    product = await Product.quiet();
  });
  test.afterAll(() => product.stop());

  test('can be used by everybody, light and dark, on a small screen and on a usual one', async ({ page }) => {
    test.setTimeout(360_000); // a dozen states, each looked at four times
    await page.goto(product.url);
    await expect(page.getByRole('heading', { name: 'Entrar' })).toBeVisible();
    await holds(page, 'sign-in');
    await signIn(page, 'nayeli', product.password);
    const desk = new DeskScreen(page);
    await desk.isFresh();
    await holds(page, 'empty');

    const { stop: endAmbiguous } = simulate(ambiguous);
    await expect(page.getByRole('listbox', { name: '¿Quién llama?' })).toBeVisible({ timeout: 20_000 });
    await holds(page, 'ambiguous');
    await desk.answer();
    await desk.hangUp();
    await page.keyboard.press('Control+Enter');
    endAmbiguous();

    const { stop: endKnown } = simulate(known);
    await expect(desk.answerButton).toBeVisible({ timeout: 20_000 });
    await holds(page, 'ringing');
    await desk.answer();
    await holds(page, 'listening');
    await desk.useFirstHint();
    await holds(page, 'script');
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog')).toBeVisible();
    await holds(page, 'palette');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    await holds(page, 'keys');
    await page.keyboard.press('Escape');
    await desk.hangUp();
    await holds(page, 'wrap-up');
    endKnown();
  });

  test('tells who has no desk yet what they can do, in a form that everybody can use', async ({ page }) => {
    await page.goto(product.url);
    await signIn(page, 'ivan', product.password);
    await expect(page.getByRole('heading', { name: 'Hola, Iván Paredes' })).toBeVisible();
    await holds(page, 'home');
  });

  test('of a supervisor can be used by everybody, before anybody asks', async ({ page }) => {
    await page.goto(product.url);
    await signIn(page, 'marta', product.password);
    await expect(page).toHaveURL(/\/floor$/);
    await expect(page.getByRole('grid', { name: 'Personas por equipo' })).toBeVisible();
    await holds(page, 'floor');
    await page.goto(`${product.url}/approvals`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await holds(page, 'approvals');
    await page.goto(`${product.url}/limits`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await holds(page, 'limits');
    await page.goto(`${product.url}/hints`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await holds(page, 'hints');
  });

  function simulate(conversation: NeutralConversation): { stop(): void } {
    const file = writeConversations(product.folder, conversation.id, [conversation]);
    return product.simulate(file, '--answer', 'people', '--speed', '8');
  }
});

/** Whether the screen breaks no rule of WCAG 2.2 AA and fits. Colours follow the look, and places the size: two pairs tell all. */
async function holds(page: Page, screen: string): Promise<void> {
  const faults: string[] = [];
  for (const { look, size } of views) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: look, reducedMotion: 'reduce' });
    const where = `${screen}, ${look}, ${size.width} wide`;
    await settled(page);
    const { violations } = await new AxeBuilder({ page }).withTags(levels).disableRules(experimental).analyze();
    faults.push(
      ...violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${where}: ${id} at ${target.join(' ')}`)),
    );
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (overflow > 0) faults.push(`${where}: ${overflow} pixels wider than the window`);
    await keepShot(page, `${screen}-${look}`);
  }
  expect.soft(faults).toEqual([]);
}

/** Waits until nothing changes its colour or place any more; what moves for ever does not count. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().endTime === Infinity),
  );
}
