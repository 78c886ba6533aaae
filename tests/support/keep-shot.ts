import type { Page } from '@playwright/test';

/** Keeps a picture of the screen among the results, for people to look at. Nothing is compared. */
export async function keepShot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `tmp/e2e-shots/${name}.png`, animations: 'disabled' });
}
