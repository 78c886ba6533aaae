import type { CallControlType, ServerToSource, SourceControl, SourceToServer } from '@aliado/domain';
import type { Socket } from 'socket.io';
import { z } from 'zod';
import { InteractionSource } from './source-port.ts';

export type SourceSocket = Socket<SourceToServer, ServerToSource>;

/** How long a source may take to say whether it will do what it is asked. */
const answerWithinMs = 3_000;

/** Anything else than a clear yes is a no. */
const answer = z
  .union([z.object({ accepted: z.literal(true) }), z.object({ refused: z.string().max(200) })])
  .catch({ refused: 'source/malformed' });

/** A source at the other end of a socket. */
export class SocketSource extends InteractionSource {
  constructor(
    readonly name: string,
    readonly can: readonly CallControlType[],
    private readonly socket: SourceSocket,
  ) {
    super();
  }

  async control(request: SourceControl): Promise<{ readonly accepted: true } | { readonly refused: string }> {
    try {
      return answer.parse(await this.socket.timeout(answerWithinMs).emitWithAck('control', request));
    } catch {
      return { refused: 'source/no-answer' }; // the only failure of an acknowledged emit: nobody answered in time
    }
  }
}
