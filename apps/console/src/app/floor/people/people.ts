import { computed, inject, linkedSignal, Service, signal, untracked } from '@angular/core';
import type { Actor, FloorAgent, FloorPreferences } from '@aliado/domain';
import { siteOf, timeUntil } from '@aliado/domain';
import type { AgentGroup, AgentMark, AgentTile, MarkCount, PeopleLayout } from '@aliado/ui';
import { activeLanguage, agentMarks, breakReasons } from '@aliado/ui';
import { TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { floorFeature } from '../../live/floor.feature.ts';
import { PreferenceKeeper } from '../../session/preference-keeper.ts';
import { Floor } from '../floor.ts';
import {
  everybody,
  kept,
  movedSince,
  placed,
  type PeopleChoice,
  type PeopleFacts,
  type PeopleGrouping,
} from './placement.ts';

/** Who is meant and where they stand. It stays as the reader's hand left it: people who change do so in their places. */
interface Placement {
  readonly groups: readonly AgentGroup[];
  /** Whether everybody was known once: before that nobody has a place. */
  readonly isSettled: boolean;
}

/** What a placement is made of. */
interface Placing {
  readonly choice: PeopleChoice;
  /** How often the reader asked for it anew. */
  readonly turn: number;
  readonly houseGroups: PeopleFacts['groups'];
  readonly roster: readonly string[];
  readonly isWhole: boolean;
}

/** The people of the floor as the reader wants to see them. */
@Service()
export class People {
  private readonly store = inject(Store);
  private readonly floor = inject(Floor);
  private readonly keeper = inject(PreferenceKeeper);
  private readonly transloco = inject(TranslocoService);
  private readonly language = activeLanguage();
  private readonly agents = this.store.selectSignal(floorFeature.selectAgents);
  private readonly isWhole = this.store.selectSignal(floorFeature.selectIsWhole);
  private readonly all = computed(() => Object.values(this.agents()));
  private readonly roster = computed(() => Object.keys(this.agents()), { equal: isSameList });
  private readonly marks = computed(
    () => new Map(this.all().map((agent) => [agent.agentId, this.floor.markOf(agent)])),
  );
  private readonly kept = computed((): FloorPreferences => this.keeper.preferences().floor ?? {});
  private readonly groupBy = computed((): PeopleGrouping => this.kept().groupBy ?? 'team');

  readonly layout = computed((): PeopleLayout => this.kept().layout ?? 'tiles');
  /** Whom the reader wants to see. */
  readonly choice = linkedSignal<PeopleGrouping, PeopleChoice>({
    source: this.groupBy,
    computation: (groupBy, before) => ({ ...(before?.value ?? everybody), groupBy }),
  });
  private readonly turn = signal(0);

  private readonly house = computed(() => this.floor.organisation.value());
  readonly teams = computed(() => this.named(this.house()?.teams ?? []));
  readonly queues = computed(() => this.named(this.house()?.queues ?? []));
  readonly sites = computed(() => this.named(this.house()?.sites ?? []));
  private readonly queueNames = computed(() => new Map(this.queues().map(({ id, name }) => [id, name])));
  private readonly houseGroups = computed((): PeopleFacts['groups'] => {
    const { groupBy } = this.choice();
    if (groupBy === 'state') return agentMarks.map((id) => ({ id, name: this.say(`mark.${id}`) }));
    const known = groupBy === 'team' ? this.teams() : this.queues();
    return [...known, { id: '', name: this.say(groupBy === 'team' ? 'noTeam' : 'noQueue') }];
  });
  private readonly facts = computed((): PeopleFacts => {
    const organisation = this.house() ?? {};
    return {
      markOf: ({ agentId }) => this.marks().get(agentId) ?? 'gone',
      siteOf: (team) => siteOf(organisation, team)?.id ?? null,
      groups: this.houseGroups(),
    };
  });
  private readonly placement = linkedSignal<Placing, Placement>({
    source: () => ({
      ...{ choice: this.choice(), turn: this.turn(), houseGroups: this.houseGroups() },
      ...{ roster: this.roster(), isWhole: this.isWhole() },
    }),
    computation: (now, before) => this.place(now, before),
  });

  /** Whether everybody was known once: before that nobody has a place. */
  readonly isSettled = computed(() => this.placement().isSettled);
  /** Everybody who is meant, in their places. */
  readonly groups = computed(() => this.placement().groups);
  /** How many are meant. */
  readonly shown = computed(() => this.groups().reduce((sum, { agentIds }) => sum + agentIds.length, 0));
  readonly total = computed(() => this.roster().length);
  /** How many would stand elsewhere, if places were given now. */
  readonly moved = computed(() => movedSince(this.groups(), this.all(), this.choice(), this.facts()));
  /** How many there are of each mark, in the order of the legend; those that nobody has left out. */
  readonly legend = computed(() => countsIn(this.marks().values()));
  private readonly byGroup = computed(
    () =>
      new Map(
        this.groups().map(({ id, agentIds }) => [id, countsIn(agentIds.map((one) => this.marks().get(one) ?? 'gone'))]),
      ),
  );

  /** How many of a group there are of each mark. */
  readonly countsOf = (groupId: string): readonly MarkCount[] => this.byGroup().get(groupId) ?? [];

  /** Somebody as the grid shows them; null for somebody of whom nothing is known yet. */
  readonly read = (agentId: string): AgentTile | null => {
    const agent = this.agents()[agentId];
    if (!agent) return null;
    const { name, since, contacts, today } = agent;
    return {
      ...{ id: agentId, name, since, mark: this.marks().get(agentId) ?? 'gone', handled: today.handled },
      mood: contacts.some(({ mood }) => mood === 'upset') ? 'upset' : (contacts[0]?.mood ?? null),
      ...(this.layout() === 'table' ? this.inWords(agent) : noWords),
      onContact: (now) => timeUntil(today.time, now)['on-contact'],
    };
  };

  /** Changes whom the reader wants to see, or how they stand. */
  choose(some: Partial<PeopleChoice>): void {
    const { groupBy } = some;
    if (groupBy !== undefined) this.keep({ groupBy });
    this.choice.update((choice) => ({ ...choice, ...some }));
  }

  /** Shows people of a mark alone, or those beside others, or not any more. */
  toggleMark(mark: AgentMark): void {
    const marks = new Set(this.choice().marks);
    if (!marks.delete(mark)) marks.add(mark);
    this.choose({ marks });
  }

  /** Shows everybody again, as they stand. */
  showAll(): void {
    this.choose({ ...everybody, groupBy: this.choice().groupBy });
  }

  /** Gives places anew. */
  placeAnew(): void {
    this.turn.update((turn) => turn + 1);
  }

  keep(some: FloorPreferences): void {
    this.keeper.change({ floor: { ...this.kept(), ...some } });
  }

  private place(now: Placing, before?: { readonly source: Placing; readonly value: Placement }): Placement {
    const wasSettled = before?.value.isSettled ?? false;
    if (!now.isWhole && !wasSettled) return { groups: [], isSettled: false }; // who comes by pages is placed once
    return untracked(() => {
      const groups = placed(this.all(), now.choice, this.facts(), nameOrder(this.language()));
      const was = before?.source;
      const isSameHand = was?.choice === now.choice && was.turn === now.turn && was.houseGroups === now.houseGroups;
      if (!isSameHand || !wasSettled || !before) return { groups, isSettled: true };
      return { groups: kept(before.value.groups, groups, (id) => id in this.agents()), isSettled: true };
    });
  }

  private inWords({ reason, setBy, contacts, queues, agentId }: FloorAgent) {
    const queueName = (id: string | null) => (id === null ? this.say('direct') : (this.queueNames().get(id) ?? id));
    return {
      reason: reason === null ? '' : this.reasonIn(reason),
      setBy: setBy === null ? '' : this.actorIn(setBy, agentId),
      on: contacts.map(({ queueId }) => queueName(queueId)).join(', '),
      queues: queues.map(queueName).join(', '),
    };
  }

  private reasonIn(reason: string): string {
    return breakReasons.includes(reason)
      ? this.transloco.translate(`ui.agentState.reason.${reason}`, {}, this.language())
      : reason;
  }

  private actorIn(actor: Actor, agentId: string): string {
    if (actor === 'system') return this.say('server');
    const id = actor.slice(actor.indexOf(':') + 1);
    if (actor.startsWith('source:')) return id;
    return id === agentId ? this.say('self') : (this.house()?.people.find((one) => one.id === id)?.name ?? id);
  }

  private named(all: readonly { readonly id: string; readonly name: Readonly<Record<'es' | 'en', string>> }[]) {
    return all.map(({ id, name }) => ({ id, name: name[this.language()] }));
  }

  private say(key: string): string {
    return this.transloco.translate(`people.${key}`, {}, this.language());
  }
}

const noWords = { reason: '', setBy: '', on: '', queues: '' } as const;

function countsIn(marks: Iterable<AgentMark>): readonly MarkCount[] {
  const counts = new Map<AgentMark, number>();
  for (const mark of marks) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  return agentMarks.flatMap((mark) => {
    const count = counts.get(mark);
    return count === undefined ? [] : [{ mark, count }];
  });
}

/** By name as a reader of this language looks for it, with numbers in their order. */
function nameOrder(language: string): (one: FloorAgent, other: FloorAgent) => number {
  const { compare } = new Intl.Collator(language, { numeric: true });
  return (one, other) => compare(one.name, other.name) || compare(one.agentId, other.agentId);
}

const isSameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((item, place) => item === other[place]);
