import type { Language } from '@aliado/domain';
import type { Knowledge } from '../knowledge.ts';
import { HintProposer, type Proposal } from '../proposal.ts';
import { PhraseAutomaton } from '../text/phrase-automaton.ts';
import type { HeardTurn, Window } from '../window.ts';
import { ideaCues } from './idea-cues.ts';

/** An idea takes words: shorter sentences are manners of speaking. */
const wordsNeeded = 7;

/** How sure a cue makes: found on the written dialogues of our own pack, from which the cues were taken too. */
const score = 0.6;

/** Offers to catch what sounds like an idea that a customer volunteers. It is theirs: only the agent says whether it is one. */
export class IdeaProposer extends HintProposer {
  private readonly knowledge: (language: Language) => Knowledge;
  /** By the analyser that read the cues: a publication brings another one. */
  private readonly cues = new WeakMap<Knowledge['analyser'], PhraseAutomaton<string>>();

  constructor(knowledge: (language: Language) => Knowledge) {
    super();
    this.knowledge = knowledge;
  }

  propose({ turns, language }: Window): readonly Proposal[] {
    const last = turns.findLast(({ isCustomer }) => isCustomer);
    const cue = last && this.cueIn(last, language);
    return cue ? [cue] : [];
  }

  private cueIn({ tokens, sequence }: HeardTurn, language: Language): Proposal | null {
    if (tokens.length < wordsNeeded || sequence === null) return null;
    const [hit] = this.cuesOf(language)
      .find(tokens)
      .filter(({ gaps }) => gaps <= 1);
    if (!hit) return null;
    const source = { id: `idea-${sequence}`, version: 1 };
    const words = hit.tokens.map(({ word }) => word);
    return {
      kind: 'idea',
      target: source,
      title: { es: 'Parece una idea del cliente', en: 'This sounds like an idea from the customer' },
      text: {
        es: 'Guárdala con tus palabras: alguien la decide y se responde.',
        en: 'Catch it in your words: somebody decides on it and it is answered.',
      },
      matters: [],
      isContradicted: false,
      evidence: hit.tokens.map(({ stem }) => stem),
      isCertain: true,
      reason: { proposer: 'rule', source, words, lineSequence: sequence, score },
    };
  }

  private cuesOf(language: Language): PhraseAutomaton<string> {
    const { analyser } = this.knowledge(language);
    const known = this.cues.get(analyser);
    if (known) return known;
    const cues = new PhraseAutomaton(
      analyser,
      ideaCues[language].map((text) => ({ text, meaning: text })),
    );
    this.cues.set(analyser, cues);
    return cues;
  }
}
