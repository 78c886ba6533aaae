import {
  redactInterim,
  type FrameRefusal,
  type RedactionPattern,
  type SourceFrame,
  type SourceInterim,
  type DurationMs,
} from '@aliado/domain';
import { z } from 'zod';
import type { InterimFeed } from '../interactions/interim-feed.ts';
import type { InteractionRecorder } from '../interactions/interaction-recorder.ts';
import { saidBefore } from '../interactions/redact-command.ts';
import { Series } from '../interactions/series.ts';
import type { Clock } from '../platform/clock.ts';
import { interactionIdOf } from './contact-id.ts';
import { frameSchema, interimSchema } from './frame-schema.ts';
import type { RefusedFrames } from './refused-frames.ts';
import { asText } from './as-text.ts';
import { SourceIngress, type SourceIdentity, type Taken, type Unreadable } from './source-ingress.ts';

/** Counts what comes in. */
export interface IngressCounters {
  readonly taken: (source: string, count: number) => void;
  readonly refused: (source: string, count: number) => void;
  /** Told for each frame that is on disk: milliseconds since it happened, by the source's clock. */
  readonly committed: (delay: DurationMs) => void;
}

/** What is on its way to one contact. */
interface Line {
  readonly series: Series;
  /** Requests that are not answered yet. */
  requests: number;
}

/** Takes frames in and records them. */
export class RecordingIngress extends SourceIngress {
  private readonly lines = new Map<string, Line>();

  constructor(
    private readonly recorder: InteractionRecorder,
    private readonly interims: InterimFeed,
    private readonly aside: RefusedFrames,
    private readonly clock: Clock,
    private readonly patterns: readonly RedactionPattern[],
    private readonly counters: IngressCounters,
  ) {
    super();
  }

  async take(source: SourceIdentity, frames: readonly unknown[]): Promise<Taken> {
    const parsed = frames.map((frame) => frameSchema.safeParse(frame));
    const accepted = parsed.flatMap((result) => (result.success ? [result.data] : []));
    const refused = parsed.flatMap((result, index) =>
      result.success ? [] : [{ body: asText(frames[index]), id: idOf(frames[index]), reason: sentence(result.error) }],
    );
    const contacts = byContact(accepted);
    // all is over before a failure is told: what the source then sends again must not meet what is left of this
    const settled = await Promise.allSettled([
      ...[...contacts].map(([contactId, some]) => this.recordInOrder(source, contactId, some)),
      this.keepAside(source, refused),
    ]);
    for (const one of settled) if (one.status === 'rejected') throw one.reason;
    this.counters.taken(source.name, accepted.length);
    return { taken: accepted.length, refused: refused.map(({ id, reason }): FrameRefusal => ({ id, reason })) };
  }

  async interim(source: SourceIdentity, words: unknown): Promise<void> {
    const parsed = interimSchema.safeParse(words);
    if (!parsed.success) {
      this.counters.refused(source.name, 1);
      return;
    }
    await this.passOn(interactionIdOf(source.name, parsed.data.contactId), parsed.data).catch(() => undefined);
  }

  refuse(source: SourceIdentity, unreadable: readonly Unreadable[]): Promise<void> {
    return this.keepAside(source, unreadable);
  }

  /** A number may have begun in words that are final already: alone, its rest would look like any other. */
  private async passOn(interactionId: string, { contactId: _, ...words }: SourceInterim): Promise<void> {
    const before = saidBefore(await this.recorder.state(interactionId), words.participantId);
    const { text } = redactInterim(words.text, { before, patterns: this.patterns });
    this.interims.publish({ ...words, interactionId, text });
  }

  /**
   * Records those of one contact, behind those that are on their way to it. After the first that cannot be recorded none is, whichever
   * request brought it: they come again behind it.
   */
  private async recordInOrder(
    source: SourceIdentity,
    contactId: string,
    frames: readonly SourceFrame[],
  ): Promise<void> {
    const id = interactionIdOf(source.name, contactId);
    const line = this.lines.get(id) ?? { series: new Series(), requests: 0 };
    this.lines.set(id, line);
    line.requests += 1;
    // all are handed over before the first is on disk: in this order they wait, and are written together
    const settled = await Promise.allSettled(frames.map((frame) => this.record(source, frame, line.series)));
    line.requests -= 1;
    if (line.requests === 0) this.lines.delete(id);
    for (const one of settled) if (one.status === 'rejected') throw one.reason;
  }

  private async record(source: SourceIdentity, frame: SourceFrame, series: Series): Promise<void> {
    const { contactId, occurredAt, fact } = frame;
    await this.recorder.record({
      interactionId: interactionIdOf(source.name, contactId),
      command: { type: 'TakeFact', source: { ...source, contactId }, fact },
      by: `source:${source.name}`,
      agentId: null,
      occurredAt,
      commandId: receiptOf(source.name, frame),
      series,
    });
    this.counters.committed(this.clock.now() - occurredAt);
  }

  private async keepAside({ name }: SourceIdentity, refused: readonly Unreadable[]): Promise<void> {
    if (refused.length === 0) return;
    this.counters.refused(name, refused.length);
    const receivedAt = this.clock.now();
    await this.aside.keep(refused.map(({ body, reason }) => ({ source: name, receivedAt, reason, body })));
  }
}

function byContact(frames: readonly SourceFrame[]): ReadonlyMap<string, readonly SourceFrame[]> {
  const contacts = new Map<string, SourceFrame[]>();
  for (const frame of frames) {
    const known = contacts.get(frame.contactId);
    if (known) known.push(frame);
    else contacts.set(frame.contactId, [frame]);
  }
  return contacts;
}

/** Final words are known by their utterance: sources repeat them under new frame ids. */
function receiptOf(source: string, { id, contactId, fact }: SourceFrame): string {
  return fact.type === 'UtteranceSpoken' ? `${source}|${contactId}|utterance|${fact.utteranceId}` : `${source}|${id}`;
}

function idOf(frame: unknown): string {
  const id = typeof frame === 'object' && frame !== null && 'id' in frame ? frame.id : '';
  return typeof id === 'string' ? id.slice(0, 200) : '';
}

function sentence(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue ? `${issue.path.join('.') || 'frame'}: ${issue.message}` : 'the frame is malformed';
}
