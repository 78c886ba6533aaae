import { expect, test, type BrowserContext } from '@playwright/test';
import { toArray } from '@aliado/domain';
import { Cable } from '../support/cable.ts';
import { connectConsole, readAgent, readInteraction, signIn } from '../support/clients.ts';
import { numberedCall, numberedSentence, writeConversations } from '../support/conversations.ts';
import { DeskScreen } from '../support/desk-screen.ts';
import { keepShot } from '../support/keep-shot.ts';
import { Product } from '../support/product.ts';

const sentences = 110;
const note = 'Prefiere que la llamen por la tarde.';

test.describe('a call through everything that breaks', () => {
  let product: Product;
  let cable: Cable;
  test.beforeAll(async () => {
    product = await Product.quiet();
    cable = await Cable.to(product.port);
  });
  test.afterAll(async () => {
    cable.close();
    await product.stop();
  });

  test('loses no word and no note', async ({ context, page }) => {
    const call = numberedCall('larga', sentences, 1);
    const calls = product.simulate(
      writeConversations(product.folder, 'larga', [call]),
      '--answer',
      'people',
      '--speed',
      '8',
    );
    const desk = await DeskScreen.signIn(page, cable.url, 'nayeli', product.password);
    await desk.answer();
    await hears(desk, 6);

    await test.step('the server dies in mid-call and is started again', async () => {
      await product.kill();
      await expect(badge(desk)).toBeVisible();
      await product.up();
      await desk.isFresh();
    });

    await test.step('the page is loaded again in mid-call', async () => {
      await page.reload();
      await desk.isFresh();
      await expect(desk.controls).toBeVisible();
    });

    const second = await test.step('a second tab shows the same call', () => anotherTab(context));

    await test.step('the network goes for eight seconds and comes back', async () => {
      cable.pull();
      await expect(badge(desk)).toBeVisible({ timeout: 6_000 });
      const age = badge(desk).getByRole('timer');
      await expect(age).toHaveText(/^00:0[1-9]/);
      await expect(page.getByText('La llamada sigue: la voz va por otra línea.')).toBeVisible();
      await page.keyboard.press('n');
      await page.keyboard.type(note);
      await expect(page.getByText('Guardada solo en este equipo')).toBeVisible();
      await keepShot(page, 'stale');
      await expect(age).toHaveText(/^00:08/, { timeout: 10_000 });
      cable.plug();
      await Promise.all([desk.isFresh(), second.isFresh()]);
      await expect(page.getByText(/^Guardada hace/)).toBeVisible();
    });

    const spoken = call.turns.flatMap((turn) => ('text' in turn ? [turn.text] : []));
    await test.step('the log holds every sentence once and in order', () => logHolds(product, spoken));
    await test.step('every tab shows what the log holds', async () => {
      for (const tab of [desk, second]) {
        await expect(tab.transcript.getByText(spoken.at(-1) ?? '')).toBeAttached();
        expect(await tab.readTranscript()).toEqual(spoken);
        await expect(tab.customer.getByText(note)).toBeVisible();
      }
    });
    await test.step('the call ends on every tab', async () => {
      await second.hangUp();
      await expect(desk.confirm).toBeVisible();
      calls.stop();
    });
  });

  /** Opens the desk once more in the same browser, signed in already. */
  async function anotherTab(context: BrowserContext): Promise<DeskScreen> {
    const tab = new DeskScreen(await context.newPage());
    await tab.page.goto(cable.url);
    await tab.isFresh();
    await expect(tab.controls).toBeVisible();
    return tab;
  }
});

/** The badge while there is no news, with its age. */
const badge = ({ page }: DeskScreen) =>
  page.getByRole('banner').getByRole('button', { name: /^Sin (conexión|novedad)/ });

/** Waits until so many sentences stand on the screen. */
async function hears({ transcript }: DeskScreen, count: number): Promise<void> {
  await expect(transcript.getByText(numberedSentence('larga', count))).toBeVisible({ timeout: 20_000 });
}

/** Folds the one call anew from its log, once all is said, and looks at its words and notes. */
async function logHolds(product: Product, spoken: readonly string[]): Promise<void> {
  const socket = await connectConsole(product.url, await signIn(product.url, 'nayeli', product.password));
  const { work } = await readAgent(socket, 'nayeli');
  const read = () => readInteraction(socket, work[0]?.interactionId ?? '');
  await expect.poll(async () => (await read()).lines.size, { timeout: 60_000 }).toBeGreaterThanOrEqual(spoken.length);
  const { lines, notes } = await read();
  socket.disconnect();
  expect(toArray(lines).flatMap((line) => (line.kind === 'utterance' ? [line.text] : []))).toEqual(spoken);
  expect(notes.map(({ text }) => text)).toEqual([note]);
}
