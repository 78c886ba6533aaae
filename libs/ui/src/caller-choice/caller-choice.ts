import { Component, ElementRef, input, output, viewChildren } from '@angular/core';
import type { MatchCandidate } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { initialsOf } from '../format/number-format.ts';
import { Evidence } from './evidence.ts';

/**
 * Several people fit the caller: names and the kinds of evidence, and nothing of any profile. Digits choose, 0 is somebody
 * else; so do arrows and Enter.
 */
@Component({
  selector: 'ui-caller-choice',
  imports: [Evidence, TranslocoPipe],
  host: { class: 'ui-caller-choice' },
  template: `
    <h3>{{ 'ui.caller.several' | transloco: { count: candidates().length } }}</h3>
    <p class="lead">{{ 'ui.caller.lead' | transloco }}</p>
    <div role="listbox" [attr.aria-label]="'ui.caller.label' | transloco">
      @for (candidate of candidates(); track candidate.customerId; let index = $index) {
        <div
          #option
          class="cand"
          role="option"
          aria-selected="false"
          [attr.tabindex]="index === 0 ? 0 : -1"
          (click)="choose.emit(candidate.customerId)"
          (keydown)="act($event)"
        >
          <kbd aria-hidden="true">{{ index < 9 ? index + 1 : '' }}</kbd>
          <span class="monogram lg clay" aria-hidden="true">{{ initialsOf(candidate.name) }}</span>
          <div>
            <b>{{ candidate.name }}</b>
            <ui-evidence [evidence]="candidate.evidence" />
          </div>
          <span class="soft sm">{{ (index === 0 ? 'ui.caller.best' : 'ui.caller.possible') | transloco }}</span>
        </div>
      }
      <div
        #option
        class="cand"
        role="option"
        aria-selected="false"
        [attr.tabindex]="candidates().length === 0 ? 0 : -1"
        (click)="none.emit()"
        (keydown)="act($event)"
      >
        <kbd aria-hidden="true">0</kbd>
        <span class="monogram lg" aria-hidden="true"><i class="i i-user-ask i-20"></i></span>
        <div>
          <b>{{ 'ui.caller.other' | transloco }}</b>
          <div class="evid">{{ 'ui.caller.otherHint' | transloco }}</div>
        </div>
        <span></span>
      </div>
    </div>
    @if (opening(); as words) {
      <h3>{{ 'ui.caller.ask' | transloco }}</h3>
      <p class="soft">{{ words }}</p>
    }
    <p class="later row sm quiet">
      <i class="i i-undo i-14" aria-hidden="true"></i><span>{{ 'ui.caller.correctLater' | transloco }}</span>
    </p>
  `,
})
export class CallerChoice {
  /** Best first. */
  readonly candidates = input.required<readonly MatchCandidate[]>();
  /** Words to ask for the name with; null for none. */
  readonly opening = input<string | null>(null);
  /** The customer's id. */
  readonly choose = output<string>();
  /** Somebody who is none of them. */
  readonly none = output();

  private readonly options = viewChildren<string, ElementRef<HTMLElement>>('option', { read: ElementRef });
  protected readonly initialsOf = initialsOf;

  /** Chooses by the digit shown; 0 is somebody else. Says whether the digit stands for anybody. */
  chooseByDigit(digit: number): boolean {
    const candidate = this.candidates()[digit - 1];
    if (digit === 0) this.none.emit();
    else if (candidate) this.choose.emit(candidate.customerId);
    return digit === 0 || candidate !== undefined;
  }

  protected act(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const options = this.options().map(({ nativeElement }) => nativeElement);
    const at = options.findIndex((option) => option === event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: options.length - 1 }[event.key];
    const isLast = at === options.length - 1;
    if (to !== undefined) options[to]?.focus();
    else if (event.key === 'Enter' || event.key === ' ') this.chooseByDigit(isLast ? 0 : at + 1);
    else if (!/^\d$/.test(event.key) || !this.chooseByDigit(Number(event.key))) return;
    event.preventDefault();
    event.stopPropagation();
  }
}
