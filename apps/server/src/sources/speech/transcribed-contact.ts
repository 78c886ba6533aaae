import { randomUUID } from 'node:crypto';
import type { DurationMs, Language, ParticipantRole, SourceAudio, SourceFact } from '@aliado/domain';
import type { SourceIdentity, SourceIngress } from '../source-ingress.ts';
import type { LostSpeech, Recognised, Recognition, SpeechRecogniser } from './speech-recogniser.ts';
import { TranscriptOutbox } from './transcript-outbox.ts';

/** Which contact is transcribed, and who tells of it. */
export interface ContactInSpeech {
  readonly source: SourceIdentity;
  readonly contactId: string;
  readonly language: Language | null;
}

/** One voice of a contact. */
interface Voice {
  readonly recognition: Recognition;
  readonly sampleRate: number;
  heardAt: number;
}

/** More people than this do not speak in one contact. */
const voicesAtMost = 8;

/** One contact whose voices are turned into words, each voice by itself. What comes of it goes in like what any source tells. */
export class TranscribedContact {
  private readonly voices = new Map<string, Voice>();
  private readonly ending = new Set<Promise<void>>();
  private readonly outbox: TranscriptOutbox;

  constructor(
    private readonly about: ContactInSpeech,
    private readonly recogniser: SpeechRecogniser,
    private readonly ingress: SourceIngress,
    warn: (sentence: string) => void,
  ) {
    this.outbox = new TranscriptOutbox((frames) => ingress.take(about.source, frames), warn);
  }

  /** Nobody speaks, and nothing is under way. */
  get isQuiet(): boolean {
    return this.voices.size === 0 && this.ending.size === 0;
  }

  /** Takes the next piece of somebody's voice. False where too many speak. */
  hear({ participantId, role, sampleRate, startedAt, pcm }: SourceAudio & { readonly pcm: Buffer }): boolean {
    const known = this.voices.get(participantId);
    if (known && known.sampleRate !== sampleRate) void this.end(participantId);
    const voice = this.voices.get(participantId) ?? this.begin(participantId, role, sampleRate);
    if (!voice) return false;
    voice.heardAt = performance.now();
    voice.recognition.hear({ pcm, startedAt });
    return true;
  }

  /** Somebody's audio is over. Resolves when the last words of it are on disk. */
  async end(participantId: string, within?: DurationMs): Promise<void> {
    const voice = this.voices.get(participantId);
    this.voices.delete(participantId);
    const done = (async () => {
      await voice?.recognition.finish(within);
      await this.outbox.empty();
    })();
    this.ending.add(done);
    await done;
    this.ending.delete(done);
  }

  /** All audio is over. Resolves when the last words are on disk. */
  async endAll(within?: DurationMs): Promise<void> {
    const ends = [...this.voices.keys()].map((participantId) => this.end(participantId, within));
    await Promise.all([...ends, ...this.ending]);
  }

  /** Ends the voices that have not been heard for so long. */
  endSilent(after: DurationMs): void {
    const since = performance.now() - after;
    for (const [participantId, { heardAt }] of this.voices) if (heardAt < since) void this.end(participantId);
  }

  /** Tries no more to bring words to the log. */
  close(): void {
    this.outbox.close();
  }

  private begin(participantId: string, role: ParticipantRole, sampleRate: number): Voice | null {
    if (this.voices.size >= voicesAtMost) return null;
    const channel = { channel: participantId, sampleRate, language: this.about.language };
    const recognition = this.recogniser.listen(channel, {
      recognised: (words) => (words.isFinal ? this.keep(role, words) : this.show(role, words)),
      lost: (speech) => this.note(speech),
    });
    const voice = { recognition, sampleRate, heardAt: 0 };
    this.voices.set(participantId, voice);
    return voice;
  }

  private keep(role: ParticipantRole, words: Recognised): void {
    const { utteranceId, channel, text, startMs, endMs, confidence, language } = words;
    const about = { utteranceId, participantId: channel, role, text, confidence, language };
    this.put(`speech:${utteranceId}`, endMs, {
      ...{ type: 'UtteranceSpoken', ...about },
      ...{ startedAt: startMs, endedAt: endMs },
    });
  }

  private show(role: ParticipantRole, { utteranceId, channel, revision, text, startMs, language }: Recognised): void {
    const { source, contactId } = this.about;
    const about = { contactId, utteranceId, revision, role, participantId: channel };
    void this.ingress.interim(source, { ...about, text, language, startedAt: startMs });
  }

  private note({ since, until }: LostSpeech): void {
    this.put(`speech-gap:${randomUUID()}`, until ?? since, { type: 'SourceGapNoticed', since, until });
  }

  private put(id: string, occurredAt: number, fact: SourceFact): void {
    this.outbox.put({ id, contactId: this.about.contactId, occurredAt, fact });
  }
}
