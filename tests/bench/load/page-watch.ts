import type { Page } from '@playwright/test';

/** A word that tells one utterance from all others, in letters: digits might be taken for a card and hidden. */
export function markOf(nth: number): string {
  const letters = [...String(nth)].map((digit) => 'bcdfghjklm'[Number(digit)]).join('');
  return `mark${letters}x`;
}

/** What a page noticed of itself; times by its own clock, milliseconds since it was navigated to. */
export interface Noticed {
  /** When the frame after each mark's arrival in the document was drawn. */
  readonly paints: Readonly<Record<string, number>>;
  /** Tasks of more than 50 ms: how long each took. */
  readonly longTasks: readonly number[];
}

interface WatchedWindow {
  noticed: { paints: Record<string, number>; longTasks: number[] };
}

/** Has every page of this tab note when marks are painted, and which tasks were long. Call it before navigating. */
export async function watchPaints(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const noticed: WatchedWindow['noticed'] = { paints: {}, longTasks: [] };
    Object.assign(window, { noticed });
    const fresh: string[] = [];
    // after the frame was drawn and not before: a message sent from the frame's callback is read once it is out
    const drawn = new MessageChannel();
    drawn.port1.onmessage = () => {
      const now = performance.now();
      for (const mark of fresh.splice(0)) noticed.paints[mark] ??= now;
    };
    const look = (node: Node): void => {
      for (const [mark] of (node.textContent ?? '').matchAll(/mark[b-m]+x/g)) {
        if (mark in noticed.paints || fresh.includes(mark)) continue;
        if (fresh.push(mark) === 1) requestAnimationFrame(() => drawn.port2.postMessage(null));
      }
    };
    new MutationObserver((changes) => {
      for (const { type, target, addedNodes } of changes) {
        if (type === 'characterData') look(target);
        else addedNodes.forEach(look);
      }
    }).observe(document, { subtree: true, childList: true, characterData: true });
    new PerformanceObserver((list) => {
      noticed.longTasks.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ type: 'longtask', buffered: true });
  });
}

/** What the page noticed so far; the list of long tasks begins anew with each reading. */
export function readNoticed(page: Page): Promise<Noticed> {
  return page.evaluate(() => {
    const { noticed } = window as unknown as WatchedWindow;
    return { paints: noticed.paints, longTasks: noticed.longTasks.splice(0) };
  });
}

/** What to add to the page's time to have this process's `performance.now()`; from the quickest of several questions. */
export async function clockOffset(page: Page): Promise<number> {
  let best = { took: Number.POSITIVE_INFINITY, offset: 0 };
  for (let turn = 0; turn < 20; turn++) {
    const start = performance.now();
    const there = await page.evaluate(() => performance.now());
    const took = performance.now() - start;
    if (took < best.took) best = { took, offset: start + took / 2 - there };
  }
  return best.offset;
}
