import type { AnyRecorded, DurationMs, LiveRefusal, WatchReply } from '@aliado/domain';
import type { AnswerTo, LineListener, RequestOf } from './live-line.ts';
import { LiveLine, NoAnswer } from './live-line.ts';

type Message = Parameters<LiveLine['ask']>[0];
interface Sent<M extends Message = Message> {
  readonly message: M;
  readonly request: RequestOf<M>;
}

/** A line for specs: a server that keeps logs, and a network that does what the spec says. */
export class FakeLine extends LiveLine {
  private readonly logs = new Map<string, readonly AnyRecorded[]>();
  private listener: LineListener | null = null;
  private isOpen = false;
  /** Whether an `open` comes to something. */
  isReachable = true;
  /** Everything that was asked, oldest first. */
  readonly sent: Sent[] = [];
  /** Streams that cannot be watched, and why. */
  readonly refusals = new Map<string, LiveRefusal>();
  /** Answers to anything but `watch` and `beat`; throw to leave it unanswered. */
  answer: (sent: Sent) => unknown = () => ({ accepted: { sequence: 0 } });

  override listen(listener: LineListener): void {
    this.listener = listener;
  }

  override open(): void {
    this.isOpen = this.isReachable;
    if (this.isReachable) this.listener?.opened();
    else this.listener?.closed('lost');
  }

  override close(): void {
    this.isOpen = false;
  }

  override ask<M extends Message>(message: M, request: RequestOf<M>, within: DurationMs): Promise<AnswerTo<M>> {
    this.sent.push({ message, request });
    if (!this.isOpen) return Promise.reject(new NoAnswer(`closed, ${within} ms or not`));
    try {
      return Promise.resolve(this.reply({ message, request }) as AnswerTo<M>);
    } catch {
      return Promise.reject(new NoAnswer('left unanswered'));
    }
  }

  /** The network breaks. */
  drop(): void {
    this.isOpen = false;
    this.listener?.closed('lost');
  }

  /** Appends to the logs and, unless told not to, pushes to the console. */
  append(entries: readonly AnyRecorded[], isPushed = true): void {
    for (const entry of entries) this.logs.set(entry.streamId, [...(this.logs.get(entry.streamId) ?? []), entry]);
    if (isPushed) this.push(entries);
  }

  /** Sends entries to the console, whatever they are. */
  push(entries: readonly AnyRecorded[]): void {
    if (this.isOpen) this.listener?.recorded(entries);
  }

  /** The console as the server sees it: tells it anything. */
  get console(): LineListener {
    if (!this.listener) throw new Error('nobody listens');
    return this.listener;
  }

  private reply(sent: Sent): unknown {
    if (sent.message === 'beat') return { serverTime: Date.now() };
    if (sent.message !== 'watch') return this.answer(sent);
    const { streamId, after } = sent.request as RequestOf<'watch'>;
    const refused = this.refusals.get(streamId);
    if (refused) return { refused } satisfies WatchReply;
    const entries = (this.logs.get(streamId) ?? []).filter(({ sequence }) => sequence > after);
    const page = entries.slice(0, 50);
    const reply: WatchReply = {
      snapshot: null,
      entries: page,
      hasMore: page.length < entries.length,
      serverTime: Date.now(),
    };
    return reply;
  }
}
