import { expect, test } from '@playwright/test';
import { contactInHand } from '../support/contact-in-hand.ts';
import { openLine, writeConversations, type NeutralConversation } from '../support/conversations.ts';
import { DecisionCard } from '../support/decision-card.ts';
import { DeskScreen } from '../support/desk-screen.ts';
import { isFitForAll } from '../support/fit-for-all.ts';
import { FloorScreen } from '../support/floor-screen.ts';
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

/** Somebody for whom nobody came, who is still owed a delivery. */
const stoodUp: NeutralConversation = {
  ...threatens,
  id: 'nadie-vino',
  turns: [...threatens.turns.slice(0, 2), openLine],
};

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
    const floor = await FloorScreen.signIn(browser, product);
    const { page: marta, needs, look } = floor;
    await expect(marta.getByRole('grid', { name: 'Personas por equipo' })).toContainText('Nayeli');

    // asked for, and on the floor within a second
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
    await floor.whisper('Nombra los dos medios días antes del dinero');
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
    await isFitForAll(page, 'floor-whispered', '#main');
    await isFitForAll(marta, 'floor-look', 'aside.look');

    // settled, and left: nobody is there any more
    await look.getByRole('button', { name: 'Ayudé' }).click();
    await expect(company).not.toContainText('viene en camino');
    await expect(need).toBeHidden();
    await floor.press('Escape');
    await expect(look).toBeHidden();
    await expect(company).not.toContainText('te acompaña');
    const log = await contactInHand(product, 'nayeli');
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

  test('goes from the call for it over a whisper and an approval to its end', async ({ page, browser }) => {
    test.setTimeout(240_000);
    const desk = await DeskScreen.signIn(page, product.url, 'nayeli', product.password);
    const file = writeConversations(product.folder, stoodUp.id, [stoodUp]);
    const call = product.simulate(file, '--answer', 'people', '--speed', '8');
    await desk.answer();
    await desk.useFirstHint();
    const decision = new DecisionCard(desk);
    await decision.card.getByRole('radio', { name: /^Abonar/ }).check();
    await decision.promise();
    const floor = await FloorScreen.signIn(browser, product);
    const { page: marta, needs, look } = floor;
    const company = page.locator('aliado-company-line');

    // asked, and claimed
    await page.keyboard.press('Control+Shift+E');
    await expect(page.getByRole('textbox', { name: 'Qué necesitas, si puedes decirlo' })).toBeFocused();
    await page.keyboard.type('Pide más de lo que puedo dar');
    await page.keyboard.press('Enter');
    const help = needs.getByRole('option', { name: /Nayeli Robles pide ayuda/ });
    await help.click();
    await marta.getByRole('button', { name: 'Me ocupo' }).click();
    await expect(company).toContainText('Marta Quintero viene en camino');

    // a whisper that the agent reads
    await marta.locator('body').press('l');
    await expect(company).toContainText('Marta Quintero te acompaña');
    await floor.whisper('Pídeme lo que haga falta');
    const strip = page.getByRole('region', { name: 'Marta Quintero' });
    await expect(strip).toContainText('Pídeme lo que haga falta');
    await expect(look).toContainText(/leído \d\d:\d\d/);

    // an approval, asked at the desk, seen on the floor, decided from there
    await decision.writeRequest('220', 'Perdió dos medios días de trabajo');
    await page.keyboard.press('Control+Enter');
    await expect(decision.card).toContainText('Pediste 220,00');
    await expect(needs.getByRole('option', { name: /Nayeli Robles pide 220/ })).toBeVisible();
    await expect(look).toContainText('220,00');
    await look.getByRole('button', { name: 'Decidir' }).click();
    await marta.getByRole('button', { name: /^Aprobar 220,00/ }).click();
    await expect(decision.card).toContainText('Marta aprobó 220,00');

    // closed, from the list in which it began
    await marta.getByRole('link', { name: 'Piso' }).click();
    await help.click();
    await marta.getByText('Cerrar con un resultado').click();
    await marta.getByRole('button', { name: 'Ayudé' }).click();
    await expect(help).toBeHidden();
    await expect(company).not.toContainText('viene en camino');
    const { help: asked, whispers, approvals } = await contactInHand(product, 'nayeli');
    expect(asked).toBeNull();
    expect(whispers).toMatchObject([{ side: 'supervisor', by: { accountId: 'marta' }, readAt: expect.any(Number) }]);
    expect(approvals).toMatchObject([
      { state: 'decided', decision: { decision: 'approved', by: { accountId: 'marta' } } },
    ]);

    await floor.close();
    await desk.hangUp();
    await page.keyboard.press('Control+Enter');
    await expect(desk.confirm).toBeHidden();
    call.stop();
  });
});
