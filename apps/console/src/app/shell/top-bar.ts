import { CdkMenu, CdkMenuItem, CdkMenuItemRadio, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, computed, DestroyRef, ElementRef, inject, viewChild } from '@angular/core';
import { Router, RouterLink, RouterLinkActive } from '@angular/router';
import type { DurationMs, Language, Permission, Preferences } from '@aliado/domain';
import { AgentState, FreshnessBadge, initialsOf, KeyCap, Ticker } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { Approvals } from '../approvals/approvals.ts';
import { Care } from '../desk/care.ts';
import { Keyboard } from '../keyboard/keyboard.ts';
import { agentFeature } from '../live/agent.feature.ts';
import { connectionFeature } from '../live/connection.feature.ts';
import { LiveSocket } from '../live/live-socket.ts';
import { Permitted } from '../session/permitted.ts';
import { PreferenceKeeper } from '../session/preference-keeper.ts';
import { Session } from '../session/session.ts';
import { Brand } from './brand.ts';
import { LiveShift } from './live-shift.ts';
import { OpenOverlay } from './open-overlay.ts';
import { SignOut } from './sign-out.ts';

/** The areas there are, with what they need; of several, one. */
const areas: readonly { readonly path: string; readonly needs: Permission | readonly Permission[] }[] = [
  { path: 'desk', needs: 'desk:work' },
  { path: 'floor', needs: 'floor:watch' },
  { path: 'approvals', needs: 'approval:decide' },
  { path: 'studio', needs: 'session:replay' },
  { path: 'playbook', needs: ['playbook:write', 'playbook:publish'] },
  { path: 'limits', needs: 'authority:manage' },
  { path: 'hints', needs: 'interaction:look' },
];
const newsFor: DurationMs = 10_000;
const themes = ['light', 'dark', 'system'] as const satisfies readonly Preferences['theme'][];

/** The top of every screen: where one is, what can be done, how fresh the screen is, and oneself. */
@Component({
  selector: 'aliado-top-bar',
  imports: [
    AgentState,
    Brand,
    CdkMenu,
    CdkMenuItem,
    CdkMenuItemRadio,
    CdkMenuTrigger,
    FreshnessBadge,
    KeyCap,
    Permitted,
    RouterLink,
    RouterLinkActive,
    TranslocoDirective,
  ],
  templateUrl: './top-bar.html',
  styles: `
    :host {
      display: grid;
      min-width: 0;
    }
    .account {
      border: 0;
    }
    .palette-button ui-key {
      margin-left: auto;
    }
  `,
})
export class TopBar {
  private readonly store = inject(Store);
  private readonly session = inject(Session);
  private readonly keeper = inject(PreferenceKeeper);
  private readonly ticker = inject(Ticker);
  private readonly leaving = inject(SignOut);
  private readonly overlay = inject(OpenOverlay);
  private readonly untaken = inject(Approvals).untaken;
  protected readonly keyboard = inject(Keyboard);
  protected readonly socket = inject(LiveSocket);
  protected readonly shift = inject(LiveShift);
  protected readonly care = inject(Care);
  protected readonly router = inject(Router);

  protected readonly areas = areas;
  protected readonly themes = themes;
  /** What waits in an area, by its path. */
  protected readonly waiting = computed((): Readonly<Record<string, number>> => ({ approvals: this.untaken().length }));
  protected readonly connection = this.store.selectSignal(connectionFeature.selectConnectionState);
  protected readonly agent = this.store.selectSignal(agentFeature.selectAgent);
  protected readonly status = this.store.selectSignal(agentFeature.selectStatus);
  protected readonly name = computed(() => this.session.view()?.account.name ?? '');
  protected readonly initials = computed(() => initialsOf(this.name()));
  protected readonly theme = computed(() => this.keeper.preferences().theme ?? 'system');
  protected readonly language = computed(() => this.keeper.preferences().language ?? 'es');
  /** Since when nothing is certain any more; else when the present state began. */
  protected readonly changedAt = computed(() => {
    const { certainUntil, changedAt } = this.connection();
    return certainUntil ?? changedAt;
  });
  /** What came after the last break, for as long as that is news. */
  protected readonly recovered = computed(() => {
    const { recovered, changedAt } = this.connection();
    return this.ticker.now() - changedAt < newsFor ? recovered : 0;
  });
  private readonly stateMenu = viewChild('state', { read: ElementRef<HTMLElement> });

  constructor() {
    const openState = () => this.stateMenu()?.nativeElement.querySelector('button')?.click();
    const signOut = () => void this.leaving.here();
    inject(Keyboard).bind({ state: openState, signOut }, inject(DestroyRef));
  }

  protected chooseTheme(theme: Preferences['theme'] & string): void {
    this.keeper.change({ theme });
  }

  protected chooseLanguage(language: Language): void {
    this.keeper.change({ language });
  }

  /** Opens the form once the menu has given the focus back, so that the form gives it back to the menu's button. */
  protected changePassword(): void {
    setTimeout(() => this.overlay.name.set('password'));
  }

  protected signOut(where: 'here' | 'everywhere'): void {
    void (where === 'here' ? this.leaving.here() : this.leaving.everywhere());
  }
}
