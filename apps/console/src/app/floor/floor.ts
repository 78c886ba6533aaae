import { computed, inject, linkedSignal, Service, signal } from '@angular/core';
import type { FloorAgent, FloorNeed, NeedAct, NeedKind } from '@aliado/domain';
import { inOrder, isLater } from '@aliado/domain';
import type { AgentGroup, AttentionLevel } from '@aliado/ui';
import { activeLanguage, markOf, Ticker } from '@aliado/ui';
import { Store } from '@ngrx/store';
import { reading } from '../desk/reading.ts';
import { Readings } from '../desk/readings.ts';
import { floorFeature } from '../live/floor.feature.ts';
import { LiveSocket } from '../live/live-socket.ts';
import type { Refusal } from '../live/outbox-entry.ts';
import { Session } from '../session/session.ts';
import { Notices } from '../shell/notices.ts';
import { keptOrder } from './kept-order.ts';

const nothing: ReadonlySet<NeedKind> = new Set();

/** The floor as its reader sees it: queues, people in their places, and what needs somebody. */
@Service()
export class Floor {
  private readonly store = inject(Store);
  private readonly socket = inject(LiveSocket);
  private readonly session = inject(Session);
  private readonly notices = inject(Notices);
  private readonly readings = inject(Readings);
  private readonly ticker = inject(Ticker);
  private readonly language = activeLanguage();
  private readonly agents = this.store.selectSignal(floorFeature.selectAgents);
  private readonly known = this.store.selectSignal(floorFeature.selectQueues);
  private readonly told = this.store.selectSignal(floorFeature.selectNeeds);
  private readonly organisation = reading(
    () => ({ about: 'organisation', version: '' }),
    () => this.readings.organisation(),
  );

  readonly isKnown = this.store.selectSignal(floorFeature.selectIsKnown);
  readonly at = this.store.selectSignal(floorFeature.selectAt);
  readonly dayFrom = this.store.selectSignal(floorFeature.selectDayFrom);
  /** The queues of the house, in its own order. */
  readonly queues = computed(() =>
    (this.organisation.value()?.queues ?? []).flatMap(({ id, name }) => {
      const queue = this.known()[id];
      return queue ? [{ queue, name: name[this.language()] }] : [];
    }),
  );

  private readonly needsByAgent = computed(() => {
    const kinds = new Map<string, Set<NeedKind>>();
    for (const { need } of Object.values(this.told())) {
      if (need.agentId !== null && need.about.kind !== 'promise')
        kinds.set(need.agentId, (kinds.get(need.agentId) ?? new Set<NeedKind>()).add(need.about.kind));
    }
    return kinds;
  });
  private readonly helped = computed(
    () =>
      new Set(
        Object.values(this.told()).flatMap(({ need, handling }) =>
          need.about.kind === 'help' && handling.claimedBy !== null && need.agentId !== null ? [need.agentId] : [],
        ),
      ),
  );
  /** Everybody in the group of their team; within it by name, so that each keeps their place. */
  readonly groups = computed((): readonly AgentGroup[] => {
    const teams = new Map((this.organisation.value()?.teams ?? []).map(({ id, name }) => [id, name[this.language()]]));
    const groups = new Map<string, FloorAgent[]>();
    for (const agent of Object.values(this.agents()))
      groups.set(agent.team ?? '', [...(groups.get(agent.team ?? '') ?? []), agent]);
    return [...groups]
      .map(([id, members]) => ({
        ...{ id, name: teams.get(id) ?? id },
        agents: members.toSorted(byName).map((agent) => ({
          ...{ id: agent.agentId, name: agent.name, since: agent.since },
          mark: markOf(agent, this.needsByAgent().get(agent.agentId) ?? nothing, this.helped().has(agent.agentId)),
        })),
      }))
      .toSorted((one, other) => one.name.localeCompare(other.name));
  });

  /** Kinds that the reader hides; none at first. */
  readonly hidden = signal<ReadonlySet<NeedKind>>(new Set());
  /** Whether the reader's hand is on the list: nothing moves under it then. */
  readonly isHeld = signal(false);
  private readonly pressing = computed(() =>
    inOrder(
      Object.values(this.told()).flatMap(({ need }) => (this.hidden().has(need.about.kind) ? [] : [need])),
      this.ticker.now(),
    ).map(({ id }) => id),
  );
  private readonly order = linkedSignal<
    { readonly now: readonly string[]; readonly isHeld: boolean },
    readonly string[]
  >({
    source: () => ({ now: this.pressing(), isHeld: this.isHeld() }),
    computation: ({ now, isHeld }, before) => (isHeld && before ? keptOrder(before.value, now) : now),
  });
  /** What needs somebody, in the order in which it stands on the screen. */
  readonly needs = computed(() => this.order().flatMap((id) => this.told()[id] ?? []));
  /** What nobody has, and waits now. */
  readonly untaken = computed(() => this.needs().filter((need) => this.levelOf(need) === 'now'));

  /** The need on the screen; the reader's choice stays while it stands. */
  readonly selectedId = signal<string | null>(null);
  readonly selected = computed(() => {
    const id = this.selectedId();
    return id === null ? null : (this.told()[id] ?? null);
  });

  agent(agentId: string): FloorAgent | null {
    return this.agents()[agentId] ?? null;
  }

  /** Who has a contact in hand; null for nobody. */
  holderOf(interactionId: string): string | null {
    const has = ({ contacts }: FloorAgent) => contacts.some((contact) => contact.interactionId === interactionId);
    return Object.values(this.agents()).find(has)?.agentId ?? null;
  }

  nameOf = (agentId: string): string => this.agent(agentId)?.name ?? agentId;

  teamOf = (teamId: string): string =>
    this.organisation.value()?.teams.find(({ id }) => id === teamId)?.name[this.language()] ?? teamId;

  queueName = (queueId: string): string =>
    this.organisation.value()?.queues.find(({ id }) => id === queueId)?.name[this.language()] ?? queueId;

  /** How pressing a need is for this reader. */
  levelOf({ need, handling }: FloorNeed): AttentionLevel {
    if (handling.claimedBy !== null && !this.isMine(handling.claimedBy.accountId)) return 'taken';
    return isLater(need, this.ticker.now()) ? 'later' : 'now';
  }

  isMine(accountId: string): boolean {
    return accountId === this.session.view()?.account.id;
  }

  /** Puts the next (1) or the previous (-1) need on the screen; tells whether there is one. */
  step(by: 1 | -1): boolean {
    const ids = this.needs().map(({ need }) => need.id);
    const at = ids.indexOf(this.selectedId() ?? '');
    const next = ids[Math.min(ids.length - 1, Math.max(0, at + by))];
    if (next !== undefined) this.selectedId.set(next);
    return next !== undefined;
  }

  /** Does something about a need; what was refused is said in words. */
  async act(needId: string, act: NeedAct): Promise<boolean> {
    const outcome = await this.socket
      .ask('need', { commandId: crypto.randomUUID(), needId, act })
      .catch((): { readonly refused: Refusal } => ({ refused: 'live/unavailable' }));
    if ('refused' in outcome) this.notices.refused(outcome.refused);
    return 'accepted' in outcome;
  }
}

const byName = (one: FloorAgent, other: FloorAgent): number =>
  one.name.localeCompare(other.name) || one.agentId.localeCompare(other.agentId);
