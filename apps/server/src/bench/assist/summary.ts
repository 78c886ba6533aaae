import { performance } from 'node:perf_hooks';
import { proposeWrapUp, replay, type ParticipantRole, type Recorded, type SummarySources } from '@aliado/domain';
import { ColdRanker } from '../../assist/script-ranking/cold-ranker.ts';
import { TellingWords } from '../../assist/wrap-up/telling-words.ts';
import { starDialogues, starPlaybooks, starScriptText, type StarDialogue } from './star.ts';
import type { Task } from './task.ts';

/**
 * Whether a summary quotes the words for which the customer called, from what was said alone: nobody walked a script. `early` is the
 * share of calls whose quotation is a line of the customer in the first half of the call; `toThePoint` the share of those that also
 * hold a word which weighs for the right script by the text of the scripts, and `byChance` what that would be with the customer's
 * line drawn evenly from the same half. `sourced` is the share of sentences that stand on the log. How well it reads nobody
 * measured.
 */
export const summary: Task = {
  name: 'summary',
  sets: ['star'],
  variants: [{}],
  async run({ set, playbooks, evaluation }) {
    const texts = (await starPlaybooks(playbooks)).map(starScriptText);
    const words = new TellingWords('en', texts);
    const ranker = new ColdRanker('en', texts);
    const sources: SummarySources = {
      ...{ organisation: null, scripts: { find: () => undefined } },
      tellingOf: (said, scriptId) => words.tell(said, scriptId),
    };
    const judged = (await starDialogues(evaluation)).flatMap((dialogue) => {
      const place = texts.findIndex(({ id }) => id === dialogue.scenario.tasks[0]);
      const tape = tapeOf(dialogue);
      const isOne = !dialogue.scenario.multiTask && place >= 0;
      return isOne && saidBy(tape).length > 0
        ? [judge(tape, sources, (text) => isToThePoint(ranker, text, place))]
        : [];
    });
    const shareOf = (is: (one: Judged) => number) => judged.reduce((sum, one) => sum + is(one), 0) / judged.length;
    const sentences = judged.reduce((sum, one) => sum + one.sentences, 0);
    const times = judged.map(({ ms }) => ms).toSorted((one, other) => one - other);
    const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
    return {
      ...{ task: 'summary', set, n: judged.length },
      early: shareOf(({ isEarly }) => Number(isEarly)),
      toThePoint: shareOf(({ isEarly, tells }) => Number(isEarly && tells)),
      byChance: shareOf(({ chance }) => chance),
      sentences: sentences / judged.length,
      sourced: judged.reduce((sum, one) => sum + one.sourced, 0) / Math.max(1, sentences),
      ...{ p50Ms: at(0.5), p99Ms: at(0.99) },
    };
  },
};

interface Judged {
  readonly isEarly: boolean;
  readonly tells: boolean;
  /** How likely a line of the first half, drawn evenly, is to the point. */
  readonly chance: number;
  readonly sentences: number;
  readonly sourced: number;
  readonly ms: number;
}

function judge(tape: readonly Recorded[], sources: SummarySources, tells: (text: string) => boolean): Judged {
  const state = replay(tape);
  const start = performance.now();
  const { sentences } = proposeWrapUp(tape, state, sources);
  const ms = performance.now() - start;
  const wanted = sentences.find(({ about }) => about === 'wanted');
  const early = saidBy(tape).filter(({ sequence }) => sequence <= tape.length / 2);
  const quotation = /“([^”]*)”/u.exec(wanted?.text.en ?? '')?.[1] ?? '';
  const hasEntry = (sequence: number) => tape.some((entry) => entry.sequence === sequence);
  return {
    isEarly: early.some(({ sequence }) => wanted?.sequences.includes(sequence)),
    tells: tells(quotation),
    chance: early.filter(({ text }) => tells(text)).length / Math.max(1, early.length),
    sentences: sentences.length,
    sourced: sentences.filter(({ sequences }) => sequences.length > 0 && sequences.every(hasEntry)).length,
    ms,
  };
}

const isToThePoint = (ranker: ColdRanker, text: string, script: number): boolean =>
  ranker.weighedWords([{ by: 'customer', text }], script).some(({ weight }) => weight > 0);

const saidBy = (tape: readonly Recorded[]) =>
  tape.flatMap(({ event, sequence }) =>
    event.type === 'UtteranceSpoken' && event.role === 'customer' ? [{ sequence, text: event.text }] : [],
  );

/** What was said in a dialogue, as a log holds it. */
function tapeOf({ turns }: StarDialogue): readonly Recorded[] {
  const said = turns.flatMap(({ speaker, text }) => {
    const role: ParticipantRole | null = speaker === 'customer' || speaker === 'agent' ? speaker : null;
    return role === null || text === undefined ? [] : [{ role, text }];
  });
  return said.map(({ role, text }, at) => ({
    ...{ streamId: 'star', sequence: at + 1, occurredAt: at, recordedAt: at, by: 'system' },
    event: {
      ...{ type: 'UtteranceSpoken', utteranceId: `u${at}`, participantId: role, role, text },
      ...{ startedAt: at, endedAt: at, language: 'en', confidence: null },
    },
  }));
}
