import type { EnvironmentProviders } from '@angular/core';
import { makeEnvironmentProviders } from '@angular/core';
import { provideEffects } from '@ngrx/effects';
import { provideStore } from '@ngrx/store';
import { agentFeature } from './agent.feature.ts';
import { approvalsFeature } from './approvals.feature.ts';
import { connectionFeature } from './connection.feature.ts';
import { floorFeature } from './floor.feature.ts';
import { interactionsFeature } from './interactions.feature.ts';
import { interimFeature } from './interim.feature.ts';
import * as effects from './live.effects.ts';
import { LiveLine } from './live-line.ts';
import { SocketIoLine } from './socket-io-line.ts';

/** The store and the socket that feeds it. */
export function provideLive(): EnvironmentProviders {
  const { deliver, hearInterim, tellApprovals, tellFloor, tellLink, followWork } = effects;
  return makeEnvironmentProviders([
    provideStore({
      [interactionsFeature.name]: interactionsFeature.reducer,
      [agentFeature.name]: agentFeature.reducer,
      [approvalsFeature.name]: approvalsFeature.reducer,
      [floorFeature.name]: floorFeature.reducer,
      [interimFeature.name]: interimFeature.reducer,
      [connectionFeature.name]: connectionFeature.reducer,
    }),
    provideEffects({ deliver, hearInterim, tellApprovals, tellFloor, tellLink, followWork }),
    { provide: LiveLine, useClass: SocketIoLine },
  ]);
}
