import { expect, type Browser, type BrowserContext, type Locator, type Page } from '@playwright/test';
import { signIn } from './desk-screen.ts';
import type { Product } from './product.ts';

/** The floor of a supervisor in a browser of her own, in Spanish, by the parts that a person sees. */
export class FloorScreen {
  readonly needs: Locator;
  readonly look: Locator;
  /** What can be asked of the line that is looked into. */
  readonly line: Locator;

  constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
  ) {
    this.needs = page.getByRole('listbox', { name: 'Te necesitan' });
    this.look = page.getByRole('complementary', { name: 'Mirar un contacto' });
    this.line = this.look.getByRole('toolbar', { name: 'La línea' });
  }

  /** Opens the console, signs marta in, whose work begins on the floor, and waits for it to be up to date. */
  static async signIn(browser: Browser, { url, password }: Product): Promise<FloorScreen> {
    const context = await browser.newContext({ locale: 'es-ES', viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.goto(url);
    await signIn(page, 'marta', password);
    await page.waitForURL(/\/floor/);
    await expect(page.getByText(/^(Al día|Up to date)/)).toBeVisible({ timeout: 20_000 });
    return new FloorScreen(page, context);
  }

  /** Looks into what somebody has in hand, by their tile. */
  async lookAt(name: RegExp): Promise<void> {
    await this.page.getByRole('gridcell', { name }).click();
    await expect(this.look.getByRole('log')).toBeVisible();
  }

  /** Presses a key that is meant for the look and for no field in it. */
  async press(key: string): Promise<void> {
    await this.look.getByRole('heading').first().press(key);
  }

  /** Says something to the agent of the contact that is looked into. */
  async whisper(text: string): Promise<void> {
    await this.press('w');
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Control+Enter');
  }

  close(): Promise<void> {
    return this.context.close();
  }
}
