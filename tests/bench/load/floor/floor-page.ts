import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { browserArgs, findBrowser } from '../../../../tools/browser.mjs';

/** What the page of the floor noticed of itself. */
export interface PageFigures {
  /** Tasks of more than 50 ms while it came up, and their longest, milliseconds; 0 for none. */
  readonly longTasksAtFirst: number;
  readonly longestAtFirst: number;
  /** The same while it was fed. */
  readonly longTasks: number;
  readonly longest: number;
  /** Elements of the document: the least and the most. */
  readonly nodes: readonly [number, number];
  readonly seconds: number;
}

interface WatchedWindow {
  longTasks: number[];
}

const settleMs = 5_000;

/** Opens the floor in a real browser as whoever has this cookie, and watches it for so long. */
export async function watchPage(url: string, cookie: string, seconds: number): Promise<PageFigures> {
  const { executablePath, env } = findBrowser();
  const known = Object.entries(env).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const browser = await chromium.launch({ executablePath, env: Object.fromEntries(known), args: browserArgs });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'es-ES' });
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    await page.addInitScript(() => {
      const longTasks: number[] = [];
      Object.assign(window, { longTasks });
      new PerformanceObserver((list) => {
        longTasks.push(...list.getEntries().map(({ duration }) => duration));
      }).observe({ type: 'longtask', buffered: true });
    });
    await page.goto(`${url}/floor`);
    await page.locator('ui-agent-grid').waitFor();
    await sleep(settleMs);
    const taken = () => page.evaluate(() => (window as unknown as WatchedWindow).longTasks.splice(0));
    const first = await taken();
    const nodes: number[] = [];
    for (let passed = 0; passed < seconds; passed++) {
      await sleep(1_000);
      nodes.push(await page.evaluate(() => document.getElementsByTagName('*').length));
    }
    const fed = await taken();
    return {
      ...{ longTasksAtFirst: first.length, longestAtFirst: Math.max(0, ...first) },
      ...{ longTasks: fed.length, longest: Math.max(0, ...fed) },
      ...{ nodes: [Math.min(...nodes), Math.max(...nodes)], seconds },
    };
  } finally {
    await browser.close();
  }
}
