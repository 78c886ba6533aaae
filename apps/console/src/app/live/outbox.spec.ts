import { TestBed } from '@angular/core/testing';
import type { DeskCommand } from '@aliado/domain';
import { FakeLine } from './fake-line.ts';
import { LiveLine } from './live-line.ts';
import { LiveSocket } from './live-socket.ts';
import { Outbox } from './outbox.ts';

const note = (text: string): DeskCommand => ({ type: 'WriteNote', noteId: 'n-1', text });
const pin = (lineSequence: number): DeskCommand => ({ type: 'PinLine', lineSequence });

describe('the outbox', () => {
  let line: FakeLine;

  const open = (isOnline = true) => {
    TestBed.resetTestingModule();
    line = new FakeLine();
    line.isReachable = isOnline;
    TestBed.configureTestingModule({ providers: [{ provide: LiveLine, useValue: line }] });
    TestBed.inject(LiveSocket).start();
    const outbox = TestBed.inject(Outbox);
    outbox.open('ada');
    TestBed.tick();
    return outbox;
  };
  const states = (outbox: Outbox) => outbox.entries().map(({ state }) => state);
  const commands = () =>
    line.sent.flatMap(({ message, request }) =>
      message === 'command' && 'command' in request ? [request.command] : [],
    );
  const settle = async (time = 1) => {
    await jest.advanceTimersByTimeAsync(time);
    TestBed.tick();
  };

  beforeEach(() => {
    localStorage.clear();
    jest.useFakeTimers();
  });
  afterEach(() => {
    TestBed.inject(LiveSocket).stop();
    jest.useRealTimers();
  });

  it('says pending, then saved once the command is on disk, and keeps nothing more', async () => {
    const outbox = open();
    outbox.submit('int-1', pin(3));
    expect(states(outbox)).toEqual(['pending']);
    await settle();
    expect(states(outbox)).toEqual(['saved']);
    expect(localStorage.length).toBe(0);
    await settle(5_000);
    expect(states(outbox)).toEqual([]);
  });

  it('sends in the order of making, one after the other', async () => {
    const outbox = open();
    outbox.submit('int-1', pin(1));
    outbox.submit('int-1', pin(2));
    expect(commands()).toEqual([pin(1)]);
    await settle();
    expect(commands()).toEqual([pin(1), pin(2)]);
  });

  it('sends only the last of what was typed while the line was down', async () => {
    const outbox = open(false);
    for (const text of ['a', 'ab', 'abc']) outbox.submit('int-1', note(text));
    line.isReachable = true;
    await settle(3_000);
    expect(commands()).toEqual([note('abc')]);
  });

  it('loses nothing over a reload, and asks again with the same id', async () => {
    const before = open();
    line.answer = () => {
      throw new Error('the server dies before it answers');
    };
    before.submit('int-1', note('kept'));
    const first = line.sent.at(-1)?.request;
    await settle();
    const after = open();
    await settle();
    expect(line.sent.filter(({ message }) => message === 'command').map(({ request }) => request)).toEqual([first]);
    expect(states(after)).toEqual(['saved']);
  });

  it('fails after some tries and sends it again when asked to', async () => {
    const outbox = open();
    line.answer = () => ({ refused: 'live/unavailable' });
    outbox.submit('int-1', pin(1));
    await settle(60_000);
    expect(states(outbox)).toEqual(['failed']);
    line.answer = () => ({ accepted: { sequence: 1 } });
    outbox.retry(outbox.entries()[0]?.commandId ?? '');
    await settle();
    expect(states(outbox)).toEqual(['saved']);
  });

  it('does not insist on what is refused for good, and says so', async () => {
    const outbox = open();
    const refused: string[] = [];
    outbox.refusals.subscribe(({ refusal }) => refused.push(refusal));
    line.answer = () => ({ refused: 'hint/gone' });
    outbox.submit('int-1', { type: 'UseHint', hintId: 'h-1' });
    await settle();
    expect(refused).toEqual(['hint/gone']);
    expect(states(outbox)).toEqual([]);
    expect(localStorage.length).toBe(0);
  });

  it('leaves the commands of another account alone', () => {
    const outbox = open(false);
    outbox.submit('int-1', pin(1));
    outbox.close();
    outbox.open('grace');
    expect(outbox.entries()).toEqual([]);
  });
});
