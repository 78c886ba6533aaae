import {
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  afterNextRender,
  input,
  output,
  signal,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

/** Whether a part is retired, by what is in force and by what is written, and the way there and back. */
@Component({
  selector: 'aliado-retirement-panel',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'playbook.retirement'">
      @if (said(); as key) {
        <p class="note-bar aside" role="status">
          <i class="i i-st-aside" aria-hidden="true"></i><span class="grow">{{ t(key, { why: why() }) }}</span>
        </p>
      }
      @if (canChange()) {
        @if (why() !== null) {
          <button type="button" class="btn btn-sm" data-way="back" (click)="bringBack()">
            <i class="i i-undo i-14" aria-hidden="true"></i>{{ t('bringBack') }}
          </button>
        } @else if (isAsked()) {
          <form (submit)="retire($event)" (keydown.escape)="close()">
            <label class="sm">
              {{ t('why') }}
              <textarea
                #words
                class="field"
                rows="2"
                maxlength="500"
                required
                [value]="reason()"
                (input)="reason.set(words.value)"
              ></textarea>
            </label>
            <p class="xs quiet">{{ t('hint') }}</p>
            <div class="row">
              <button type="submit" class="btn btn-sm btn-main" [disabled]="reason().trim() === ''">
                {{ t('toDraft') }}
              </button>
              <button type="button" class="btn btn-sm" (click)="close()">{{ t('cancel') }}</button>
            </div>
          </form>
        } @else {
          <button type="button" class="btn btn-sm btn-quiet" data-way="out" (click)="ask()">{{ t('retire') }}</button>
        }
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
      justify-items: start;
      padding: 10px var(--al-pad);
    }
    :host:empty {
      display: none;
    }
    form,
    .note-bar {
      width: 100%;
    }
    form {
      display: grid;
      gap: 8px;
    }
    textarea {
      width: 100%;
    }
  `,
})
export class RetirementPanel {
  /** The part as it is written. */
  readonly content = input.required<object>();
  /** The part in force; null for what never was. */
  readonly inForce = input.required<object | null>();
  readonly isReadOnly = input(false);
  /** The part with its retirement, or without. */
  readonly wrote = output<object>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  protected readonly isAsked = signal(false);
  protected readonly reason = signal('');
  protected readonly why = computed(() => retirementOf(this.content()));
  private readonly before = computed(() => retirementOf(this.inForce()));
  /** What was never in force needs no retirement: its draft is thrown away. */
  protected readonly canChange = computed(() => !this.isReadOnly() && this.inForce() !== null);
  protected readonly said = computed(() => {
    if (this.why() === null) return this.before() === null ? null : 'comesBack';
    return this.before() === null ? 'willBe' : 'is';
  });

  protected ask(): void {
    this.isAsked.set(true);
    this.focusOn('textarea');
  }

  protected close(): void {
    this.isAsked.set(false);
    this.focusOn('[data-way]');
  }

  protected retire(submit: Event): void {
    submit.preventDefault();
    const retired = this.reason().trim();
    if (retired === '') return;
    this.reason.set('');
    this.wrote.emit({ ...this.content(), retired });
    this.close();
  }

  protected bringBack(): void {
    const { retired: _, ...offered } = { retired: undefined, ...this.content() };
    this.wrote.emit(offered);
    this.focusOn('[data-way]');
  }

  private focusOn(selector: string): void {
    const focus = () => this.host.nativeElement.querySelector<HTMLElement>(selector)?.focus();
    afterNextRender(focus, { injector: this.injector });
  }
}

const retirementOf = (content: object | null): string | null =>
  content && 'retired' in content && typeof content.retired === 'string' ? content.retired : null;
