import type { Steps } from '../in-slices.ts';
import type { Analyser } from '../text/analyser.ts';
import type { ScriptText, WeighedText } from './script-text.ts';
import { spokenTerms } from './spoken-terms.ts';

/** Who may say what a script holds. */
export type Voice = 'opening' | 'customer' | 'agent';

const voices: readonly Voice[] = ['opening', 'customer', 'agent'];

/** Saturation and length normalisation of BM25F (Robertson and Zaragoza 2009, section 3.6): texts of scripts are short and even. */
const saturation = 0.6;
const lengthShare = 0.3;

/** What a term gives to scripts: the place of each script with how much. */
export type Impacts = readonly (readonly [script: number, impact: number])[];

interface Counted {
  readonly frequencies: ReadonlyMap<string, number>;
  readonly length: number;
}

/** What terms give to scripts, when what is said in each voice counts as weights say; told with a pause after each script. */
export type VoiceIndexes = (weights: Readonly<Record<Voice, number>>) => Steps<ReadonlyMap<string, Impacts>>;

/** Reads scripts, with a pause after each voice of each. */
export function* readingVoices(analyser: Analyser, scripts: readonly ScriptText[]): Steps<VoiceIndexes> {
  const counted: (readonly Counted[])[] = [];
  const anywhere = new Map<string, number>();
  const inVoice = voices.map(() => new Map<string, number>());
  for (const script of scripts) {
    const fields: Counted[] = [];
    for (const [place, voice] of voices.entries()) {
      const field = count(analyser, script[voice]);
      note(field.frequencies.keys(), inVoice[place]);
      fields.push(field);
      yield;
    }
    note(new Set(fields.flatMap(({ frequencies }) => [...frequencies.keys()])), anywhere);
    counted.push(fields);
  }
  // between how rare a term is at all and how rare it is in such texts: either alone is worse where scripts are few
  const rarity = (term: string, voice: number) => {
    const holders = ((anywhere.get(term) ?? 0) + (inVoice[voice]?.get(term) ?? 0)) / 2;
    return Math.log(1 + (scripts.length - holders + 0.5) / (holders + 0.5));
  };
  const averages = voices.map(
    (_, voice) => counted.reduce((sum, fields) => sum + (fields[voice]?.length ?? 0), 0) / Math.max(1, scripts.length),
  );
  return function* (weights) {
    const index = new Map<string, [number, number][]>();
    for (const [script, fields] of counted.entries()) {
      for (const [term, impact] of impactsOf(fields, weights, averages, rarity)) {
        const list = index.get(term);
        if (list) list.push([script, impact]);
        else index.set(term, [[script, impact]]);
      }
      yield;
    }
    return index;
  };
}

/** What the terms of one script give. */
function impactsOf(
  fields: readonly Counted[],
  weights: Readonly<Record<Voice, number>>,
  averages: readonly number[],
  rarity: (term: string, voice: number) => number,
): ReadonlyMap<string, number> {
  const impacts = new Map<string, number>();
  for (const [place, { frequencies, length }] of fields.entries()) {
    const voice = voices[place] ?? 'agent';
    const norm = saturation * (1 - lengthShare + (lengthShare * length) / (averages[place] || 1));
    for (const [term, frequency] of frequencies) {
      const impact = (rarity(term, place) * weights[voice] * frequency * (saturation + 1)) / (frequency + norm);
      impacts.set(term, (impacts.get(term) ?? 0) + impact);
    }
  }
  return impacts;
}

function count(analyser: Analyser, texts: readonly WeighedText[]): Counted {
  const frequencies = new Map<string, number>();
  let length = 0;
  for (const { text, weight } of texts) {
    for (const term of spokenTerms(analyser.tokens(text))) {
      frequencies.set(term.name, (frequencies.get(term.name) ?? 0) + weight * term.weight);
      length += weight * term.weight;
    }
  }
  return { frequencies, length };
}

/** Notes that each of these terms stands in one text more. */
function note(terms: Iterable<string>, spread: Map<string, number> | undefined): void {
  for (const term of terms) spread?.set(term, (spread.get(term) ?? 0) + 1);
}
