import { Service } from '@angular/core';
import type { DurationMs, EpochMs } from '@aliado/domain';

/** Samples kept: the best of the last ones tells the offset, so that one slow answer does not move the clock. */
const sampleLimit = 8;

interface Sample {
  /** Server time minus ours. */
  readonly offset: DurationMs;
  readonly roundTrip: DurationMs;
}

/** The server's clock as this machine can tell it. Timers and deadlines are shown by it, whatever the local clock says. */
@Service()
export class ServerClock {
  private samples: readonly Sample[] = [];
  private offset: DurationMs = 0;

  /** Learns from one answer of the server. The server is taken to have answered halfway. */
  learn(serverTime: EpochMs, sentAt: EpochMs, receivedAt: EpochMs): void {
    const roundTrip = Math.max(0, receivedAt - sentAt);
    const sample = { offset: serverTime - (sentAt + roundTrip / 2), roundTrip };
    this.samples = [...this.samples, sample].slice(-sampleLimit);
    const best = this.samples.reduce((a, b) => (b.roundTrip < a.roundTrip ? b : a));
    this.offset = Math.round(best.offset);
  }

  /** Milliseconds to add to this machine's clock. */
  get ahead(): DurationMs {
    return this.offset;
  }

  /** The server's time now. */
  now(): EpochMs {
    return Date.now() + this.offset;
  }
}
