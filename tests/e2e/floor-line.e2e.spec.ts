import { expect, test } from '@playwright/test';
import { contactInHand } from '../support/contact-in-hand.ts';
import { writeConversations, type NeutralConversation } from '../support/conversations.ts';
import { DeskScreen } from '../support/desk-screen.ts';
import { isFitForAll } from '../support/fit-for-all.ts';
import { FloorScreen } from '../support/floor-screen.ts';
import { Product } from '../support/product.ts';

/** A long call, in which both sides take turns. */
const goesOn: NeutralConversation = {
  id: 'sigue',
  language: 'es',
  from: '+34611550117',
  queue: 'deliveries',
  turns: Array.from({ length: 60 }, (_, turn) =>
    turn % 2 === 0
      ? ({ speaker: 'agent', text: 'Déjeme mirar qué pasó con su entrega.' } as const)
      : ({ speaker: 'customer', text: 'Llevo toda la tarde esperando en casa.' } as const),
  ),
};

test.describe('the line of a call that a supervisor looks into', () => {
  let product: Product;
  test.beforeAll(async () => {
    product = await Product.quiet();
  });
  test.afterAll(() => product.stop());

  test('is joined, left, taken over and ended, and the agent sees each of it', async ({ page, browser }) => {
    test.setTimeout(300_000); // many looks on the way
    const desk = await DeskScreen.signIn(page, product.url, 'nayeli', product.password);
    const file = writeConversations(product.folder, goesOn.id, [goesOn]);
    const call = product.simulate(file, '--answer', 'people', '--speed', '2');
    await desk.answer();
    const company = page.locator('aliado-company-line');
    const floor = await FloorScreen.signIn(browser, product);
    const { page: marta, look, line } = floor;
    await floor.lookAt(/Nayeli Robles/);

    // joined by one key: both hear her, and the agent sees who is there
    await expect(line.getByRole('button', { name: /^Unirme/ })).toBeEnabled();
    await floor.press('u');
    await expect(look).toContainText('Te oyen Nayeli y el cliente.');
    await expect(company).toContainText(/Marta Quintero está en la llamada desde las \d\d:\d\d/);
    await expect(desk.transcript).toContainText('Entró Marta Quintero');
    await expect(desk.transcript).toContainText('Hola, soy Marta, de supervisión.');
    await isFitForAll(marta, 'floor-joined', 'aside.look');
    await isFitForAll(page, 'desk-joined', '#main');
    const { participants, interventions } = await contactInHand(product, 'nayeli');
    expect(participants).toContainEqual({ id: 'supervisor:marta', role: 'supervisor', name: 'Marta Quintero' });
    expect(interventions).toMatchObject([{ control: 'join', by: { accountId: 'marta' } }]);

    // and left
    await line.getByRole('button', { name: /^Salir/ }).click();
    await expect(company).not.toContainText('está en la llamada');
    await expect(company).toContainText('Marta Quintero te acompaña');

    // taken over: it is on her own desk with all keys, and the agent writes it up
    await floor.press('Control+Shift+X');
    await marta.waitForURL(/\/desk/);
    const own = new DeskScreen(marta);
    await expect(own.controls).toBeVisible();
    await expect(own.transcript).toContainText('Marta Quintero tomó la llamada');
    await expect(desk.confirm).toBeVisible();
    await expect(company).toContainText(/Marta Quintero tomó la llamada a las \d\d:\d\d/);
    await expect(company).not.toContainText('te acompaña');
    await marta.keyboard.press('Control+Shift+H');
    await expect(own.controls.getByRole('button', { name: 'Retomar' })).toBeVisible();
    await marta.keyboard.press('Control+Shift+H');
    await expect(own.controls.getByRole('button', { name: 'Espera' })).toBeVisible();
    expect(await contactInHand(product, 'marta')).toMatchObject({ agentId: 'marta', phase: 'talking' });
    await isFitForAll(page, 'desk-taken-over', '#main');
    await page.keyboard.press('Control+Enter');
    await expect(desk.confirm).toBeHidden();

    // she ends it, writes it up, and is where she was: off duty
    await own.hangUp();
    await marta.keyboard.press('Control+Enter');
    await expect(own.confirm).toBeHidden();
    await expect(own.state).toContainText('Fuera de turno');
    call.stop();
    await floor.close();
  });

  test('is ended by two presses, and the agent sees who did', async ({ page, browser }) => {
    const desk = await DeskScreen.signIn(page, product.url, 'nayeli', product.password);
    const file = writeConversations(product.folder, `${goesOn.id}-otra`, [{ ...goesOn, id: 'sigue-otra' }]);
    const call = product.simulate(file, '--answer', 'people', '--speed', '2');
    await desk.answer();
    const floor = await FloorScreen.signIn(browser, product);
    await floor.lookAt(/Nayeli Robles/);
    await floor.press('Control+Shift+Digit1');
    await expect(floor.line.getByRole('button', { name: /^Otra vez para terminar/ })).toBeVisible();
    await expect(desk.controls).toBeVisible();
    await floor.press('Control+Shift+Digit1');
    await expect(floor.look).toContainText('El contacto terminó.');
    await expect(page.locator('aliado-company-line')).toContainText(/Marta Quintero terminó la llamada/);
    expect(await contactInHand(product, 'nayeli')).toMatchObject({ endedBy: 'supervisor', phase: 'ended' });
    await page.keyboard.press('Control+Enter');
    await expect(desk.confirm).toBeHidden();
    call.stop();
    await floor.close();
  });
});
