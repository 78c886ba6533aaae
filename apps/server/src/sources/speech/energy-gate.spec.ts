import { EnergyGate, type Stretch } from './energy-gate.ts';

const sampleRate = 8_000;

/** Sound of one level, as the root of the mean square of its samples. */
function sound(milliseconds: number, level: number): Buffer {
  const samples = Int16Array.from({ length: (sampleRate * milliseconds) / 1_000 }, (_, n) => (n % 2 ? level : -level));
  return Buffer.from(samples.buffer);
}

/** All stretches of some sounds, which come in packets of so many bytes. */
function cut(packet: number, ...sounds: readonly Buffer[]): readonly Stretch[] {
  const gate = new EnergyGate(sampleRate);
  const all = Buffer.concat(sounds);
  const stretches: Stretch[] = [];
  for (let at = 0; at < all.length; at += packet) stretches.push(...gate.put(all.subarray(at, at + packet)));
  const last = gate.flush();
  return last ? [...stretches, last] : stretches;
}

const times = (stretches: readonly Stretch[]) => stretches.map(({ startMs, endMs }) => [startMs, endMs]);

describe('audio that is cut at its pauses', () => {
  it.each([2, 106, 320, 4_000, 65_536])('is cut the same in packets of %i bytes', (packet) => {
    const said = cut(packet, sound(2_000, 0), sound(1_000, 5_000), sound(2_000, 0), sound(600, 3_000), sound(100, 0));
    expect(times(said)).toEqual([
      [1_700, 3_700],
      [4_700, 5_700],
    ]);
    for (const { pcm, startMs, endMs } of said) expect(pcm).toHaveLength(((endMs - startMs) * sampleRate * 2) / 1_000);
  });

  it('is not cut where somebody only takes breath, and is where nobody stops', () => {
    expect(cut(320, sound(500, 4_000), sound(500, 0), sound(500, 4_000))).toHaveLength(1);
    expect(times(cut(320, ...Array.from({ length: 20 }, () => [sound(800, 4_000), sound(200, 0)]).flat()))).toEqual([
      [0, 15_000],
      [15_000, 20_000],
    ]);
  });

  it.each([
    ['silence', [sound(5_000, 0)]],
    ['the noise of a line', [sound(5_000, 150)]],
    ['a click', [sound(1_000, 0), sound(60, 9_000), sound(1_000, 0)]],
    ['no audio', []],
  ])('holds nothing to be recognised when it is %s', (_, sounds) => {
    expect(cut(320, ...sounds)).toEqual([]);
  });

  it('finds pauses on a line that always hums', () => {
    const hum = (milliseconds: number) => sound(milliseconds, 400);
    const said = cut(320, sound(200, 0), hum(8_000), sound(1_000, 6_000), hum(3_000), sound(1_000, 6_000), hum(1_000));
    expect(said.filter(({ startMs }) => startMs > 5_000)).toHaveLength(2);
  });
});
