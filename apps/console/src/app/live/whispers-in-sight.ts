import { effect, inject } from '@angular/core';
import type { ColleagueSide, EpochMs, Whisper } from '@aliado/domain';
import { Ticker } from '@aliado/ui';

/** As long as this a whisper must stand in sight to count as read, milliseconds. */
const glanceMs = 1_000;

/** Tells once of each whisper of the other side that stood in sight. Call it in an injection context. */
export function tellWhenSeen(
  shown: () => readonly Whisper[],
  of: ColleagueSide,
  tell: (whisperId: string) => void,
): void {
  const ticker = inject(Ticker);
  const told = new Set<string>();
  let since: ReadonlyMap<string, EpochMs> = new Map();
  effect(() => {
    const now = ticker.now();
    const unread = shown().filter(
      ({ whisperId, side, readAt }) => side === of && readAt === null && !told.has(whisperId),
    );
    const inSight = document.hidden ? [] : unread.map(({ whisperId }) => whisperId);
    since = new Map(inSight.map((id) => [id, since.get(id) ?? now]));
    for (const [id, from] of since) {
      if (now - from < glanceMs) continue;
      told.add(id);
      tell(id);
    }
  });
}
