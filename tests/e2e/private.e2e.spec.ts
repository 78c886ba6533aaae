import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, type Page } from '@playwright/test';
import { openLine, writeConversations } from '../support/conversations.ts';
import { DeskScreen } from '../support/desk-screen.ts';
import { anAgent } from '../support/packs.ts';
import { Product } from '../support/product.ts';

const card = ['4111 1111', '1111 1111'] as const;
const conversation = {
  id: 'tarjeta',
  language: 'es',
  from: '+34611550117',
  queue: 'billing',
  turns: [
    { speaker: 'agent', text: 'Casa Lumbre, buenos días. ¿En qué le ayudo?' },
    {
      speaker: 'customer',
      text: `Le doy mi tarjeta para el pago, es la ${card[0]}.`,
      heard: ['le doy mi tarde', `le doy mi tarjeta para el pago es la cuatro uno uno uno ${card[0]}`],
    },
    { speaker: 'agent', text: 'No hace falta que me la diga.' },
    {
      speaker: 'customer',
      text: `Y sigue con ${card[1]}, caduca en mayo.`,
      heard: [`y sigue con ${card[1]}`, `y sigue con ${card[1]} caduca en mayo`],
    },
    { speaker: 'agent', text: 'Ya está: aquí se tapa sola.' },
    openLine,
  ],
} as const;

test.describe('what is nobody else’s business', () => {
  let product: Product;
  test.beforeAll(async () => {
    product = await Product.quiet([anAgent('nayeli', 'Nayeli Robles')]);
  });
  test.afterAll(() => product.stop());

  test('a card number told over two turns never reaches the browser, and nothing breaks the rules of the page', async ({
    page,
  }) => {
    const received = recordReceived(page);
    const complaints = recordComplaints(page);
    const calls = product.simulate(
      writeConversations(product.folder, 'tarjeta', [conversation]),
      '--answer',
      'people',
      '--speed',
      '2',
    );
    const desk = await DeskScreen.signIn(page, product.url, 'nayeli', product.password);
    await desk.answer();
    const shown = await recordShown(desk);

    await expect(desk.transcript.getByText('aquí se tapa sola')).toBeVisible({ timeout: 30_000 });
    await expect(desk.transcript.getByText('tarjeta tapada').first()).toBeVisible();
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await desk.hangUp();
    await page.keyboard.press('Control+Enter');
    await expect(desk.confirm).toBeHidden();

    expect(received.join('\n')).toContain('No hace falta que me la diga');
    for (const text of [...received, ...(await shown())]) expect(cardDigits(text), text).toBe(false);
    expect(complaints).toEqual([]);
    calls.stop();
  });

  test('a page of another site cannot open the socket in the name of who is signed in', async ({ page, context }) => {
    await DeskScreen.signIn(page, product.url, 'nayeli', product.password);
    const elsewhere = createServer((_, reply) =>
      reply.setHeader('content-type', 'text/html').end('<title>Elsewhere</title>'),
    );
    await new Promise<void>((ready) => elsewhere.listen(0, '127.0.0.1', ready));
    const { port } = elsewhere.address() as AddressInfo;
    try {
      const stranger = await context.newPage();
      await stranger.goto(`http://127.0.0.1:${port}`);
      expect(await openSocket(stranger, product.port)).toBe('refused');
      expect(await openSocket(page, product.port)).toBe('opened');
    } finally {
      elsewhere.close();
    }
  });

  test('who signs out everywhere is out within a second in every open tab', async ({ page, browser }) => {
    await DeskScreen.signIn(page, product.url, 'nayeli', product.password);
    const elsewhere = await browser.newContext({ locale: 'es-ES' });
    const other = await DeskScreen.signIn(await elsewhere.newPage(), product.url, 'nayeli', product.password);

    await page.getByRole('button', { name: 'Cuenta de Nayeli Robles' }).click();
    await page.getByRole('menuitem', { name: 'Salir en todas partes' }).click();
    await expect(page.getByRole('heading', { name: 'Entrar' })).toBeVisible();
    await expect(other.page.getByRole('heading', { name: 'Entrar' })).toBeVisible({ timeout: 1_000 });
    await elsewhere.close();
  });
});

/** Whether half of the card's number, or more of it, stands in a text, however it is parted. */
function cardDigits(text: string): boolean {
  return text.replace(/(?<=\d)[\s.-]+(?=\d)/g, '').includes('1111111') || /cuatro uno uno uno/i.test(text);
}

/** Everything that the page is sent: answers and frames of its sockets. */
function recordReceived(page: Page): readonly string[] {
  const received: string[] = [];
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => void received.push(payload.toString())));
  page.on('response', (response) => {
    if (!response.url().includes('/api/') || response.status() === 204) return;
    void response.text().then(
      (text) => received.push(text),
      () => received.push(''), // the page went on before it was read
    );
  });
  return received;
}

/** What the browser complains of: errors, warnings and breaches of the content security policy. */
function recordComplaints(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    // a browser says so of itself: nobody is signed in yet when the page asks who is
    if (message.location().url.endsWith('/api/session') && message.text().includes('401')) return;
    complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}

/** Everything that stood on the screen for a moment, from now on. */
async function recordShown({ page }: DeskScreen): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const shown = new Set<string>();
    const look = (): void => void shown.add(document.body.innerText);
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
    Object.assign(window, { shownTexts: () => [...shown] });
  });
  return () => page.evaluate(() => (window as unknown as { shownTexts(): string[] }).shownTexts());
}

/** Tries to speak to the product's socket from a page. */
function openSocket(page: Page, port: number): Promise<'opened' | 'refused'> {
  return page.evaluate(
    (to) =>
      new Promise<'opened' | 'refused'>((done) => {
        const socket = new WebSocket(`ws://127.0.0.1:${to}/socket.io/?EIO=4&transport=websocket`);
        socket.onopen = () => done('opened');
        socket.onerror = () => done('refused');
      }),
    port,
  );
}
