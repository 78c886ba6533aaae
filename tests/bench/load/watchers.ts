// A process of its own that holds client sockets, counts what reaches them and how long it took. Its parent asks by messages.
import { LightSocket, type LightAddress } from './light-socket.ts';
import { entriesIn, nowMicros, stampsIn } from './stamp.ts';

/** One client: where it connects, and which rooms it watches there; none to be merely connected. */
export interface Watcher {
  readonly address: LightAddress;
  readonly rooms: readonly string[];
}

/** What the parent asks. */
export type Order = { readonly open: readonly Watcher[] } | { readonly read: true } | { readonly close: true };

/** What reached the clients since the last reading. */
export interface Reading {
  readonly frames: number;
  readonly entries: number;
  /** Of the frames that hold stamped utterances. */
  readonly utteranceBytes: number;
  /** From sending to receipt, microseconds, one for each stamped utterance and client. */
  readonly latencies: readonly number[];
}

/** After every sequence there can be: whoever asks after it is told only what comes. */
const fromNowOn = 2_000_000_000;
const openAtOnce = 20;

const sockets: LightSocket[] = [];
let [frames, entries, utteranceBytes] = [0, 0, 0];
let latencies: number[] = [];

function hear(text: string): void {
  const now = nowMicros();
  frames += 1;
  entries += entriesIn(text);
  const stamps = stampsIn(text);
  if (stamps.length > 0) utteranceBytes += text.length;
  for (const stamp of stamps) latencies.push(now - stamp);
}

async function open({ address, rooms }: Watcher): Promise<void> {
  const socket = await LightSocket.open(address, { hear });
  sockets.push(socket);
  for (const room of rooms) {
    const answer = await socket.ask('watch', address.namespace ? { streamId: room, after: fromNowOn } : room);
    if (typeof answer === 'object' && answer !== null && 'refused' in answer)
      throw new Error(`watch: ${JSON.stringify(answer)}`);
  }
}

async function carryOut(order: Order): Promise<unknown> {
  if ('open' in order) {
    const left = [...order.open];
    while (left.length > 0) await Promise.all(left.splice(0, openAtOnce).map(open));
    return null;
  }
  if ('close' in order) {
    for (const socket of sockets.splice(0)) socket.close();
    return null;
  }
  const reading: Reading = { frames, entries, utteranceBytes, latencies };
  [frames, entries, utteranceBytes, latencies] = [0, 0, 0, []];
  return reading;
}

process.on('message', (order: Order) => {
  carryOut(order).then(
    (done) => process.send?.({ done }),
    (error: unknown) => process.send?.({ failed: String(error) }),
  );
});
process.on('disconnect', () => process.exit());
