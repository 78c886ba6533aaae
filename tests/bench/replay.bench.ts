/** A long session played back: going anywhere in it, playing on, and its lanes, beside the bare fold. --events --rounds */
import { evolve, initialInteraction, lanesOf, Playback, type Recorded } from '@aliado/domain';
import { tapeOf } from './load/tape.ts';
import { median, option, quantile, report } from './report.ts';

const events = option('events', 20_000);
const rounds = option('rounds', 5);
const goes = 2_000;

const tape = tapeOf(events);
const rows = Array.from({ length: rounds }, (_, round) => measure(tape, round));
const figure = (name: keyof (typeof rows)[number]) => median(rows.map((row) => row[name]));
report('replay', rows, {
  openMs: figure('open ms'),
  firstSeekMs: figure('first go to the end ms'),
  seekP50Ms: figure('go p50 ms'),
  seekP99Ms: figure('go p99 ms'),
  lanesMs: figure('lanes ms'),
  foldMs: figure('bare fold ms'),
  eventsPerSecond: events / (figure('first go to the end ms') / 1_000),
});

function measure(entries: readonly Recorded[], round: number) {
  const [playback, open] = timed(() => new Playback(entries));
  const [, first] = timed(() => playback.at(entries.length));
  const samples = Array.from({ length: goes }, (_, go) => {
    // spread over the whole session, each far from the one before
    const moment =
      playback.begins + ((go * 7_919 + round * 104_729) % 9_973) * ((playback.ends - playback.begins) / 9_973);
    return timed(() => playback.at(playback.cursorAt(moment)))[1];
  });
  const [, lanes] = timed(() => lanesOf(new Playback(entries)));
  const [, fold] = timed(() => entries.reduce(evolve, initialInteraction));
  return {
    ...{ events: entries.length, 'open ms': open, 'first go to the end ms': first, 'bare fold ms': fold },
    ...{ 'go p50 ms': median(samples), 'go p99 ms': quantile(samples, 0.99), 'lanes ms': lanes },
  };
}

function timed<T>(work: () => T): readonly [T, number] {
  const start = performance.now();
  const result = work();
  return [result, performance.now() - start];
}
