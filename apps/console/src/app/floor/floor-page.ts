import { Component, computed, DestroyRef, inject, signal } from '@angular/core';
import type { MetricSource } from '@aliado/domain';
import { wallAt } from '@aliado/domain';
import { activeLanguage, AgentGrid, Bones, Empty, formatHour, Formula, QueueTile } from '@aliado/ui';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Keyboard } from '../keyboard/keyboard.ts';
import { FloorWatch } from '../live/floor-watch.ts';
import { HouseZone } from '../session/house-zone.ts';
import { Session } from '../session/session.ts';
import { Notices } from '../shell/notices.ts';
import { Definitions } from './figures/definitions.ts';
import { AlertSound } from './alerts/alert-sound.ts';
import { Floor } from './floor.ts';
import { LookPanel } from './look-panel.ts';
import { NeedsPanel } from './needs-panel.ts';
import { PeopleBar } from './people/people-bar.ts';
import { People } from './people/people.ts';
import { StaffingBar } from './staffing-bar.ts';

/** The floor: what needs the reader, the queues, and everybody in their place. */
@Component({
  selector: 'aliado-floor-page',
  imports: [
    AgentGrid,
    Bones,
    Empty,
    Formula,
    LookPanel,
    NeedsPanel,
    PeopleBar,
    QueueTile,
    RouterLink,
    StaffingBar,
    TranslocoDirective,
    TranslocoPipe,
  ],
  host: { '[class.looking]': 'lookedInto() !== null' },
  templateUrl: './floor-page.html',
  styleUrl: './floor-page.css',
})
export class FloorPage {
  private readonly language = activeLanguage();
  private readonly zone = inject(HouseZone);
  private readonly session = inject(Session);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  protected readonly floor = inject(Floor);
  protected readonly people = inject(People);
  private readonly definitions = inject(Definitions);
  private readonly router = inject(Router);
  /** By the definition that the reader chose. */
  protected readonly metric = computed(() => this.definitions.of('service-level'));
  protected readonly others = computed(() => this.definitions.othersOf(this.metric()));

  /** The queue whose figure is explained; null for none. */
  protected readonly explained = signal<string | null>(null);
  protected readonly none: ReadonlySet<string> = new Set();
  /** Whom the reader marked. */
  protected readonly marked = signal<ReadonlySet<string>>(new Set());
  /** The contact that the reader looks into; null for none. */
  protected readonly lookedInto = signal<string | null>(null);
  /** Who has it; null for nobody. */
  protected readonly lookedAt = computed(() => {
    const interactionId = this.lookedInto();
    return interactionId === null ? null : this.floor.holderOf(interactionId);
  });
  protected readonly explainedQueue = computed(() =>
    this.floor.queues().find(({ queue }) => queue.queueId === this.explained()),
  );
  protected readonly hours = computed(() => {
    const timeZone = this.zone.zone();
    const hour = (at: number | null, withSeconds: boolean) =>
      at === null ? '' : formatHour(at, this.language(), { timeZone, withSeconds });
    return { from: hour(this.floor.dayFrom(), false), at: hour(this.floor.at(), true) };
  });

  constructor() {
    inject(FloorWatch).begin();
    inject(AlertSound).begin();
    inject(Keyboard).bind(
      { dismissHint: () => this.leaveFormula() || this.leaveLook() || this.unmark() },
      inject(DestroyRef),
    );
  }

  /** Marks everybody who is shown. */
  protected markShown(): void {
    this.marked.set(new Set(this.people.groups().flatMap(({ agentIds }) => agentIds)));
  }

  /** Marks somebody beside those who are. */
  protected markOne(agentId: string): void {
    this.marked.update((marked) => new Set([...marked, agentId]));
  }

  /** Looks into a contact. Whoever may not act on the floor may not: a look leaves a trace in the contact. */
  protected lookInto(interactionId: string): void {
    if (this.session.permissions().has('floor:act')) this.lookedInto.set(interactionId);
    else this.notices.refused('live/forbidden');
  }

  /** Looks into what somebody has in hand. */
  protected lookAt(agentId: string): void {
    const agent = this.floor.agent(agentId);
    const contact = agent?.contacts.find(({ stage }) => stage === 'on-contact') ?? agent?.contacts[0];
    if (contact) return this.lookInto(contact.interactionId);
    this.notices.show('watch', this.transloco.translate('floor.look.nothing', { name: agent?.name ?? agentId }));
  }

  private leaveLook(): boolean {
    const wasOpen = this.lookedInto() !== null;
    this.lookedInto.set(null);
    return wasOpen;
  }

  private unmark(): boolean {
    const wasAny = this.marked().size > 0;
    this.marked.set(this.none);
    return wasAny;
  }

  protected define(source: MetricSource): void {
    this.definitions.choose('service-level', source);
  }

  /** Shows the contacts of a queue behind its figure. */
  protected openRows(queue: string): void {
    const day = new Date(wallAt(this.floor.at() ?? Date.now(), this.zone.zone())).toISOString().slice(0, 10);
    const { id: metric, source } = this.metric();
    void this.router.navigate(['/floor/rows'], { queryParams: { day, queue, metric, source } });
  }

  protected leaveFormula(): boolean {
    const wasOpen = this.explained() !== null;
    this.explained.set(null);
    return wasOpen;
  }
}
