import type { EpochMs } from '@aliado/domain';
import type { Steps } from '../assist/in-slices.ts';

interface Cue {
  readonly at: EpochMs;
  run(at: EpochMs): void;
}

/** What happens in a session, in the order of its times; what happens may lead to more. */
export class PastSessionTimeline {
  private readonly cues: Cue[] = [];

  /** Lets something happen at a moment, after all that was to happen at the same one. It is told the moment, whole. */
  at(moment: EpochMs, run: (at: EpochMs) => void): void {
    const cue: Cue = { at: Math.round(moment), run };
    const place = this.cues.findLastIndex((before) => before.at <= cue.at) + 1;
    this.cues.splice(place, 0, cue);
  }

  /** Lets all of it happen. May pause between any two things. */
  *play(): Steps<void> {
    for (let cue = this.cues.shift(); cue; cue = this.cues.shift()) {
      cue.run(cue.at);
      yield;
    }
  }
}
