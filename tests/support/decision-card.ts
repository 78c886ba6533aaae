import { expect, type Locator } from '@playwright/test';
import type { DeskScreen } from './desk-screen.ts';

/** What an agent may decide in the contact on the screen, in Spanish. */
export class DecisionCard {
  readonly card: Locator;

  constructor(private readonly desk: DeskScreen) {
    this.card = desk.customer.getByRole('region', { name: 'Lo que puedes decidir' });
  }

  /** Fills in that the washing machine is delivered tomorrow; whoever calls confirms it. */
  async writePromise(): Promise<void> {
    const { page } = this.desk;
    await page.locator('body').press('p');
    await page.getByRole('textbox', { name: 'Qué se hará' }).fill('Entregar la lavadora');
    await page.getByLabel('Quién lo hace').selectOption({ label: 'Transporte' });
    await page.getByRole('radio', { name: /^mañana/ }).check();
  }

  /** Promises that, so that something may be given out of kindness. */
  async promise(): Promise<void> {
    await this.writePromise();
    await this.desk.page.keyboard.press('Control+Enter');
    await expect(this.card).toContainText('Puedes decidir esto');
  }

  /** Chooses an amount above what the agent may decide, and writes why; whoever calls sends it. */
  async writeRequest(amount: string, reason: string): Promise<void> {
    const { page } = this.desk;
    await page.locator('body').press('g');
    await this.card.getByRole('textbox', { name: 'Importe' }).fill(amount);
    await expect(this.card.getByRole('button', { name: new RegExp(`^Pedir ${amount},00`) })).toBeVisible();
    const why = this.card.getByRole('textbox', { name: 'Por qué lo pides, en una línea' });
    await expect(async () => {
      await page.keyboard.press('Control+Shift+G'); // deaf for a moment after something else came under it
      await expect(why).toBeFocused({ timeout: 700 });
    }).toPass();
    await page.keyboard.type(reason);
  }
}
