import { Component, inject } from '@angular/core';
import { Failure } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { Desk } from './desk.ts';

/** What the server does not let the agent follow: why, what goes on all the same, and one way to try again. */
@Component({
  selector: 'aliado-unfollowed',
  imports: [Failure, TranslocoDirective],
  template: `
    @for (refusal of desk.refusals(); track refusal.streamId) {
      <ng-container *transloco="let t">
        <ui-failure
          [title]="t(refusal.isDay ? 'desk.failure.day' : 'desk.failure.contact')"
          [hint]="t('refusal.' + refusal.why) + ' ' + t('desk.failure.line')"
          [code]="refusal.why"
          (act)="desk.followAgain()"
        />
      </ng-container>
    }
  `,
})
export class Unfollowed {
  protected readonly desk = inject(Desk);
}
