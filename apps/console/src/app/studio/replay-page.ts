import { Component, computed, DestroyRef, effect, inject, linkedSignal, resource, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { sessionFactsOf } from '@aliado/domain';
import {
  activeLanguage,
  Bones,
  Failure,
  formatMoment,
  formatSpan,
  HOUSE_ZONE,
  KeyCap,
  TimeLine,
  Transcript,
} from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { shortName } from '../desk/names.ts';
import { Readings } from '../desk/readings.ts';
import { Keyboard } from '../keyboard/keyboard.ts';
import { ServerClock } from '../live/server-clock.ts';
import { Floor } from '../floor/floor.ts';
import { Playhead, speeds } from './playhead.ts';
import { ReplayStage } from './replay-stage.ts';
import { sessionLanes } from './session-lanes.ts';
import { SessionsApi } from './sessions-api.ts';
import { stepNames } from './step-names.ts';

const second = 1_000;

/** A session played back: what was said, what its agent saw, and both along the time. */
@Component({
  selector: 'aliado-replay-page',
  imports: [Bones, Failure, KeyCap, ReplayStage, RouterLink, TimeLine, Transcript, TranslocoDirective],
  providers: [Playhead],
  templateUrl: './replay-page.html',
  styleUrl: './replay-page.css',
})
export class ReplayPage {
  private readonly api = inject(SessionsApi);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly clock = inject(ServerClock);
  private readonly zone = inject(HOUSE_ZONE);
  private readonly parameters = toSignal(this.route.paramMap);
  private readonly asked = toSignal(this.route.queryParamMap);
  protected readonly language = activeLanguage();
  protected readonly floor = inject(Floor);
  protected readonly playhead = inject(Playhead);
  protected readonly speeds = speeds;

  protected readonly id = computed(() => this.parameters()?.get('id') ?? '');
  protected readonly read = resource({
    params: () => this.id() || undefined,
    loader: ({ params: id }) => this.api.tape(id),
  });
  protected readonly facts = computed(() =>
    this.read.hasValue() && this.read.value().entries.length > 0
      ? sessionFactsOf(this.read.value().entries).facts
      : null,
  );
  /** Whose desk is shown: the first who had it, until another one is chosen. */
  protected readonly agentId = linkedSignal(() => this.facts()?.agents[0]?.id ?? '');
  protected readonly agentName = computed(() => {
    const agents = this.facts()?.agents ?? [];
    return agents.find(({ id }) => id === this.agentId())?.name ?? null;
  });
  protected readonly customer = computed(() => (this.read.hasValue() ? this.read.value().customerName : null));
  protected readonly when = computed(() => {
    const at = this.facts()?.openedAt;
    return at === undefined ? '' : formatMoment(at, this.clock.now(), this.language(), this.zone());
  });
  private readonly steps = stepNames(
    computed(() => this.playhead.lanes().steps),
    inject(Readings),
  );
  protected readonly lanes = sessionLanes(
    this.playhead.lanes,
    (scriptId, stepId) => this.steps()[`${scriptId}/${stepId}`] ?? stepId,
  );
  protected readonly names = computed((): Readonly<Record<string, string | null>> => {
    const agents = (this.facts()?.agents ?? []).map(({ id, name }) => [`agent:${id}`, shortName(name)] as const);
    return { ...Object.fromEntries(agents), customer: shortName(this.customer()) };
  });
  /** All that was ever said; what had not come yet at the instant that is shown is dimmed by the page. */
  protected readonly lines = computed(() => this.playhead.interaction().lines);
  protected readonly position = computed(() => formatSpan(this.playhead.at() - this.playhead.playback().begins));
  protected readonly length = computed(() => {
    const { begins, ends } = this.playhead.playback();
    return formatSpan(ends - begins);
  });

  constructor() {
    effect(() => {
      if (!this.read.hasValue()) return;
      const { entries } = this.read.value();
      untracked(() => {
        const offset = Number(this.asked()?.get('t') ?? 0) * second;
        this.playhead.load(entries, null);
        if (offset > 0) this.playhead.move(offset);
      });
    });
    const { playhead } = this;
    inject(Keyboard).bind(
      {
        play: () => playhead.toggle(),
        playBack: () => playhead.move(-10 * second),
        playStop: () => playhead.isPlaying.set(false),
        playOn: () => this.faster(),
        secondBack: () => playhead.move(-second),
        secondOn: () => playhead.move(second),
        fiveBack: () => playhead.move(-5 * second),
        fiveOn: () => playhead.move(5 * second),
        nextMoment: () => playhead.toSpeech(1),
        previousMoment: () => playhead.toSpeech(-1),
      },
      inject(DestroyRef),
    );
  }

  /** Goes to when a line came. */
  protected jump(sequence: number): void {
    this.playhead.go(this.playhead.playback().instantOf(sequence));
  }

  /** Puts the instant that is shown into the address, to be sent to somebody. */
  protected async link(): Promise<void> {
    const t = Math.floor((this.playhead.at() - this.playhead.playback().begins) / second);
    await this.router.navigate([], {
      relativeTo: this.route,
      queryParams: { t },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
    await navigator.clipboard.writeText(location.href).catch(() => undefined); // the address shows it all the same
  }

  /** Plays; what plays already, faster. */
  private faster(): void {
    if (this.playhead.isPlaying()) this.playhead.changeSpeed(1);
    else this.playhead.toggle();
  }
}
