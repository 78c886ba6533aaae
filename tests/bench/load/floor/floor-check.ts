import { setTimeout as sleep } from 'node:timers/promises';
import { terms, type Tally } from '@aliado/domain';
import type { FloorLoad } from './floor-load.ts';
import { workSeconds, type FloorRig } from './floor-rig.ts';
import type { FloorWatcher } from './floor-watcher.ts';

/** Nothing is told any more where nothing was for so long; a floor that goes on telling is looked at nevertheless. */
const [quietMs, settleMs] = [4_000, 60_000];

/** Somebody who talks asks for help: the first that this supervisor sees and who did not ask yet. */
export async function askForHelp(rig: FloorRig, watcher: FloorWatcher | undefined): Promise<void> {
  const asked = new Set([...(watcher?.needs.values() ?? [])].map(({ need }) => need.interactionId));
  for (const { agentId, contacts } of watcher?.agents.values() ?? []) {
    const talked = contacts.find(({ stage, interactionId }) => stage === 'on-contact' && !asked.has(interactionId));
    if (!talked) continue;
    return rig.askForHelp(agentId, talked.interactionId).catch(() => undefined); // the call may have ended just then
  }
}

/** Once the last work is closed and nothing is told any more. */
export async function settled(watchers: readonly FloorWatcher[]): Promise<void> {
  await sleep(workSeconds * 1_000);
  const end = Date.now() + settleMs;
  while (Date.now() < end && watchers.some(({ heardAt }) => Date.now() - heardAt < quietMs)) await sleep(500);
}

/** What each supervisor has last, beside the log counted anew and beside what the load itself told. */
export function compare(rig: FloorRig, watchers: readonly FloorWatcher[], load: FloorLoad) {
  const differences: string[] = [];
  let compared = 0;
  for (const [nth, { queues, dayFrom }] of watchers.entries()) {
    const targets = Object.fromEntries([...queues].map(([id, { target }]) => [id, target]));
    const counted = rig.recount(dayFrom, targets);
    for (const [id, { tally }] of queues) {
      const told: Partial<Tally> = load.told.get(id) ?? {};
      for (const term of terms) {
        compared += 1;
        const [shown, inLog, ofLoad] = [tally[term], counted[id]?.[term], told[term] ?? tally[term]];
        if (shown === inLog && shown === ofLoad) continue;
        differences.push(`supervisor ${nth}, ${id}, ${term}: shown ${shown}, in the log ${inLog}, told ${ofLoad}`);
      }
    }
  }
  return { differences, compared };
}
