import { inject } from '@angular/core';
import { agentStream } from '@aliado/domain';
import { createEffect } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import { distinctUntilChanged, map, mergeMap, pairwise, startWith } from 'rxjs';
import { agentFeature } from './agent.feature.ts';
import { LiveSocketActions } from './live.actions.ts';
import { LiveSocket } from './live-socket.ts';

/** Brings what the socket delivers to the store. */
export const deliver = createEffect(
  (socket = inject(LiveSocket)) => {
    return socket.deliveries.pipe(map((delivery) => LiveSocketActions.delivered(delivery)));
  },
  { functional: true },
);

/** Brings what waits for approval to the store. */
export const tellApprovals = createEffect(
  (socket = inject(LiveSocket)) => {
    return socket.approvalLists.pipe(map((list) => LiveSocketActions.approvalsTold({ list })));
  },
  { functional: true },
);

/** Brings what changed on the floor to the store. */
export const tellFloor = createEffect(
  (socket = inject(LiveSocket)) => {
    return socket.floorFrames.pipe(map((frame) => LiveSocketActions.floorTold({ frame })));
  },
  { functional: true },
);

/** Brings words not yet final to the store. */
export const hearInterim = createEffect(
  (socket = inject(LiveSocket)) => {
    return socket.interims.pipe(map((words) => LiveSocketActions.interimHeard({ words })));
  },
  { functional: true },
);

/** Tells the store how fresh the screen is. */
export const tellLink = createEffect(
  (socket = inject(LiveSocket)) => {
    return socket.links.pipe(map((link) => LiveSocketActions.linkChanged({ link })));
  },
  { functional: true },
);

/** Follows the contacts in the agent's hands, and leaves those that are not any more. */
export const followWork = createEffect(
  (store = inject(Store), socket = inject(LiveSocket)) => {
    return store.select(agentFeature.selectWork).pipe(
      map((work) => work.map(({ interactionId }) => interactionId)),
      distinctUntilChanged((a, b) => a.join() === b.join()),
      startWith<readonly string[]>([]),
      pairwise(),
      mergeMap(([before, now]) => {
        for (const id of now) socket.watch(id);
        const left = before.filter((id) => !now.includes(id));
        const forgotten = left.filter((id) => socket.unwatch(id));
        return forgotten.map((streamId) => LiveSocketActions.left({ streamId }));
      }),
    );
  },
  { functional: true },
);

/** Opens the line for somebody who works at the desk. */
export function goLive(socket: LiveSocket, accountId: string): void {
  socket.watch(agentStream(accountId));
  socket.start();
}
