import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  output,
  untracked,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import type { Interaction } from '@aliado/domain';
import { isOver } from '@aliado/domain';
import {
  activeLanguage,
  Bones,
  formatHour,
  HOUSE_ZONE,
  initialsOf,
  MoodLine,
  remedyWords,
  Timer,
  Transcript,
} from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { Approvals } from '../approvals/approvals.ts';
import { utteranceAt } from '../desk/last-words.ts';
import { callerOf, nameOf, shortName, speakersOf } from '../desk/names.ts';
import { reading } from '../desk/reading.ts';
import { Readings } from '../desk/readings.ts';
import { Keyboard } from '../keyboard/keyboard.ts';
import { connectionFeature } from '../live/connection.feature.ts';
import { interactionsFeature } from '../live/interactions.feature.ts';
import { interimFeature } from '../live/interim.feature.ts';
import { spokenNow } from '../live/interim-words.ts';
import { LiveSocketActions } from '../live/live.actions.ts';
import { LiveSocket } from '../live/live-socket.ts';
import { Session } from '../session/session.ts';
import { Floor } from './floor.ts';
import { HelpBar } from './help-bar.ts';
import { keptLook } from './kept-look.ts';
import { LinePanel } from './line-panel.ts';
import { SeenLine } from './seen-line.ts';
import { WhisperPanel } from './whisper-panel.ts';

/** A contact of somebody else as it goes on. Looking changes nothing in it but the trace that it leaves, which the agent sees. */
@Component({
  selector: 'aliado-look-panel',
  imports: [Bones, HelpBar, LinePanel, MoodLine, SeenLine, Timer, Transcript, TranslocoDirective, WhisperPanel],
  host: { '(keydown.escape)': 'leave.emit()' },
  templateUrl: './look-panel.html',
  styleUrls: ['../shell/contact-beside.css', './look-panel.css'],
})
export class LookPanel {
  readonly interactionId = input.required<string>();
  /** The reader looks away. */
  readonly leave = output();

  private readonly store = inject(Store);
  private readonly socket = inject(LiveSocket);
  private readonly floor = inject(Floor);
  private readonly session = inject(Session);
  private readonly readings = inject(Readings);
  private readonly approvals = inject(Approvals);
  private readonly router = inject(Router);
  private readonly zone = inject(HOUSE_ZONE);
  private readonly remedies = remedyWords();
  protected readonly language = activeLanguage();
  private readonly byId = this.store.selectSignal(interactionsFeature.selectById);
  private readonly interim = this.store.selectSignal(interimFeature.selectWords);
  private readonly connection = this.store.selectSignal(connectionFeature.selectConnectionState);
  private readonly isBehind = this.store.selectSignal(connectionFeature.selectIsBehind);
  private readonly transcript = viewChild(Transcript);
  private readonly whisper = viewChild(WhisperPanel);
  private readonly title = viewChild<ElementRef<HTMLElement>>('title');
  private readonly organisation = reading(
    () => ({ about: 'organisation', version: '' }),
    () => this.readings.organisation(),
  );
  private readonly lookId = keptLook(this.interactionId);

  protected readonly interaction = computed((): Interaction | null => this.byId()[this.interactionId()] ?? null);
  protected readonly isForbidden = computed(() => this.socket.refusals().has(this.interactionId()));
  protected readonly isOver = computed(() => {
    const interaction = this.interaction();
    return interaction !== null && isOver(interaction);
  });
  protected readonly agentName = computed(() => {
    const { agentId = null, participants = [] } = this.interaction() ?? {};
    if (agentId === null) return null;
    return participants.find(({ id }) => id === `agent:${agentId}`)?.name ?? this.floor.nameOf(agentId);
  });
  protected readonly agentShort = computed(() => shortName(this.agentName()) ?? '');
  protected readonly initials = computed(() => initialsOf(this.agentName() ?? ''));
  protected readonly customer = computed(() => {
    const interaction = this.interaction();
    return interaction && callerOf(interaction);
  });
  protected readonly queue = computed(() => {
    const id = this.interaction()?.queueId ?? null;
    return id === null ? null : this.floor.queueName(id);
  });
  /** Since when the agent sees the reader here; null while that is not in the log. */
  protected readonly sinceHour = computed(() => {
    const look = this.interaction()?.looks.find(({ lookId }) => lookId === this.lookId());
    return look ? formatHour(look.since, this.language(), { timeZone: this.zone() }) : null;
  });
  /** Whether the agent is told of the look. */
  protected readonly isSeen = computed(() => this.session.view()?.agentsSeeLooks ?? true);
  protected readonly isMine = computed(() => this.floor.isMine(this.interaction()?.agentId ?? ''));
  protected readonly spoken = computed(() => spokenNow(this.interim(), this.interactionId()));
  protected readonly names = computed((): Readonly<Record<string, string | null>> => {
    const interaction = this.interaction();
    if (!interaction) return {};
    return {
      ...speakersOf(interaction, this.organisation.value()?.people ?? []),
      ...{ customer: shortName(nameOf(interaction)), [`agent:${interaction.agentId ?? ''}`]: this.agentShort() },
    };
  });
  protected readonly staleSince = computed(() => (this.isBehind() ? this.connection().certainUntil : null));
  /** Where the customer's mood turned; null where the house does not have that read. */
  protected readonly mood = computed(() => {
    const interaction = this.interaction();
    if (!interaction || !this.organisation.value()?.mood) return null;
    const turn = interaction.moodTurns.at(-1);
    const line = turn ? utteranceAt(interaction.lines, turn.lineSequence) : null;
    return { turns: interaction.moodTurns, lang: line?.language ?? null };
  });
  /** The sum that waits for a decision; null for none. */
  protected readonly asked = computed(() => {
    const open = this.interaction()?.approvals.find(({ state }) => state === 'asked');
    return open ? { id: open.approvalId, since: open.askedAt, what: this.remedies.what(open.terms) } : null;
  });

  constructor() {
    effect((whenLeft) => {
      const streamId = this.interactionId();
      untracked(() => this.socket.watch(streamId));
      whenLeft(() => {
        if (this.socket.unwatch(streamId)) this.store.dispatch(LiveSocketActions.left({ streamId }));
      });
    });
    const before = document.activeElement;
    afterNextRender(() => this.title()?.nativeElement.focus()); // the reader opened it
    const destroyRef = inject(DestroyRef);
    destroyRef.onDestroy(() => before instanceof HTMLElement && before.isConnected && before.focus());
    inject(Keyboard).bind(
      {
        whisper: () => this.whisper()?.focus() ?? false,
        mood: () => this.showMood(),
        backToNow: () => this.backToNow(),
      },
      destroyRef,
    );
  }

  protected jumpTo(sequence: number): void {
    this.transcript()?.jumpTo(sequence);
  }

  /** Opens the request where it is decided. */
  protected decide(approvalId: string): void {
    void this.router.navigate(['/approvals']).then(() => this.approvals.look(approvalId));
  }

  private showMood(): boolean {
    const turn = this.mood()?.turns.at(-1);
    if (turn) this.jumpTo(turn.lineSequence);
    return turn !== undefined;
  }

  private backToNow(): boolean {
    this.transcript()?.jumpToEnd();
    return this.transcript() !== undefined;
  }
}
