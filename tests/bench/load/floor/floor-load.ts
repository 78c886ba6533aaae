import { setTimeout as sleep } from 'node:timers/promises';
import type { SourceFact, SourceFrame } from '@aliado/domain';
import { sentence } from '../../../support/calls.ts';

/** How calls go. Times are mean seconds of a call as people have it. */
export interface Pace {
  /** Calls at once. */
  readonly calls: number;
  /** 1 is real time; smaller is quicker, so that fewer calls make as many events. */
  readonly scale: number;
}

/** What the load itself knows that it told of a queue. */
export interface Told {
  offered: number;
  answered: number;
  abandoned: number;
}

const queues = ['deliveries', 'repairs', 'billing', 'sales', 'general'];
const talkSeconds = 180;
const secondsBetweenWords = 5;
/** Sentences that are said again and again: each has a word of its own, and people do not make up new words all day. */
const sentences = 1_000;
/** The first calls begin spread over so long, and are at any point of their talk. */
const rampMs = 15_000;
const gatherMs = 20;
/** After so long what was not taken is sent again, as sources do. */
const againAfterMs = 500;

/**
 * Calls over many agents, as a platform that routes would tell them: queued, now and then given up, offered, answered, talked with holds,
 * now and then passed on to another queue, ended, written up. Whenever one is over the next one comes.
 */
export class FloorLoad {
  private readonly outbox: SourceFrame[] = [];
  private readonly free: string[];
  private readonly running = new Set<Promise<void>>();
  private readonly stopping = new AbortController();
  private readonly dice = diceOf(7);
  private pump: NodeJS.Timeout | null = null;
  private isSending = false;
  private sending: Promise<void> = Promise.resolve();
  private begun = 0;
  /** Frames that the server has taken. */
  taken = 0;
  /** Of them those that are words. */
  spoken = 0;
  /** How often a batch was not taken, and was sent again. */
  repeated = 0;
  readonly told = new Map<string, Told>();

  /**
   * @param agents who takes calls.
   * @param workSeconds for how long the server lets somebody write up.
   */
  constructor(
    agents: readonly string[],
    private readonly pace: Pace,
    private readonly workSeconds: number,
    private readonly send: (frames: readonly SourceFrame[]) => Promise<void>,
  ) {
    this.free = [...agents];
  }

  /** Lets the first calls in; resolves when all are there. */
  async begin(): Promise<void> {
    this.pump = setInterval(() => this.flush(), gatherMs);
    for (let nth = 0; nth < this.pace.calls; nth++) {
      this.next(this.dice());
      await sleep(rampMs / this.pace.calls);
    }
  }

  /** Calls that go on. */
  get atOnce(): number {
    return this.running.size;
  }

  /** Ends all calls; resolves when the server has every frame. */
  async end(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.running);
    if (this.pump) clearInterval(this.pump);
    await this.sending;
    await this.empty();
  }

  private next(share: number): void {
    if (this.stopping.signal.aborted) return;
    const playing = this.play(share).finally(() => {
      this.running.delete(playing);
      this.next(1);
    });
    this.running.add(playing);
  }

  private async play(share: number): Promise<void> {
    const call = new Telling(`call-${this.begun++}`, (frame) => void this.outbox.push(frame));
    call.tell({
      ...{ type: 'InteractionOpened', channel: 'voice', direction: 'inbound', from: null, to: null },
      ...{ language: 'es', consent: 'announced' },
    });
    const isPassedOn = this.dice() < 0.1;
    if (!(await this.serve(call, share * (isPassedOn ? 0.5 : 1)))) return;
    if (isPassedOn && !this.stopping.signal.aborted) {
      const queueId = this.anyQueue();
      call.tell({ type: 'InteractionTransferred', manner: 'blind', to: { kind: 'queue', id: queueId } });
      if (!(await this.serve(call, share * 0.5, queueId))) return;
    }
    call.tell({ type: 'InteractionEnded', reason: 'hung-up', endedBy: 'customer' });
  }

  /** One passage through a queue; false where the customer gave up. */
  private async serve(call: Telling, share: number, queueId = this.anyQueue()): Promise<boolean> {
    const told = this.toldOf(queueId);
    told.offered += 1;
    call.tell({ type: 'InteractionQueued', queueId });
    await this.pass(-Math.log(1 - this.dice()) * 8);
    const agentId = this.free.shift();
    if (agentId === undefined || this.dice() < 0.05 || this.stopping.signal.aborted) {
      if (agentId !== undefined) this.free.push(agentId);
      told.abandoned += 1;
      call.tell({ type: 'InteractionAbandoned' });
      return false;
    }
    call.tell({ type: 'InteractionOffered', agentId, expiresAt: null });
    await this.pass(2);
    told.answered += 1;
    call.tell({ type: 'InteractionAnswered', agentId, agentName: null });
    await this.talk(call, agentId, share * talkSeconds * (0.5 + this.dice()));
    void sleep((this.workSeconds + 2 + this.dice() * 10) * 1_000, null, { ref: false }).then(() =>
      this.free.push(agentId),
    );
    return true;
  }

  private async talk(call: Telling, agentId: string, seconds: number): Promise<void> {
    const holdAt = this.dice() < 0.25 ? this.dice() * seconds : Infinity;
    let isHeld = false;
    for (let at = 0; at < seconds && !this.stopping.signal.aborted; at += secondsBetweenWords) {
      await this.pass(secondsBetweenWords);
      if (!isHeld && at >= holdAt) {
        isHeld = true;
        call.tell({ type: 'CallHeld' });
        await this.pass(this.dice() < 0.05 ? 130 : 5 + this.dice() * 40);
        call.tell({ type: 'CallResumed' });
      } else {
        this.spoken += 1;
        call.say(agentId, sentence(this.spoken % sentences));
      }
    }
  }

  private async pass(seconds: number): Promise<void> {
    await sleep(seconds * 1_000 * this.pace.scale, null, { signal: this.stopping.signal }).catch(() => null);
  }

  private anyQueue(): string {
    return queues[Math.floor(this.dice() * queues.length)] ?? 'general';
  }

  private toldOf(queueId: string): Told {
    const told = this.told.get(queueId) ?? { offered: 0, answered: 0, abandoned: 0 };
    this.told.set(queueId, told);
    return told;
  }

  private flush(): void {
    if (this.isSending) return;
    this.sending = this.empty();
  }

  /** One batch after the other, as a platform does that keeps the order of its facts. */
  private async empty(): Promise<void> {
    this.isSending = true;
    for (let frames = this.outbox.splice(0); frames.length > 0; frames = this.outbox.splice(0)) {
      await this.insist(frames);
      this.taken += frames.length;
    }
    this.isSending = false;
  }

  private async insist(frames: readonly SourceFrame[]): Promise<void> {
    for (;;) {
      try {
        return await this.send(frames);
      } catch {
        this.repeated += 1; // the server is away, or did not answer in time
        await sleep(againAfterMs);
      }
    }
  }
}

/** Tells of one call. */
class Telling {
  private frames = 0;

  constructor(
    private readonly contactId: string,
    private readonly put: (frame: SourceFrame) => void,
  ) {}

  tell(fact: SourceFact): void {
    const { contactId } = this;
    this.put({ id: `${contactId}:${this.frames++}`, contactId, occurredAt: Date.now(), fact });
  }

  say(agentId: string, text: string): void {
    const isCustomer = this.frames % 2 === 0;
    const now = Date.now();
    this.tell({
      ...{ type: 'UtteranceSpoken', utteranceId: `u${this.frames}`, text, startedAt: now, endedAt: now },
      ...{ participantId: isCustomer ? 'customer' : `agent:${agentId}`, role: isCustomer ? 'customer' : 'agent' },
      ...{ language: 'es', confidence: 0.9 },
    });
  }
}

/** Numbers from 0 up to 1, equal for equal seeds (mulberry32). */
function diceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
