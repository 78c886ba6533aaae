import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { languages, type Language, unknownFacts } from '@aliado/domain';
import { parse } from 'csv-parse/sync';
import type { Conversation } from '../playbooks/pack/conversation-schema.ts';
import type { Pack } from '../playbooks/pack/pack.ts';
import { PackReader } from '../playbooks/pack/pack-reader.ts';
import { calibrationError, reliability } from './learn/calibration.ts';
import { knowledgeOf, type Knowledge } from './knowledge.ts';
import { ScriptTextProposer } from './propose/script-text-proposer.ts';
import { TriggerProposer } from './propose/trigger-proposer.ts';
import { fitsFrom, rankProposals, scored } from './rank-proposals.ts';
import { spokenTurn, weighted, type Window } from './window.ts';

const ownPack = resolve(__dirname, '../../../../packs/casa-lumbre');

/**
 * What was found on half B when it was measured last, whole per cent. It was measured whenever ranking changed, and what cost it was
 * not kept: it is no longer wholly unseen.
 */
const floors: readonly (readonly [turns: number, Measured])[] = [
  [1, { first: 50, topThree: 63, shownRight: 38, shownWrong: 4, quiet: 67 }],
  [2, { first: 67, topThree: 75, shownRight: 46, shownWrong: 21, quiet: 67 }],
  [3, { first: 71, topThree: 83, shownRight: 46, shownWrong: 17, quiet: 100 }],
];

/** How far the chances of what may be shown may be from what happened on half B, on average. */
const calibrationCeiling = 0.11;

describe('proposals on the written dialogues of our own pack', () => {
  let pack: Pack;
  let knowledge: (language: Language) => Knowledge;
  let openMattersOf: (phone: string | null) => ReadonlySet<string>;

  beforeAll(async () => {
    const reading = await new PackReader().read(ownPack);
    if (!reading.pack) throw new Error('our own pack has faults');
    pack = reading.pack;
    const matters = new Map(pack.organisation.matters.map(({ id, name }) => [id, name]));
    const read = languages.map((language) => {
      const articles = pack.articles.filter((article) => article.language === language);
      const { scripts, guidelines, synonyms } = pack;
      const matterName = (id: string) => matters.get(id) ?? null;
      return knowledgeOf(language, { scripts, guidelines, articles, synonyms, matterName });
    });
    knowledge = (language) => read[languages.indexOf(language)] ?? never();
    openMattersOf = journeys();
  });

  /** What was said until the customer's nth turn, as the desk hears it. */
  function windowOf({ language, turns, from }: Conversation, customerTurns: number, isJourneyKnown: boolean): Window {
    const spoken = turns.flatMap((turn) => (turn.speaker === 'customer' || turn.speaker === 'agent' ? [turn] : []));
    const customers = spoken.flatMap(({ speaker }, place) => (speaker === 'customer' ? [place] : []));
    const last = customers[customerTurns - 1] ?? customers.at(-1) ?? 0;
    const heard = spoken
      .slice(0, last + 1)
      .map(({ speaker, text }, place) =>
        spokenTurn(place + 1, speaker === 'customer', text, (words) => knowledge(language).analyser.tokens(words)),
      );
    const openMatters = isJourneyKnown ? openMattersOf(from) : new Set<string>();
    return { language, turns: weighted(heard), matter: null, openMatters, scope: unknownFacts, began: 0 };
  }

  /** How the answered conversations of one half fare once the customer spoke so many times. */
  function measure(half: Half, customerTurns: number, isJourneyKnown = false): Measured {
    const proposers = [new TriggerProposer(knowledge), new ScriptTextProposer(knowledge)];
    const answered = pack.conversations.filter(({ id, ends }) => ends !== 'abandoned' && halfOf(id) === half);
    const ranked = answered.map(({ labels, ...conversation }) => {
      const window = windowOf({ labels, ...conversation }, customerTurns, isJourneyKnown);
      const proposals = proposers.flatMap((proposer) => proposer.propose(window));
      const shown = rankProposals(proposals, window).filter(({ isContradicted }) => !isContradicted);
      const list = scored(proposals, window).map(({ target }) => target.id);
      return { script: labels.script, list, shown: shown[0]?.target.id ?? null };
    });
    const fitting = ranked.filter(({ script }) => script !== null);
    const others = ranked.filter(({ script }) => script === null);
    const share = (of: typeof ranked, holds: (one: (typeof ranked)[number]) => boolean) =>
      Math.round((100 * of.filter(holds).length) / of.length);
    return {
      first: share(fitting, ({ script, list }) => list[0] === script),
      topThree: share(fitting, ({ script, list }) => list.slice(0, 3).includes(script ?? '')),
      shownRight: share(fitting, ({ script, shown }) => shown === script),
      shownWrong: share(fitting, ({ script, shown }) => shown !== null && shown !== script),
      quiet: share(others, ({ shown }) => shown === null),
    };
  }

  it('are told of both halves, the one that was looked at and the one that was not', () => {
    const rows = (['A', 'B'] as const).flatMap((half) =>
      [1, 2, 3].map((turns) => `${half} after ${turns}: ${JSON.stringify(measure(half, turns))}`),
    );
    process.stdout.write(`${rows.join('\n')}\n`);
    expect(rows).toHaveLength(6);
  });

  it.each([...floors])(
    'hold on the half that nobody looked at, by words alone, after %i turns of the customer',
    (turns, floor) => {
      const { shownWrong, ...found } = measure('B', turns);
      const short = Object.entries(found).filter(([name, share]) => share < floor[name as keyof typeof found]);
      expect(short).toEqual([]);
      expect(shownWrong).toBeLessThanOrEqual(floor.shownWrong);
    },
  );

  it('are as likely as their chances say, on the half that nobody looked at', () => {
    const proposers = [new TriggerProposer(knowledge), new ScriptTextProposer(knowledge)];
    const answered = pack.conversations.filter(({ id, ends }) => ends !== 'abandoned' && halfOf(id) === 'B');
    const best = [1, 2, 3].flatMap((turns) =>
      answered.map((conversation) => {
        const window = windowOf(conversation, turns, false);
        const [first] = scored(
          proposers.flatMap((proposer) => proposer.propose(window)),
          window,
        );
        return { chance: first?.reason.score ?? 0, isRight: first?.target.id === conversation.labels.script };
      }),
    );
    const shown = best.filter(({ chance }) => chance >= fitsFrom);
    const table = reliability(
      shown.map(({ chance }) => chance),
      shown.map(({ isRight }) => isRight),
      5,
    );
    expect(calibrationError(table)).toBeLessThanOrEqual(calibrationCeiling);
  });

  it('are surer with what the house knows of the caller', () => {
    for (const half of ['A', 'B'] as const) {
      const [stranger, known] = [measure(half, 3), measure(half, 3, true)];
      expect(known.topThree).toBeGreaterThanOrEqual(stranger.topThree);
      expect(known.shownRight).toBeGreaterThanOrEqual(stranger.shownRight);
    }
  });
});

/** What was tuned on, and what was only measured. */
type Half = 'A' | 'B';

/** The half of a conversation, by the FNV-1a hash of its id: nobody chose. */
function halfOf(id: string): Half {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(id)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return (hash >>> 16) % 2 === 0 ? 'A' : 'B';
}

/** Whole per cent. */
interface Measured {
  readonly first: number;
  readonly topThree: number;
  /** The best that may be shown is the right one; is another one. */
  readonly shownRight: number;
  readonly shownWrong: number;
  /** Calls that no script fits, in which none is shown. */
  readonly quiet: number;
}

/** Matters that are open on the journey of whoever has a number, from the pack's own files; none for a shared number. */
function journeys(): (phone: string | null) => ReadonlySet<string> {
  const rows = (file: string) =>
    parse(readFileSync(join(ownPack, 'customers', file)), { columns: true, bom: true }) as readonly Record<
      string,
      string
    >[];
  const [identities, cases, touchpoints] = ['identities.csv', 'cases.csv', 'touchpoints.csv'].map(rows);
  return (phone) => {
    const owners = new Set(identities?.filter(({ value }) => value === phone).map(({ customer_id }) => customer_id));
    const [owner] = owners;
    if (owners.size !== 1) return new Set();
    const open = cases?.filter(({ customer_id, state }) => customer_id === owner && state !== 'closed') ?? [];
    const recent = touchpoints?.filter(
      ({ customer_id, state, occurred_at }) =>
        customer_id === owner && state !== 'ok' && Number(/^T-(\d+)/.exec(occurred_at ?? '')?.[1] ?? 999) <= 14,
    );
    return new Set([...open, ...(recent ?? [])].flatMap(({ matter }) => (matter ? [matter] : [])));
  };
}

function never(): never {
  throw new Error('unreachable');
}
