import type { Reader } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import type { Principal } from '../identity/principal.ts';
import { Configuration } from '../platform/configuration.ts';
import { readerOf } from './stream-access.ts';

/** How much of a contact each person is told, by what they may do and by the rules of the house. */
@Injectable()
export class ReadingRules {
  private readonly agentsSeeLooks: boolean;

  constructor({ settings }: Configuration) {
    this.agentsSeeLooks = settings.agentsSeeLooks;
  }

  /** Which kind of reader of contacts somebody is. */
  readerOf(principal: Principal): Reader {
    const isAgentAlone = !principal.permissions.has('interaction:look');
    return isAgentAlone && !this.agentsSeeLooks ? 'unwatched' : readerOf(principal);
  }
}
