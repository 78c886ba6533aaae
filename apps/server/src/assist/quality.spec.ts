import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { languages, type Language } from '@aliado/domain';
import { parse } from 'csv-parse/sync';
import { unknownScope } from '../playbooks/feel/feel-scope.ts';
import type { Conversation } from '../playbooks/pack/conversation-schema.ts';
import type { Pack } from '../playbooks/pack/pack.ts';
import { PackReader } from '../playbooks/pack/pack-reader.ts';
import { knowledgeOf, type Knowledge } from './knowledge.ts';
import { ScriptTextProposer } from './propose/script-text-proposer.ts';
import { TriggerProposer } from './propose/trigger-proposer.ts';
import { fitsFrom, scored } from './rank-proposals.ts';
import { weighted, type Window } from './window.ts';

const ownPack = resolve(__dirname, '../../../../packs/casa-lumbre');

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
      return knowledgeOf(language, { scripts: pack.scripts, articles, matterName: (id) => matters.get(id) ?? null });
    });
    knowledge = (language) => read[languages.indexOf(language)] ?? never();
    openMattersOf = journeys();
  });

  /** What was said until the customer's nth turn, as the desk hears it. */
  function windowOf({ language, turns, from }: Conversation, customerTurns: number, isJourneyKnown: boolean): Window {
    const spoken = turns.flatMap((turn) => (turn.speaker === 'customer' || turn.speaker === 'agent' ? [turn] : []));
    const customers = spoken.flatMap(({ speaker }, place) => (speaker === 'customer' ? [place] : []));
    const last = customers[customerTurns - 1] ?? customers.at(-1) ?? 0;
    const heard = spoken.slice(0, last + 1).map(({ speaker, text }, place) => ({
      sequence: place + 1,
      isCustomer: speaker === 'customer',
      tokens: knowledge(language).analyser.tokens(text),
    }));
    const openMatters = isJourneyKnown ? openMattersOf(from) : new Set<string>();
    return { language, turns: weighted(heard), matter: null, openMatters, scope: unknownScope, now: 0 };
  }

  function measure(isJourneyKnown: boolean) {
    const proposers = [new TriggerProposer(knowledge), new ScriptTextProposer(knowledge)];
    const answered = pack.conversations.filter(({ ends }) => ends !== 'abandoned');
    const ranked = answered.map(({ labels, ...conversation }) => {
      const window = windowOf({ labels, ...conversation }, 3, isJourneyKnown);
      const list = scored(
        proposers.flatMap((proposer) => proposer.propose(window)),
        window,
      );
      return { script: labels.script, list: list.map(({ target }) => target.id), best: list[0]?.reason.score ?? 0 };
    });
    const fitting = ranked.filter(({ script }) => script !== null);
    const others = ranked.filter(({ script }) => script === null);
    const share = (count: number, of: readonly unknown[]) => count / of.length;
    const within = (places: number) =>
      share(
        fitting.filter(({ script, list }) => script !== null && list.slice(0, places).includes(script)).length,
        fitting,
      );
    return {
      first: within(1),
      topThree: within(3),
      shown: share(fitting.filter(({ best }) => best >= fitsFrom).length, fitting),
      quiet: share(others.filter(({ best }) => best < fitsFrom).length, others),
    };
  }

  it('hold the right script among three after three turns, with what the house knows of the caller', () => {
    const { first, topThree, shown } = measure(true);
    expect(topThree).toBeGreaterThanOrEqual(0.85);
    expect(first).toBeGreaterThanOrEqual(0.7);
    expect(shown).toBeGreaterThanOrEqual(0.75);
  });

  it('hold it often enough when nobody knows who calls', () => {
    const { first, topThree } = measure(false);
    expect(topThree).toBeGreaterThanOrEqual(0.7);
    expect(first).toBeGreaterThanOrEqual(0.5);
  });

  it('are none for most calls that no script fits', () => {
    expect(measure(true).quiet).toBeGreaterThan(0.5);
  });
});

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
