import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import type { DraftView } from '@aliado/domain';
import { momentOfWall } from '@aliado/domain';
import { activeLanguage, formatAppointment, HOUSE_ZONE, pluralForm, Ticker } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { Session } from '../session/session.ts';
import { BackTesting } from './back-testing.ts';
import { Drafting } from './drafting.ts';
import { PlaybookApi } from './playbook-api.ts';

/** What stands between a draft and being in force; the console has a sentence for each. */
type Obstacle =
  | 'unsaved'
  | 'faults'
  | 'testedOnNothing'
  | 'notTested'
  | 'notAgreed'
  | 'inReview'
  | 'lossesUnread'
  | 'mayNot'
  | 'past';

/** The last steps of a draft: a second person's yes, those who would get less read, an hour, and publication. */
@Component({
  selector: 'aliado-publish-panel',
  imports: [TranslocoDirective],
  host: { role: 'group', 'aria-labelledby': 'publish-title' },
  templateUrl: './publish-panel.html',
  styles: `
    :host {
      display: grid;
      gap: 10px;
      padding: 12px var(--al-pad);
      border-top: 1px solid var(--al-line-firm);
      background: var(--al-panel);
    }
    .row {
      flex-wrap: wrap;
    }
    .end {
      margin-left: auto;
    }
    textarea.field {
      width: 100%;
    }
    .hour {
      display: grid;
      gap: 2px;
      flex: 1 1 190px;
    }
    .hour + .btn {
      align-self: end;
    }
    input[type='datetime-local'] {
      width: 100%;
      font-size: var(--al-text-sm);
    }
  `,
})
export class PublishPanel {
  readonly draft = input.required<DraftView>();
  /** Whether this kind is tried on past sessions before it is published. */
  readonly isTested = input(false);

  private readonly api = inject(PlaybookApi);
  private readonly session = inject(Session);
  private readonly ticker = inject(Ticker);
  private readonly language = activeLanguage();
  private readonly zone = inject(HOUSE_ZONE);
  private readonly testing = inject(BackTesting);
  protected readonly drafting = inject(Drafting);
  protected readonly words = signal('');
  /** The hour as the field has it; empty for now. */
  protected readonly hour = signal('');
  private readonly revision = computed(() => this.draft().revision);
  protected readonly hasRead = linkedSignal<number, boolean>({ source: this.revision, computation: () => false });
  protected readonly canWrite = computed(() => this.session.permissions().has('playbook:write'));
  protected readonly canPublish = computed(() => this.session.permissions().has('playbook:publish'));
  protected readonly canReview = computed(
    () =>
      this.canPublish() &&
      this.draft().state === 'in-review' &&
      this.draft().author !== this.session.view()?.account.id,
  );
  protected readonly losses = computed(() => this.draft().wouldGetLess ?? 0);
  protected readonly lossesKey = computed(() => `losses.${pluralForm(this.losses(), this.language())}`);
  protected readonly when = computed(() => {
    const at = this.draft().effectiveAt;
    return at === null ? '' : formatAppointment(at, this.ticker.now(), this.language(), this.zone());
  });
  private readonly effectiveAt = computed(() =>
    this.hour() === '' ? null : momentOfWall(Date.parse(`${this.hour()}Z`), this.zone()),
  );
  private readonly hasFaults = computed(() => this.draft().findings.some(({ severity }) => severity === 'fault'));
  /** Why a review cannot be asked for yet; null when it can. */
  protected readonly askObstacle = computed((): Obstacle | null => {
    if (this.drafting.hasUnsaved()) return 'unsaved';
    return this.hasFaults() ? 'faults' : null;
  });
  /** The first thing in the way of publication; null when nothing is. */
  protected readonly obstacle = computed((): Obstacle | null => {
    const { state, wouldGetLess } = this.draft();
    const at = this.effectiveAt();
    const isUntested = this.isTested() && wouldGetLess === null;
    const obstacles: readonly (readonly [boolean, Obstacle])[] = [
      [this.drafting.hasUnsaved(), 'unsaved'],
      [this.hasFaults(), 'faults'],
      [isUntested && this.testing.isEmpty() && !this.testing.isStale(), 'testedOnNothing'],
      [isUntested, 'notTested'],
      [this.losses() > 0 && !this.hasRead(), 'lossesUnread'],
      [state === 'in-review', 'inReview'],
      [state !== 'agreed', 'notAgreed'],
      [!this.canPublish(), 'mayNot'],
      [at !== null && !(at > this.ticker.now()), 'past'],
    ];
    return obstacles.find(([isInTheWay]) => isInTheWay)?.[1] ?? null;
  });

  protected discard(): void {
    void this.drafting.act((part) => this.api.discard(part));
  }

  protected askForReview(): void {
    void this.drafting.act((part) => this.api.askForReview(part));
  }

  protected review(decision: 'agree' | 'send-back'): void {
    const [{ revision }, words] = [this.draft(), this.words().trim()];
    void this.drafting
      .act((part) => this.api.review(part, { revision, decision, words }))
      .then((isDone) => isDone && this.words.set(''));
  }

  protected publish(): void {
    const [{ revision }, effectiveAt, lossesRead] = [this.draft(), this.effectiveAt(), this.hasRead()];
    void this.drafting.act((part) => this.api.publish(part, { revision, effectiveAt, lossesRead }));
  }

  protected takeBack(): void {
    void this.drafting.act((part) => this.api.takeBack(part));
  }
}
