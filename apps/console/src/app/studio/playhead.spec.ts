import { TestBed } from '@angular/core/testing';
import type { InteractionEvent } from '@aliado/domain';
import { aTape } from '@aliado/domain/testing';
import { Playhead } from './playhead.ts';

const said = (from: number, to: number): InteractionEvent => ({
  ...{ type: 'UtteranceSpoken', utteranceId: `u-${from}`, participantId: 'customer', role: 'customer', text: 'hola' },
  ...{ startedAt: from, endedAt: to, language: 'es', confidence: null },
});
const { entries } = aTape('int-1')
  .at(1_000, said(1_000, 2_000))
  .at(4_000, said(3_000, 4_000))
  .at(31_000, said(30_000, 31_000));

describe('the head of a player', () => {
  let playhead: Playhead;
  let frame: (time: number) => void;

  beforeEach(() => {
    jest.spyOn(globalThis, 'requestAnimationFrame').mockImplementation((callback) => {
      frame = callback;
      return 1;
    });
    jest.spyOn(globalThis, 'cancelAnimationFrame').mockImplementation(() => undefined);
    TestBed.configureTestingModule({ providers: [Playhead] });
    playhead = TestBed.inject(Playhead);
    playhead.load(entries, null);
  });
  afterEach(() => jest.restoreAllMocks());

  const play = (...times: readonly number[]) => {
    TestBed.tick();
    for (const time of times) frame(time);
    TestBed.tick();
  };

  it('goes on with the clock, at its speed', () => {
    playhead.speed.set(2);
    playhead.toggle();
    play(100, 600);
    expect([playhead.at(), playhead.cursor()]).toEqual([2_000, 1]);
    playhead.toggle();
    expect(playhead.isPlaying()).toBe(false);
  });

  it('leaves long silences out where that is wanted, and stops at the end', () => {
    playhead.skipsSilences.set(true);
    playhead.go(4_000);
    playhead.toggle();
    play(0);
    expect(playhead.at()).toBe(30_000);
    play(2_000);
    expect([playhead.at(), playhead.isPlaying()]).toEqual([31_000, false]);
    playhead.toggle();
    expect(playhead.at()).toBe(1_000);
  });

  it('goes to what was said next and before, and no further than its ends', () => {
    playhead.toSpeech(1);
    expect(playhead.at()).toBe(3_000);
    playhead.toSpeech(-1);
    expect(playhead.at()).toBe(1_000);
    playhead.move(-5_000);
    expect(playhead.at()).toBe(1_000);
    playhead.move(100_000);
    expect(playhead.at()).toBe(31_000);
  });
});
