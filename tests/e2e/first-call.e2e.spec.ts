import { expect, test } from '@playwright/test';
import { DeskScreen } from '../support/desk-screen.ts';
import { keepShot } from '../support/keep-shot.ts';
import { Product } from '../support/product.ts';

test.describe('the first call after a fresh start', () => {
  let product: Product;
  test.beforeAll(async () => {
    product = await Product.start({ ALIADO_DEMO_SPEED: '4' });
  });
  test.afterAll(() => product.stop());

  test('rings within seconds, is talked through, ended and written up, and the agent is free again', async ({
    page,
  }) => {
    const desk = await DeskScreen.signIn(page, product.url, 'nayeli', product.password);
    const { conversation, customer, transcript } = desk;

    // who calls, and what happened before
    await expect(conversation.getByRole('heading', { name: /^Llama / })).toBeVisible({ timeout: 15_000 });
    await expect(conversation.getByRole('heading', { name: 'Antes de saludar' })).toBeVisible();
    await expect(customer.getByRole('heading', { level: 2 })).not.toBeEmpty();
    await expect(customer.getByRole('list', { name: 'Su recorrido' }).getByRole('listitem').first()).toBeVisible();
    await keepShot(page, 'ringing');

    await desk.answer();
    const revisions = await watchInterims(transcript);

    await expect(transcript.locator('.customer:not(.partial)').first()).toBeVisible({ timeout: 15_000 });
    await expect(transcript.locator('.agent:not(.partial)').first()).toBeVisible();
    await expect.poll(revisions, { message: 'words not yet final change where they stand' }).toBeGreaterThan(1);

    // advice stands beside what is said, and says what may be decided
    await desk.useFirstHint();
    await expect(customer.getByRole('group').filter({ hasText: 'Puedes decidir esto' }).first()).toBeVisible();
    await keepShot(page, 'live-script');

    await desk.hangUp();
    await keepShot(page, 'wrap-up');
    await page.keyboard.press('Control+Enter');
    await expect(desk.confirm).toBeHidden();
    await expect(desk.state).toContainText(/Disponible|Sonando/);
  });
});

/** Counts how many texts one and the same partial line has shown at most. */
async function watchInterims(transcript: ReturnType<DeskScreen['page']['getByRole']>): Promise<() => Promise<number>> {
  await transcript.evaluate((log) => {
    const shown = new WeakMap<Element, Set<string>>();
    const look = (): void => {
      for (const partial of log.querySelectorAll('.partial')) {
        const texts = shown.get(partial) ?? new Set<string>();
        shown.set(partial, texts.add(partial.querySelector('ui-said')?.textContent ?? ''));
        const most = Math.max(texts.size, Number(log.getAttribute('data-revisions')));
        log.setAttribute('data-revisions', String(most));
      }
    };
    new MutationObserver(look).observe(log, { subtree: true, childList: true, characterData: true });
  });
  return async () => Number(await transcript.getAttribute('data-revisions'));
}
