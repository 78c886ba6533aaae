import { expect, test, type Locator, type Page } from '@playwright/test';
import { contactInHand } from '../support/contact-in-hand.ts';
import { openLine, writeConversations, type NeutralConversation } from '../support/conversations.ts';
import { DecisionCard } from '../support/decision-card.ts';
import { DeskScreen } from '../support/desk-screen.ts';
import { isFitForAll } from '../support/fit-for-all.ts';
import { FloorScreen } from '../support/floor-screen.ts';
import { Product } from '../support/product.ts';

/** A little longer than the key is deaf to who has not read what came under it, milliseconds. */
const deafForMs = 700;

/** Somebody whose microwave arrived broken two weeks ago, who stays on the line. */
const damaged: NeutralConversation = {
  id: 'llego-roto',
  language: 'es',
  from: '+34611550265',
  queue: 'deliveries',
  turns: [
    { speaker: 'agent', text: 'Casa Lumbre, buenos días. ¿En qué le ayudo?' },
    {
      speaker: 'customer',
      text: 'El microondas llegó roto, tiene un golpe y el cristal vino roto. Es el pedido PD-61115.',
    },
    openLine,
  ],
};
/** Somebody for whom nobody came twice, and who is still owed a delivery. */
const stoodUp: NeutralConversation = {
  id: 'no-vino-nadie',
  language: 'es',
  from: '+34611550117',
  queue: 'deliveries',
  turns: [
    { speaker: 'agent', text: 'Casa Lumbre, buenos días. ¿En qué le ayudo?' },
    { speaker: 'customer', text: 'Me quedé en casa toda la tarde y no vino nadie. Es el pedido PD-44718.' },
    openLine,
  ],
};

test.describe('authority at the desk', () => {
  let product: Product;
  test.beforeAll(async () => {
    product = await Product.quiet();
  });
  test.afterAll(() => product.stop());

  test('gives a new one or the money back, not both, and only once', async ({ page }) => {
    const desk = await DeskScreen.signIn(page, product.url, 'nayeli', product.password);
    const call = simulate(damaged);
    await desk.answer();
    await desk.useFirstHint();
    const card = cardOf(desk);
    await expect(card).toContainText('Puedes decidir esto');
    await expect(card.getByRole('radio', { name: 'Reponer', exact: true })).toBeChecked();
    await expect(card.getByRole('radio', { name: 'Devolver', exact: true })).not.toBeChecked();
    await holds(page, 'authority-choice');

    await page.keyboard.press('Control+Shift+G');
    await page.keyboard.press('Control+Shift+G');
    await expect(card).toContainText('Diste la reposición');
    await expect(card.getByRole('button', { name: /^Deshacer/ })).toBeVisible();
    await page.keyboard.press('Control+Shift+G');
    expect((await contactInHand(product, 'nayeli')).grants).toMatchObject([
      { state: 'granted', terms: { remedy: 'replacement' } },
    ]);

    await card.getByRole('button', { name: 'Decidir algo más' }).click();
    await card.getByRole('radio', { name: /^Devolver/ }).check();
    await expect(card).toContainText('se devuelve el dinero o se cambia el aparato, no las dos cosas');
    await holds(page, 'authority-excluded');
    await page.keyboard.press('Control+Shift+G');

    // a refresh shows the same, and what was given can be taken back
    await page.reload();
    await desk.isFresh();
    await expect(card).toContainText('Diste la reposición');
    await card.getByRole('button', { name: /^Deshacer/ }).click();
    await expect(card).toContainText('Deshecho: reposición');
    expect((await contactInHand(product, 'nayeli')).grants).toMatchObject([{ state: 'undone' }]);
    await finish(desk);
    call.stop();
  });

  test('keeps what is to be pressed in sight beside the hints', async ({ page }) => {
    const desk = await DeskScreen.signIn(page, product.url, 'nayeli', product.password);
    const call = simulate(stoodUp);
    await desk.answer();
    await page.locator('ui-hint-card').nth(1).waitFor({ state: 'attached' });
    const card = cardOf(desk);
    for (const size of [
      { width: 1280, height: 720 },
      { width: 1280, height: 800 },
      { width: 1440, height: 900 },
    ]) {
      await page.setViewportSize(size);
      await expect(card.getByRole('radio').last()).toBeInViewport({ ratio: 1 });
      await expect(card.locator('.act .btn').last()).toBeInViewport({ ratio: 1 });
    }
    await finish(desk);
    call.stop();
  });

  test('gives out of kindness only after the promise, and asks above the limit', async ({ page, browser }) => {
    test.setTimeout(300_000); // many looks on the way
    const desk = await DeskScreen.signIn(page, product.url, 'nayeli', product.password);
    const call = simulate(stoodUp);
    await desk.answer();
    await desk.useFirstHint();
    const card = cardOf(desk);
    await card.getByRole('radio', { name: /^Abonar aún no/ }).check();
    await expect(card).toContainText('Podrás decidir esto');
    await expect(card).toContainText('Primero: Entregar la lavadora');
    await holds(page, 'authority-promise-first');
    await page.keyboard.press('Control+Shift+G');

    await new DecisionCard(desk).writePromise();
    await holds(page, 'authority-promise');
    await page.keyboard.press('Control+Enter');
    await expect(desk.customer.getByRole('list', { name: 'Prometido en este contacto' })).toContainText(
      'Entregar la lavadora',
    );
    await expect(card).toContainText('Puedes decidir esto');
    await expect(card).toContainText('Prometido, mañana');
    expect(await contactInHand(product, 'nayeli')).toMatchObject({ grants: [], promises: [{ team: 'transport' }] });
    await holds(page, 'authority-ready');

    // somebody who may decide it is there
    const supervisor = await FloorScreen.signIn(browser, product);
    const { page: marta } = supervisor;
    await marta.goto(`${product.url}/approvals`);
    await expect(marta.getByText(/^(Al día|Up to date)/)).toBeVisible({ timeout: 20_000 });

    // above the limit: one key asks, with a reason
    await new DecisionCard(desk).writeRequest('220', 'Perdió dos medios días de trabajo');
    await holds(page, 'authority-ask');
    const askedAt = Date.now();
    await page.keyboard.press('Control+Enter');
    await expect(card).toContainText('Pediste 220,00');
    await expect(card).toContainText('Mientras tanto, tú decides');
    await expect(card.getByRole('button', { name: /^Abonar 150,00/ })).toBeVisible();

    const approve = marta.getByRole('button', { name: /^Aprobar 220,00/ });
    await expect(approve).toBeVisible({ timeout: 10_000 });
    await marta
      .getByRole('option', { name: /Nayeli/ })
      .first()
      .click();
    await expect(card).toContainText('Marta Quintero la está leyendo');
    const openedAt = Date.now();
    await holds(page, 'authority-asked');
    const decidedAt = Date.now();
    await approve.click();
    await expect(card).toContainText('Marta aprobó 220,00');
    expect(
      Date.now() - decidedAt + openedAt - askedAt,
      'milliseconds from asking to the answer on the agent’s screen',
    ).toBeLessThan(10_000);
    await holds(page, 'authority-answered');

    // the answer stands over a refresh, and one key uses it, once: not before there was a moment to read it
    await page.reload();
    await desk.isFresh();
    await expect(card).toContainText('Marta aprobó 220,00');
    await page.waitForTimeout(deafForMs);
    await page.keyboard.press('Control+Shift+G');
    await page.keyboard.press('Control+Shift+G');
    await expect(card).toContainText('Abonaste 220,00');
    await holds(page, 'authority-given');
    const { approvals, grants } = await contactInHand(product, 'nayeli');
    expect(approvals).toMatchObject([
      { state: 'decided', decision: { decision: 'approved', by: { accountId: 'marta' } } },
    ]);
    expect(grants).toMatchObject([
      {
        state: 'granted',
        decidedBy: 'marta',
        agentId: 'nayeli',
        approvalId: approvals[0]?.approvalId,
        terms: { remedy: 'credit', amount: { amount: 22_000, currency: 'EUR' } },
      },
    ]);

    // the wrap-up says it
    await desk.hangUp();
    await expect(page.getByRole('group', { name: 'Resumen' })).toContainText(
      /Dado: abono 220,00.*Prometido: Entregar la/,
    );
    await page.keyboard.press('Control+Enter');
    await expect(desk.confirm).toBeHidden();
    await supervisor.close();
    call.stop();
  });

  /** The one decision of the contact on the screen. */
  function cardOf(desk: DeskScreen): Locator {
    return new DecisionCard(desk).card;
  }

  function simulate(conversation: NeutralConversation): { stop(): void } {
    const file = writeConversations(product.folder, conversation.id, [conversation]);
    return product.simulate(file, '--answer', 'people', '--speed', '8');
  }

  async function finish(desk: DeskScreen): Promise<void> {
    await desk.hangUp();
    await desk.page.keyboard.press('Control+Enter');
    await expect(desk.confirm).toBeHidden();
  }
});

const holds = (page: Page, name: string) => isFitForAll(page, name, '#guideline');
