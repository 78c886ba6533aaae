import { expect, test, type BrowserContext } from '@playwright/test';
import { toArray } from '@aliado/domain';
import { Cable } from '../support/cable.ts';
import { connectConsole, readAgent, readInteraction, signIn } from '../support/clients.ts';
import { numberedCall, writeConversations } from '../support/conversations.ts';
import { DeskScreen } from '../support/desk-screen.ts';
import { keepShot } from '../support/keep-shot.ts';
import { Product } from '../support/product.ts';

const sentences = 130;
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
    const calls = product.simulate(writeConversations(product.folder, 'larga', [call]), '--answer', 'people', '--speed', '8');
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
    const log = await logOf(product);
    const said = await log.lines(sentences);
    expect(said).toEqual(spoken);
    for (const tab of [desk, second]) {
      await expect(tab.transcript.getByText(spoken.at(-1) ?? '')).toBeAttached();
      expect(await tab.readTranscript()).toEqual(spoken);
      await expect(tab.customer.getByText(note)).toBeVisible();
    }
    expect(await log.notes()).toEqual([note]);
    log.close();

    await page.keyboard.press('Escape');
    await desk.hangUp();
    await expect(second.confirm).toBeVisible();
    expect(await calls.done).toBe(0);
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
const badge = ({ page }: DeskScreen) => page.getByRole('banner').getByRole('button', { name: /^Sin (conexión|novedad)/ });

/** Waits until so many sentences stand on the screen. */
async function hears({ transcript }: DeskScreen, count: number): Promise<void> {
  await expect(transcript.getByText(`Frase número ${count} de`)).toBeVisible({ timeout: 20_000 });
}

/** What the log tells of the one call, folded anew. */
async function logOf(product: Product) {
  const cookie = await signIn(product.url, 'nayeli', product.password);
  const socket = await connectConsole(product.url, cookie);
  const { work } = await readAgent(socket, 'nayeli');
  const read = () => readInteraction(socket, work[0]?.interactionId ?? '');
  const lines = async () =>
    toArray((await read()).lines).flatMap((line) => (line.kind === 'utterance' ? [line.text] : []));
  return {
    /** Its words once there are so many lines. */
    async lines(count: number): Promise<readonly string[]> {
      await expect.poll(async () => (await lines()).length, { timeout: 60_000 }).toBeGreaterThanOrEqual(count);
      return lines();
    },
    notes: async () => (await read()).notes.map(({ text }) => text),
    close: () => socket.disconnect(),
  };
}
