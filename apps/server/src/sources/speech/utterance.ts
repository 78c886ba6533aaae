import { randomUUID } from 'node:crypto';
import type { DurationMs } from '@aliado/domain';
import type { AudioTimeline } from './audio-timeline.ts';
import type { Heard } from './speech-driver.ts';
import type { Recognised, SpokenChannel } from './speech-recogniser.ts';

/** One utterance of a channel, while an engine is at it. */
export class Utterance {
  private readonly utteranceId = randomUUID();
  private revision = 0;
  private shown = '';
  private startsAt: DurationMs | null = null;

  constructor(
    private readonly about: SpokenChannel,
    private readonly timeline: AudioTimeline,
  ) {}

  /** What is new in what an engine understood; null where nothing is. */
  next({ isFinal, text, startMs, endMs, confidence }: Heard): Recognised | null {
    const words = text.trim();
    const isSame = words === this.shown && !(isFinal && words !== '');
    if (isSame) return null;
    this.startsAt = startMs ?? this.startsAt ?? this.timeline.sent;
    this.shown = words;
    const from = this.timeline.within(this.startsAt);
    const to = Math.max(from, this.timeline.within(endMs ?? this.timeline.sent));
    return {
      utteranceId: this.utteranceId,
      channel: this.about.channel,
      revision: ++this.revision,
      isFinal: isFinal && words !== '',
      text: words,
      startMs: this.timeline.timeOf(from),
      endMs: Math.max(this.timeline.timeOf(from), this.timeline.timeOf(to)),
      confidence,
      language: this.about.language,
    };
  }

  /** Takes back what was shown; null where nothing is. */
  takenBack(): Recognised | null {
    return this.next({ isFinal: true, text: '', startMs: null, endMs: null, settledMs: null, confidence: null });
  }
}
