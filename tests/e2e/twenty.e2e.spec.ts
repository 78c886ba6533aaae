import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { toArray, type Interaction, type WorkStage } from '@aliado/domain';
import { expect, test, type Browser } from '@playwright/test';
import { connectConsole, readAgent, readInteraction, signIn, type ConsoleSocket } from '../support/clients.ts';
import { openLine, readConversations, writeConversations, type NeutralConversation } from '../support/conversations.ts';
import { DeskScreen } from '../support/desk-screen.ts';
import { anAgent } from '../support/packs.ts';
import { Product } from '../support/product.ts';

const root = resolve(import.meta.dirname, '../..');
const sets = [
  { name: 'demo', file: resolve(root, 'packs/casa-lumbre/conversations'), speed: '8' },
  { name: 'real', file: resolve(root, '../shared/data/star/dev.jsonl.gz'), speed: '10' },
];
const people = Array.from({ length: 20 }, (_, index) => {
  const letter = String.fromCharCode(97 + index);
  return anAgent(`agente-${letter}`, `Agente ${letter.toUpperCase()}`);
});

/** An agent with a browser and, beside it, a line to the log. */
interface Seat {
  readonly id: string;
  readonly desk: DeskScreen;
  readonly socket: ConsoleSocket;
}

test.describe('twenty agents with twenty calls at once', () => {
  let product: Product;
  const seats: Seat[] = [];
  test.beforeAll(async ({ browser }) => {
    test.setTimeout(240_000);
    product = await Product.quiet(people);
    for (const { id } of people) seats.push(await takeSeat(browser, product, id));
  });
  test.afterAll(async () => {
    for (const { desk, socket } of seats) {
      socket.disconnect();
      await desk.page.context().close();
    }
    await product.stop();
  });

  for (const { name, file, speed } of sets) {
    test(`see each of their calls whole when these are ${name} conversations`, async () => {
      test.skip(!existsSync(file), `the ${name} conversations do not stand beside the project`);
      test.setTimeout(300_000);
      // nobody hangs up: a call that is over leaves the screen
      const conversations = readConversations(file, 20).map((one) => ({ ...one, turns: [...one.turns, openLine] }));
      const played = writeConversations(product.folder, name, conversations);
      const calls = product.simulate(played, '--concurrency', '20', '--speed', speed);
      await expect
        .poll(() => utterances(seats), { timeout: 240_000, intervals: [2_000] })
        .toBe(spokenIn(conversations));

      for (const { id, desk, socket } of seats) {
        for (const [index, { stage, call }] of (await callsOf(socket, id)).entries()) {
          if (stage !== 'on-contact') continue; // passed on in the middle: somebody else shows it whole
          await desk.contacts.nth(index).click();
          await expect(desk.controls).toBeVisible();
          expect(await desk.readTranscript(), `what ${id} sees`).toEqual(wordsOf(call));
        }
      }
      calls.stop();
      await calls.done;
      for (const { desk } of seats) await writeUp(desk);
    });
  }
});

/** A browser of its own for one agent, signed in, without what a picture would need. */
async function takeSeat(browser: Browser, product: Product, id: string): Promise<Seat> {
  const cookie = await signIn(product.url, id, product.password);
  const [name = '', value = ''] = cookie.split('=');
  const context = await browser.newContext({ locale: 'es-ES', reducedMotion: 'reduce' });
  await context.route(/\.woff2$/, (route) => route.abort());
  await context.addCookies([{ name, value, url: product.url }]);
  const desk = new DeskScreen(await context.newPage());
  await desk.page.goto(product.url);
  await desk.isFresh();
  return { id, desk, socket: await connectConsole(product.url, cookie) };
}

/** The calls that an agent has in hand, in the order of the screen, as the log has them. */
async function callsOf(socket: ConsoleSocket, id: string): Promise<readonly { stage: WorkStage; call: Interaction }[]> {
  const { work } = await readAgent(socket, id);
  return Promise.all(
    work.map(async ({ stage, interactionId }) => ({ stage, call: await readInteraction(socket, interactionId) })),
  );
}

/** How much has been said in all calls that somebody has. */
async function utterances(seats: readonly Seat[]): Promise<number> {
  const calls = await Promise.all(seats.map(({ id, socket }) => callsOf(socket, id)));
  const once = new Map(calls.flat().map(({ call }) => [call.source?.contactId, wordsOf(call).length]));
  return [...once.values()].reduce((sum, count) => sum + count, 0);
}

/** How much there is to be said. */
const spokenIn = (conversations: readonly NeutralConversation[]): number =>
  conversations
    .filter(({ ends }) => ends !== 'abandoned')
    .flatMap(({ turns }) => turns)
    .filter((turn) => 'text' in turn && (turn.speaker === 'customer' || turn.speaker === 'agent')).length;

/** The words of a call as a screen in Spanish shows them. */
function wordsOf({ lines }: Interaction): readonly string[] {
  const shown = (text: string) =>
    text.replaceAll('⟦payment-card⟧', 'tarjeta tapada').replaceAll('⟦security-code⟧', 'código tapado');
  return toArray(lines).flatMap((line) => (line.kind === 'utterance' ? [shown(line.text)] : []));
}

/** Confirms every wrap-up of a desk. */
async function writeUp({ page, confirm, contacts }: DeskScreen): Promise<void> {
  await page.bringToFront();
  for (let left = await contacts.count(); left > 0; left--) {
    await expect(confirm).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(contacts).toHaveCount(left - 1);
  }
}
