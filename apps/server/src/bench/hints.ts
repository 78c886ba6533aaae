import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { type Article, type Language, type Script, unknownFacts } from '@aliado/domain';
import { inSlices } from '../assist/in-slices.ts';
import { knowledgeOf, readingKnowledge, type Knowledge, type KnowledgeSource } from '../assist/knowledge.ts';
import type { Proposal } from '../assist/proposal.ts';
import { ArticleProposer } from '../assist/propose/article-proposer.ts';
import { ScriptTextProposer } from '../assist/propose/script-text-proposer.ts';
import { TriggerProposer } from '../assist/propose/trigger-proposer.ts';
import { rankProposals, scored } from '../assist/rank-proposals.ts';
import type { Analyser } from '../assist/text/analyser.ts';
import { weighted, windowTurns, type Window } from '../assist/window.ts';
import { starDialogues, starScripts, type StarDialogue } from './star-playbooks.ts';

/** Customer turns after which it is looked at what is proposed. */
const looks = [1, 2, 3, 5] as const;

/** How often each utterance is measured: the least tells its cost, the rest what else the machine did. */
const rounds = 4;

/** What the playbook of a large house holds. */
const [manyScripts, manyArticles] = [50, 2_000];

/**
 * How well scripts are found from the text of playbooks alone, what one utterance costs beside a large playbook, and how long
 * the event loop stands still while such a playbook is read; printed as one line of JSON.
 */
async function main(): Promise<void> {
  const folder = process.argv[2] ?? '../shared/data/star';
  const file = process.argv[3] ?? 'dev.jsonl.gz';
  const scripts = await starScripts(folder);
  const dialogues = await starDialogues(folder, file);
  const found = accuracyOf(scripts, dialogues);
  const large = largePlaybook(scripts, dialogues);
  const { knowledge, readMs, stallMs } = await reading(large);
  const costs = costsOf(knowledge, dialogues).toSorted((a, b) => a - b);
  const at = (share: number) => costs[Math.floor(costs.length * share)] ?? 0;
  const cost = { utterances: costs.length, p50: at(0.5), p99: at(0.99), readMs, stallMs };
  process.stdout.write(`${JSON.stringify({ dialogues: dialogues.length, found, cost })}\n`);
}

function accuracyOf(scripts: readonly Script[], dialogues: readonly StarDialogue[]) {
  const knowledge = knowledgeOf('en', { ...nothing, scripts });
  const proposers = [new TriggerProposer(() => knowledge), new ScriptTextProposer(() => knowledge)];
  return looks.map((customerTurns) => {
    const lists = dialogues.map((dialogue) => {
      const window = windowAfter(dialogue, customerTurns, knowledge.analyser);
      const proposals = proposers.flatMap((proposer) => proposer.propose(window));
      return { task: dialogue.task, list: scored(proposals, window).map(({ target }) => target.id) };
    });
    const within = (places: number) =>
      (100 * lists.filter(({ task, list }) => list.slice(0, places).includes(task)).length) / lists.length;
    return { customerTurns, top1: within(1), top3: within(3) };
  });
}

/** What was said until the customer spoke so many times; nothing later. */
function windowAfter({ turns }: StarDialogue, customerTurns: number, analyser: Analyser): Window {
  const places = turns.flatMap(({ isCustomer }, place) => (isCustomer ? [place] : []));
  const last = places[customerTurns - 1] ?? places.at(-1) ?? 0;
  return windowOf(turns.slice(0, last + 1), analyser);
}

function windowOf(turns: StarDialogue['turns'], analyser: Analyser): Window {
  const heard = turns.slice(-windowTurns).map(({ isCustomer, text }, place) => ({
    sequence: place + 1,
    isCustomer,
    tokens: analyser.tokens(text),
  }));
  const known = { matter: null, openMatters: new Set<string>(), scope: unknownFacts, began: 0 };
  return { language: 'en', turns: weighted(heard), ...known };
}

/** As many scripts and articles as a large house has, in the words of the playbooks and dialogues. */
function largePlaybook(scripts: readonly Script[], dialogues: readonly StarDialogue[]): KnowledgeSource {
  const many = Array.from({ length: manyScripts }, (_, place): readonly Script[] => {
    const script = scripts[place % scripts.length];
    return script ? [{ ...script, id: `${script.id}-${place}` }] : [];
  }).flat();
  const articles = Array.from({ length: manyArticles }, (_, place): Article => {
    const dialogue = dialogues[place % dialogues.length];
    const body = dialogue?.turns.map(({ text }) => text).join('\n') ?? '';
    const matter = many[place % many.length]?.matter ?? '';
    return {
      id: `a${place}`,
      version: 1,
      language: 'en',
      title: body.slice(0, 40),
      matters: [matter],
      readMinutes: 1,
      body,
    };
  });
  return { ...nothing, scripts: many, articles };
}

/** Reads a playbook as the server does, beside an event loop that is watched. */
async function reading(source: KnowledgeSource): Promise<{ knowledge: Knowledge; readMs: number; stallMs: number }> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  await setImmediate();
  delay.enable();
  const start = performance.now();
  const knowledge = await inSlices(readingKnowledge('en', source));
  const readMs = performance.now() - start;
  await setImmediate();
  delay.disable();
  return { knowledge, readMs, stallMs: delay.max / 1e6 };
}

/** Microseconds from each customer's utterance to ranked proposals, the words of the whole window read anew; the best of `rounds`. */
function costsOf(knowledge: Knowledge, dialogues: readonly StarDialogue[]): readonly number[] {
  const of = (language: Language) => (language === 'en' ? knowledge : nobody);
  const proposers = [new TriggerProposer(of), new ScriptTextProposer(of), new ArticleProposer(of)];
  const propose = (turns: StarDialogue['turns']): readonly Proposal[] => {
    const window = windowOf(turns, knowledge.analyser);
    return rankProposals(
      proposers.flatMap((proposer) => proposer.propose(window)),
      window,
    );
  };
  const spoken = dialogues.flatMap(({ turns }) =>
    turns.flatMap(({ isCustomer }, place) => (isCustomer ? [turns.slice(0, place + 1)] : [])),
  );
  const costs = spoken.map(() => Infinity);
  for (let round = 0; round < rounds; round++) {
    for (const [place, turns] of spoken.entries()) {
      const start = performance.now();
      propose(turns);
      costs[place] = Math.min(costs[place] ?? Infinity, (performance.now() - start) * 1_000);
    }
  }
  return costs;
}

const nothing: KnowledgeSource = { scripts: [], guidelines: [], articles: [], synonyms: null, matterName: () => null };
const nobody = knowledgeOf('es', nothing);

await main();
