import { computed, inject, linkedSignal, Service, signal } from '@angular/core';
import type { FloorAgent, FloorNeed, NeedAct, NeedKind } from '@aliado/domain';
import { inOrder, isLater } from '@aliado/domain';
import type { AgentMark, AttentionLevel } from '@aliado/ui';
import { activeLanguage, markOf, Ticker } from '@aliado/ui';
import { Store } from '@ngrx/store';
import { reading } from '../desk/reading.ts';
import { Readings } from '../desk/readings.ts';
import { floorFeature } from '../live/floor.feature.ts';
import { LiveSocket } from '../live/live-socket.ts';
import type { Refusal } from '../live/outbox-entry.ts';
import { PreferenceKeeper } from '../session/preference-keeper.ts';
import { Session } from '../session/session.ts';
import { Notices } from '../shell/notices.ts';
import { keptOrder } from './kept-order.ts';

const nothing: ReadonlySet<NeedKind> = new Set();
/** What makes nobody stand out among all: a promise is of a contact that is over, and strain is for who reads the list. */
const unmarked: ReadonlySet<NeedKind> = new Set(['promise', 'hard-calls', 'no-pause']);

/** The floor as its reader sees it: queues, people in their places, and what needs somebody. */
@Service()
export class Floor {
  private readonly store = inject(Store);
  private readonly socket = inject(LiveSocket);
  private readonly session = inject(Session);
  private readonly notices = inject(Notices);
  private readonly keeper = inject(PreferenceKeeper);
  private readonly readings = inject(Readings);
  private readonly ticker = inject(Ticker);
  private readonly language = activeLanguage();
  private readonly agents = this.store.selectSignal(floorFeature.selectAgents);
  private readonly known = this.store.selectSignal(floorFeature.selectQueues);
  private readonly told = this.store.selectSignal(floorFeature.selectNeeds);
  readonly organisation = reading(
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
      if (need.agentId !== null && !unmarked.has(need.about.kind))
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
  /** What somebody is, or needs. */
  markOf(agent: FloorAgent): AgentMark {
    return markOf(agent, this.needsByAgent().get(agent.agentId) ?? nothing, this.helped().has(agent.agentId));
  }

  /** Kinds that the reader hides, as they are kept with them; none at first. */
  readonly hidden = computed(() => new Set<string>(this.keeper.preferences().floor?.hiddenNeeds));
  /** How many there are of each kind, hidden or not. */
  readonly byKind = computed((): ReadonlyMap<NeedKind, number> => {
    const counts = new Map<NeedKind, number>();
    for (const { need } of Object.values(this.told()))
      counts.set(need.about.kind, (counts.get(need.about.kind) ?? 0) + 1);
    return counts;
  });
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

  /** Shows a kind, or hides it. */
  toggleKind(kind: NeedKind): void {
    const hidden = new Set(this.hidden());
    if (!hidden.delete(kind)) hidden.add(kind);
    const { floor } = this.keeper.preferences();
    this.keeper.change({ floor: { ...floor, hiddenNeeds: [...hidden] } });
  }

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
