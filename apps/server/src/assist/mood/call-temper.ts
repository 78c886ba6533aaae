import type { Language } from '@aliado/domain';
import type { CallTurn } from '../call-turn.ts';
import { Analyser, type Token } from '../text/analyser.ts';
import { MoodReader } from './mood-reader.ts';
import { Polarity } from './polarity.ts';

/** A sign with how much of it there is. */
type Sign = readonly [name: string, value: number];

/** Beyond this more of the same tells nothing. */
const most = 6;

/** An utterance below this speaks ill. */
const ill = -0.3;

/** Ways of speaking of whoever loses patience: oaths, having said it before, having waited. */
const patterns: Readonly<Record<string, RegExp>> = {
  oaths:
    /\b(f+u+c+k\w*|sh[i1]t\w*|bullshit|ass(hole)?|bitch|wtf|omg|jesus|christ|god|goddamn|damn\w*|mierda|joder|carajo|co[nñ]o)\b/gi,
  'said before':
    /\b(finally|still|again|already|really|just|simply|come on|listen|i said|told you|otra vez|de nuevo|ya (le|te|lo) dije|por fin|todav[ií]a)\b/gi,
  waiting:
    /\b(wait\w*|long|hurry|quick\w*|fast\w*|time|slow\w*|today|forever|esper\w*|tard\w*|r[aá]pido|prisa|tiempo|hoy)\b/gi,
  you: /\b(you|your|you're|usted(es)?|ustedes|t[uú]|vos)\b/gi,
  why: /\b(why|what|por qu[eé]|qu[eé])\b/gi,
};

/** Reads how the temper of a customer goes in a call: what each utterance says well or ill, in which order, and how it is typed. */
export class CallTemper {
  private readonly analyser: Analyser;
  private readonly polarity: Polarity;
  private readonly moods: MoodReader;

  constructor(language: Language) {
    this.analyser = new Analyser(language);
    this.polarity = new Polarity(this.analyser);
    this.moods = new MoodReader(language, null);
  }

  /** The signs that there are, each with how much of it there is. */
  signs(turns: readonly CallTurn[]): readonly Sign[] {
    const texts = turns.flatMap((turn) => (turn.by === 'customer' ? [turn.text] : []));
    if (texts.length === 0) return [];
    const course = courseOf(texts.map((text) => this.polarity.of(text)));
    const moods = texts.map((text) => this.moods.read(text).polarity);
    const signs: readonly Sign[] = [
      ...course,
      ['lowest mood', Math.max(0, -Math.min(...moods)) * 3],
      ['highest mood', Math.max(0, ...moods) * 2],
      ...typingOf(
        texts,
        texts.map((text) => this.analyser.tokens(text)),
      ),
      ['same step again', repeatsOf(turns)],
    ];
    return signs.filter(([, value]) => value > 0);
  }
}

/** Where well and ill words stand: on the whole, at their worst, at last, and whether it goes up or down. */
function courseOf(polarities: readonly number[]): readonly Sign[] {
  const half = Math.floor(polarities.length / 2);
  const rise = mean(polarities.slice(half)) - mean(polarities.slice(0, half));
  return [
    ...sides('polarity', mean(polarities) * 3),
    ...sides('last', (polarities.at(-1) ?? 0) * 2),
    ...sides('rise', rise * 3),
    ['lowest', Math.max(0, -Math.min(...polarities)) * 2],
    ['ill utterances', polarities.filter((polarity) => polarity < ill).length],
  ];
}

/** How it is written or spoken. */
function typingOf(texts: readonly string[], tokens: readonly (readonly Token[])[]): readonly Sign[] {
  const all = texts.join(' ');
  const counts = Object.entries(patterns).map(([name, pattern]): Sign => {
    return [name, Math.min(most, [...all.matchAll(pattern)].length)];
  });
  const lengths = tokens.map(({ length }) => length);
  const share = (isSo: (text: string) => boolean) => texts.filter(isSo).length / texts.length;
  return [
    ...counts,
    ['longest', Math.log1p(Math.max(...lengths)) / 2],
    ['short at last', (lengths.at(-1) ?? 0) <= 2 ? 1 : 0],
    ['without capitals', share((text) => text === text.toLowerCase())],
    ['without a stop', share((text) => !/[.!?]$/.test(text))],
  ];
}

/** How often the agent takes the step that they have just taken. */
function repeatsOf(turns: readonly CallTurn[]): number {
  const steps = turns.flatMap((turn) => (turn.by === 'agent' ? [turn.action] : []));
  return Math.min(most, steps.filter((step, at) => at > 0 && step === steps[at - 1]).length);
}

/** A number as two signs, one for each side of 0: a model weighs them apart. */
const sides = (name: string, value: number): readonly Sign[] => [
  [`${name} well`, Math.max(0, value)],
  [`${name} ill`, Math.max(0, -value)],
];

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
