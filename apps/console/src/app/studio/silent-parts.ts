import { computed, inject, Injectable, signal } from '@angular/core';
import { Subject } from 'rxjs';
import { AuthorityRequests } from '../desk/authority-requests.ts';
import { Drafts } from '../desk/drafts.ts';
import { Keyboard } from '../keyboard/keyboard.ts';
import { Outbox } from '../live/outbox.ts';
import { Session } from '../session/session.ts';
import { Notices } from '../shell/notices.ts';
import { ReplayedDesk } from './replayed-desk.ts';

/** Keys belong to the player, and to nothing that is shown in it. */
@Injectable()
export class SilentKeyboard implements Pick<Keyboard, keyof Keyboard> {
  readonly keyMap = inject(Keyboard, { skipSelf: true }).keyMap;
  bind(): void {}
  run(): boolean {
    return false;
  }
  handles(): boolean {
    return false;
  }
  remap(): void {}
  reset(): void {}
}

/** What was said to somebody then is not said again. */
@Injectable()
export class SilentNotices implements Pick<Notices, keyof Notices> {
  readonly toasts = signal([]);
  readonly assertive = signal('');
  readonly polite = signal('');
  show(): void {}
  refused(): void {}
  act(): void {}
  dismiss(): void {}
  say(): void {}
}

/** Nothing is on its way from a desk that was. */
@Injectable()
export class SilentOutbox implements Pick<Outbox, keyof Outbox> {
  readonly entries = signal([]);
  readonly saves: Outbox['saves'] = new Subject();
  readonly refusals: Outbox['refusals'] = new Subject();
  open(): void {}
  close(): void {}
  submit(): void {}
  retry(): void {}
  discard(): void {}
}

/** What was being typed then is in no log; what its reader types elsewhere is not shown in it. */
@Injectable()
export class SilentDrafts implements Pick<Drafts, keyof Drafts> {
  text(): string {
    return '';
  }
  write(): void {}
  forget(): void {}
}

/** Nothing is asked for from a desk that was. */
@Injectable()
export class SilentRequests implements Pick<AuthorityRequests, keyof AuthorityRequests> {
  readonly endings: AuthorityRequests['endings'] = new Subject();
  of(): null {
    return null;
  }
  start(): false {
    return false;
  }
  accept(): void {}
  decline(): void {}
}

/** Whoever had the session is signed in at their desk, and not its reader. */
@Injectable()
export class ReplayedSession implements Pick<Session, 'view' | 'permissions'> {
  private readonly reader = inject(Session, { skipSelf: true });
  private readonly desk = inject(ReplayedDesk);
  readonly permissions = this.reader.permissions;
  readonly view = computed(() => {
    const view = this.reader.view();
    const account = { id: this.desk.agentId(), name: this.desk.agentName() };
    return view && { ...view, account: { ...view.account, ...account } };
  });
}
