import type { DestroyRef } from '@angular/core';
import { computed, inject, Service, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router } from '@angular/router';
import type { ChosenState, Permission } from '@aliado/domain';
import type { ChosenAgentState } from '@aliado/ui';
import { TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { Care } from '../desk/care.ts';
import { Drafts } from '../desk/drafts.ts';
import { LiveSocketActions } from '../live/live.actions.ts';
import { Attendance } from '../live/attendance.ts';
import { goLive } from '../live/live.effects.ts';
import { LiveSocket } from '../live/live-socket.ts';
import type { Refusal } from '../live/outbox-entry.ts';
import { Outbox } from '../live/outbox.ts';
import { Session } from '../session/session.ts';
import { Notices } from './notices.ts';

const liveFor: readonly Permission[] = ['desk:work', 'approval:decide', 'floor:watch'];

/** The line to the server for as long as somebody is signed in who works at the desk, decides requests or watches the floor, and their own state. */
@Service()
export class LiveShift {
  private readonly session = inject(Session);
  private readonly socket = inject(LiveSocket);
  private readonly outbox = inject(Outbox);
  private readonly attendance = inject(Attendance);
  private readonly care = inject(Care);
  private readonly store = inject(Store);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  private readonly drafts = inject(Drafts);
  private readonly wish = signal<ChosenState | null>(null);

  /** What the agent asked to be and is not yet; null when nothing is asked. */
  readonly asked = this.wish.asReadonly();

  /** Whether this person's screen is told of changes as they happen. */
  readonly isLive = computed(() => liveFor.some((needed) => this.session.permissions().has(needed)));

  /** Opens the line now; closes it when the shell goes or nobody is signed in. */
  begin(destroyRef: DestroyRef): void {
    const view = untracked(this.session.view);
    if (!view || !untracked(this.isLive)) return;
    if (view.permissions.includes('desk:work')) this.beginDesk(view.account.id, destroyRef);
    if (view.permissions.includes('approval:decide')) this.attendance.begin();
    this.socket.start();
    this.socket.signOuts.pipe(takeUntilDestroyed(destroyRef)).subscribe((because) => void this.signedOut(because));
    this.socket.links
      .pipe(takeUntilDestroyed(destroyRef))
      .subscribe(({ freshness }) => freshness === 'recovering' && void this.compareBuild(view.build));
    destroyRef.onDestroy(() => this.end());
  }

  /** Asks the server for another state. */
  async choose({ state, reason }: ChosenAgentState): Promise<void> {
    this.wish.set(state);
    const outcome = await this.socket
      .ask('agent', { commandId: crypto.randomUUID(), command: { type: 'ChooseState', state, reason } })
      .catch((): { readonly refused: Refusal } => ({ refused: 'live/unavailable' }));
    this.wish.set(null);
    if ('refused' in outcome) this.notices.refused(outcome.refused);
  }

  private beginDesk(accountId: string, destroyRef: DestroyRef): void {
    this.outbox.open(accountId);
    goLive(this.socket, accountId);
    this.care.begin(() => this.choose({ state: 'break', reason: 'rest' }), destroyRef);
    this.outbox.refusals
      .pipe(takeUntilDestroyed(destroyRef))
      .subscribe(({ entry, refusal }) => entry.command.type !== 'UseHint' && this.notices.refused(refusal));
    this.outbox.saves.pipe(takeUntilDestroyed(destroyRef)).subscribe(({ interactionId, command }) => {
      if (command.type !== 'FinishAfterContactWork') return;
      this.drafts.forget(interactionId);
      this.notices.say(this.transloco.translate('desk.saved'), 'polite');
    });
  }

  private end(): void {
    this.socket.stop();
    this.outbox.close();
    this.store.dispatch(LiveSocketActions.closed());
  }

  private async signedOut(because: string): Promise<void> {
    if (because === 'refused' && (await this.session.load())) return; // the line was refused for another reason
    this.session.expire();
    await this.router.navigate(['/sign-in'], { queryParams: { back: this.router.url } });
  }

  private async compareBuild(build: string): Promise<void> {
    const view = await this.session.load();
    if (!view) return this.signedOut('expired');
    if (view.build === build) return;
    const label = this.transloco.translate('shell.reload');
    this.notices.show('watch', this.transloco.translate('shell.outdated'), { label, act: () => location.reload() });
  }
}
