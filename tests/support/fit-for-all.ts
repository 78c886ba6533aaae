import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { keepShot } from './keep-shot.ts';

const views = [
  { look: 'dark', size: { width: 1280, height: 720 } },
  { look: 'light', size: { width: 1440, height: 900 } },
] as const;

/** Whether everybody can use a part of the screen as it is, light on a usual screen and dark on a small one; keeps a picture of both. */
export async function isFitForAll(page: Page, name: string, part: string): Promise<void> {
  for (const { look, size } of views) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: look, reducedMotion: 'reduce' });
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    const { violations } = await new AxeBuilder({ page })
      .include(part)
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .disableRules('label-content-name-mismatch') // counts the caps of keys, which are drawings, as words of the label
      .analyze();
    const faults = violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} at ${target.join(' ')}`));
    expect.soft(faults, `${name}, ${look}`).toEqual([]);
    await keepShot(page, `${name}-${look}`);
  }
}
