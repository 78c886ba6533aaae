import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { evolve, initialInteraction, unknownFacts, type Interaction } from '@aliado/domain';
import { Advisor } from '../../assist/advisor.ts';
import { allProposers } from '../../assist/all-proposers.ts';
import { AssistMetrics } from '../../assist/assist-metrics.ts';
import { nothingLearnt } from '../../assist/models/learnt-models.ts';
import { PlaybookKnowledge } from '../../assist/playbook-knowledge.ts';
import { TurnsHeard } from '../../assist/turns-heard.ts';
import { CompiledFeel } from '../../playbooks/feel/compiled-feel.ts';
import { SystemClock } from '../../platform/clock.ts';
import { Metrics } from '../../platform/metrics.ts';
import { LargePlaybook } from './large-playbook.ts';
import { starDialogues, starPlaybooks, type StarDialogue } from './star.ts';
import type { Task } from './task.ts';

/** How often each utterance is measured: the least tells its cost, the rest what else the machine did. */
const rounds = 4;

/**
 * What an utterance of the customer costs beside the playbook of a large house, from the state of the contact to ranked
 * proposals by all proposers, and how long the event loop stands still while such a playbook is read.
 */
export const speed: Task = {
  name: 'speed',
  sets: ['star'],
  variants: [{}],
  async run({ set, playbooks, evaluation }) {
    const dialogues = await starDialogues(evaluation);
    const playbook = new LargePlaybook(await starPlaybooks(playbooks), dialogues);
    const knowledge = new PlaybookKnowledge(playbook);
    const reading = await watched(() => {
      playbook.published.next();
      return knowledge.known();
    });
    const proposers = allProposers(knowledge, playbook, new CompiledFeel(), nothingLearnt);
    const advisor = new Advisor(knowledge, proposers, new AssistMetrics(new Metrics()), new SystemClock());
    const costs = dialogues.flatMap((dialogue) => costsOf(advisor, dialogue)).toSorted((a, b) => a - b);
    const at = (share: number) => costs[Math.floor(costs.length * share)] ?? 0;
    return {
      task: 'speed',
      set,
      n: costs.length,
      p50Ms: at(0.5),
      p99Ms: at(0.99),
      mostMs: costs.at(-1) ?? 0,
      ...reading,
    };
  },
};

/** Milliseconds for each of the customer's utterances in a call, the least of all rounds. */
function costsOf(advisor: Advisor, dialogue: StarDialogue): readonly number[] {
  const known = { openMatters: new Set<string>(), scope: unknownFacts };
  const states = statesOf(dialogue);
  const runs = Array.from({ length: rounds }, () => {
    const heard = new TurnsHeard();
    return states.map((state) => {
      const start = performance.now();
      advisor.advise(state, known, heard);
      return performance.now() - start;
    });
  });
  return states.map((_, place) => Math.min(...runs.map((run) => run[place] ?? Infinity)));
}

/** The contact after each of the customer's utterances. */
function statesOf({ turns }: StarDialogue): readonly Interaction[] {
  let state = initialInteraction;
  return turns.flatMap(({ speaker, text }, place) => {
    if (text === undefined || (speaker !== 'customer' && speaker !== 'agent')) return [];
    state = evolve(state, {
      ...{ streamId: 'speed', sequence: state.sequence + 1, occurredAt: place, recordedAt: place, by: 'system' },
      event: {
        ...{ type: 'UtteranceSpoken', utteranceId: `u${place}`, participantId: speaker, role: speaker, text },
        ...{ startedAt: place, endedAt: place, language: 'en', confidence: null },
      },
    });
    return speaker === 'customer' ? [state] : [];
  });
}

/** How long some work takes, and the longest that the event loop stands still meanwhile. */
async function watched(work: () => Promise<void>): Promise<{ readonly readMs: number; readonly stallMs: number }> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  await setImmediate();
  delay.enable();
  const start = performance.now();
  await work();
  const readMs = performance.now() - start;
  await setImmediate();
  delay.disable();
  return { readMs, stallMs: delay.max / 1e6 };
}
