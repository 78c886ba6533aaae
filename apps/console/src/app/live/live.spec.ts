import { TestBed } from '@angular/core/testing';
import type { AgentRecorded, InteractionEvent, Recorded } from '@aliado/domain';
import { agentStream, replay } from '@aliado/domain';
import { aTape } from '@aliado/domain/testing';
import { Store } from '@ngrx/store';
import fc from 'fast-check';
import { connectionFeature } from './connection.feature.ts';
import { FakeLine } from './fake-line.ts';
import { interactionsFeature } from './interactions.feature.ts';
import { goLive } from './live.effects.ts';
import { LiveLine } from './live-line.ts';
import { LiveSocket } from './live-socket.ts';
import { provideLive } from './provide-live.ts';

const said = (index: number): InteractionEvent => ({
  type: 'UtteranceSpoken',
  utteranceId: `u-${index}`,
  participantId: index % 2 ? 'agent:ada' : 'customer',
  role: index % 2 ? 'agent' : 'customer',
  text: `words ${index}`,
  startedAt: index * 1_000,
  endedAt: index * 1_000 + 900,
  language: 'en',
  confidence: null,
});
const call = (length: number): readonly Recorded[] => {
  let tape = aTape('int-1').at(0, {
    type: 'InteractionOpened',
    source: { name: 'simulator', contactId: 'c-1', can: [] },
    channel: 'voice',
    direction: 'inbound',
    from: '+34611550117',
    to: null,
    language: 'es',
    consent: 'given',
  });
  for (let index = 1; index < length; index++) tape = tape.at(index * 1_000, said(index));
  return tape.entries;
};
const work = (type: 'WorkOffered' | 'WorkReleased', sequence: number): AgentRecorded => ({
  streamId: agentStream('ada'),
  sequence,
  occurredAt: sequence,
  recordedAt: sequence,
  by: 'system',
  event: { type, interactionId: 'int-1' },
});

jest.setTimeout(30_000); // for machines that have other work

describe('a live console', () => {
  let line: FakeLine;
  let socket: LiveSocket;
  let store: Store;
  const interaction = () => store.selectSignal(interactionsFeature.selectById)()['int-1'];
  const freshness = () => store.selectSignal(connectionFeature.selectFreshness)();

  beforeEach(() => {
    jest.useFakeTimers();
    line = new FakeLine();
    TestBed.configureTestingModule({ providers: [provideLive(), { provide: LiveLine, useValue: line }] });
    store = TestBed.inject(Store);
    socket = TestBed.inject(LiveSocket);
  });
  afterEach(() => {
    socket.stop();
    jest.useRealTimers();
  });

  it('goes on following what another part of the screen still wants', () => {
    socket.start();
    const sent = () => line.sent.map(({ message }) => message).filter((message) => message.includes('watch'));
    socket.watch('int-1');
    socket.watch('int-1');
    expect([socket.unwatch('int-1'), sent()]).toEqual([false, ['watch']]);
    expect([socket.unwatch('int-1'), sent()]).toEqual([true, ['watch', 'unwatch']]);
  });

  it('follows the contacts in the hands of the agent and leaves those that are passed on', async () => {
    line.append(call(3));
    goLive(socket, 'ada');
    line.append([work('WorkOffered', 1)]);
    await jest.advanceTimersByTimeAsync(1);
    expect(interaction()).toEqual(replay(call(3)));
    line.append([work('WorkReleased', 2)]);
    await jest.advanceTimersByTimeAsync(1);
    expect(interaction()).toBeUndefined();
  });

  it('ends where replay ends, over a line that breaks, drops, repeats and reorders', async () => {
    const tape = call(120);
    const step = fc.record({
      kind: fc.constantFrom('push', 'lose', 'repeat', 'swap', 'break'),
      length: fc.integer({ min: 1, max: 12 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        socket.stop();
        const fresh = new FakeLine();
        TestBed.resetTestingModule();
        TestBed.configureTestingModule({ providers: [provideLive(), { provide: LiveLine, useValue: fresh }] });
        store = TestBed.inject(Store);
        socket = TestBed.inject(LiveSocket);
        goLive(socket, 'ada');
        fresh.append([work('WorkOffered', 1)]);
        await jest.advanceTimersByTimeAsync(1);
        let at = 0;
        for (const { kind, length } of steps) {
          const some = tape.slice(at, at + length);
          if (kind === 'repeat') fresh.push(tape.slice(Math.max(0, at - length), at));
          else if (kind === 'break') fresh.drop();
          else fresh.append(kind === 'swap' ? some.slice(0, 0) : some, kind === 'push');
          if (kind === 'swap') {
            fresh.append(some, false);
            fresh.push([...some].reverse());
          }
          if (kind !== 'repeat' && kind !== 'break') at += length;
          await jest.advanceTimersByTimeAsync(700);
        }
        fresh.append(tape.slice(at));
        fresh.drop();
        await jest.advanceTimersByTimeAsync(30_000);
        expect(interaction()).toEqual(replay(tape));
        expect(freshness()).toBe('live');
      }),
      { numRuns: 25 },
    );
  });

  it('starts from a snapshot and goes on with what follows it', () => {
    const tape = call(8);
    const snapshot = { of: 'interaction', state: replay(tape, 5) } as const;
    socket.deliveries.next({ streamId: 'int-1', snapshot, entries: tape.slice(5) });
    expect(interaction()).toEqual(replay(tape));
  });

  it('says live, then offline when the line breaks, and live again with what was recovered', async () => {
    line.append(call(2));
    goLive(socket, 'ada');
    line.append([work('WorkOffered', 1)]);
    await jest.advanceTimersByTimeAsync(500);
    expect(freshness()).toBe('live');
    line.isReachable = false;
    line.drop();
    expect(freshness()).toBe('offline');
    line.append(call(9).slice(2), false);
    line.isReachable = true;
    await jest.advanceTimersByTimeAsync(5_000);
    expect(freshness()).toBe('live');
    expect(store.selectSignal(connectionFeature.selectRecovered)()).toBe(7);
  });

  it('asks a quiet line before two seconds have passed, so that silence is never taken for no news', async () => {
    goLive(socket, 'ada');
    await jest.advanceTimersByTimeAsync(20_000);
    expect(freshness()).toBe('live');
    expect(line.sent.filter(({ message }) => message === 'beat').length).toBeGreaterThan(10);
  });

  it('becomes slow, stale and at last takes the line for dead when nothing answers', async () => {
    goLive(socket, 'ada');
    await jest.advanceTimersByTimeAsync(100);
    const never = new Promise<never>(() => undefined);
    jest.spyOn(line, 'ask').mockReturnValue(never);
    const seen: string[] = [];
    socket.links.subscribe((link) => seen.push(link.freshness));
    await jest.advanceTimersByTimeAsync(11_000);
    expect(seen).toEqual(['slow', 'stale']);
    line.isReachable = false;
    await jest.advanceTimersByTimeAsync(2_000);
    expect(freshness()).toBe('offline');
  });

  it('says that a part is missing while a contact may not be followed, and follows it once it may', async () => {
    line.append(call(3));
    line.refusals.set('int-1', 'live/forbidden');
    goLive(socket, 'ada');
    line.append([work('WorkOffered', 1)]);
    await jest.advanceTimersByTimeAsync(1);
    expect([...socket.refusals()]).toEqual([['int-1', 'live/forbidden']]);
    expect(freshness()).toBe('partial');
    line.refusals.clear();
    socket.retryNow();
    await jest.advanceTimersByTimeAsync(1);
    expect(socket.refusals().size).toBe(0);
    expect(freshness()).toBe('live');
    expect(interaction()).toEqual(replay(call(3)));
  });

  it('says nothing any more of a refused contact that is passed on', async () => {
    line.refusals.set('int-1', 'live/unknown-stream');
    goLive(socket, 'ada');
    line.append([work('WorkOffered', 1)]);
    await jest.advanceTimersByTimeAsync(1);
    line.append([work('WorkReleased', 2)]);
    await jest.advanceTimersByTimeAsync(1);
    expect([socket.refusals().size, freshness()]).toEqual([0, 'live']);
  });

  it('asks again by itself, after a while, where the server had no time', async () => {
    line.append(call(3));
    line.refusals.set('int-1', 'live/too-many');
    goLive(socket, 'ada');
    line.append([work('WorkOffered', 1)]);
    await jest.advanceTimersByTimeAsync(100);
    expect([socket.refusals().size, interaction()]).toEqual([0, undefined]);
    line.refusals.clear();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(interaction()).toEqual(replay(call(3)));
  });

  it('waits as long as a server that goes down on purpose asks for', async () => {
    goLive(socket, 'ada');
    const open = jest.spyOn(line, 'open');
    line.console.draining({ retryAfterMs: 6_000 });
    line.drop();
    await jest.advanceTimersByTimeAsync(5_900);
    expect(open).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(2_000);
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('takes in a call of ten thousand lines quickly, with every check of a development build', async () => {
    const tape = Array.from({ length: 10_000 }, (_, index): Recorded => {
      const sequence = index + 1;
      return {
        streamId: 'int-1',
        sequence,
        occurredAt: sequence,
        recordedAt: sequence,
        by: 'system',
        event: said(sequence),
      };
    });
    const startedAt = performance.now();
    for (const entry of tape) socket.deliveries.next({ streamId: 'int-1', snapshot: null, entries: [entry] });
    expect(interaction()?.lines.size).toBe(10_000);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});
