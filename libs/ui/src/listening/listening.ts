import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { KeyCap } from '../keys/key-cap.ts';
import { activeLanguage } from '../words/active-language.ts';

/** What helps when no script fits: ask, give back what was heard, note it, find who can decide. */
export type ListeningWay = 'ask' | 'reflect' | 'note' | 'owner';

/**
 * How far the search for a script is: too little was said to tell, one is proposed among the hints, or enough was said and
 * none fits.
 */
export type ListeningStage = 'waiting' | 'proposed' | 'unmatched';

/** Takes the place of the script step while none runs: no script is forced; what was heard, and ways to go on. */
@Component({
  selector: 'ui-listening',
  imports: [KeyCap, TranslocoPipe],
  host: { class: 'ui-listening', '[class.is-quiet]': 'stage() !== "unmatched"' },
  template: `
    <div class="script-head">
      <i class="i i-ear i-18 t-clay" aria-hidden="true"></i>
      <h3 class="name">{{ 'ui.listening.title.' + stage() | transloco }}</h3>
      @for (one of left(); track one.scriptId) {
        <button type="button" class="btn btn-sm" (click)="resumeScript.emit(one.scriptId)">
          <i class="i i-script i-14" aria-hidden="true"></i>{{ 'ui.listening.resume' | transloco: one }}
        </button>
      }
      @if (stage() !== 'unmatched' && left().length === 0) {
        <span class="quiet sm clip">{{ 'ui.listening.hint.' + stage() | transloco }}</span>
      }
      <span class="end">
        <button type="button" class="btn btn-sm btn-quiet" (click)="findScript.emit()">
          {{ 'ui.listening.find' | transloco }} <ui-key command="palette" />
        </button>
      </span>
    </div>
    @if (stage() === 'unmatched') {
      @if (heard().length > 0) {
        <div class="eyebrow">{{ 'ui.listening.heard' | transloco }}</div>
        <ul class="heard">
          @for (line of heard(); track $index) {
            <li class="voice">{{ line }}</li>
          }
        </ul>
      }
      @if (words(); as toSay) {
        <div class="say" aria-live="polite">
          <span class="kind">{{ 'ui.script.kind.say' | transloco }}</span>
          <p>{{ toSay }}</p>
        </div>
        @if (hasOtherQuestions()) {
          <button type="button" class="btn btn-sm btn-quiet" (click)="askAnother()">
            {{ 'ui.listening.another' | transloco }}
          </button>
        }
      }
      <div class="ways">
        @for (way of ways; track way.id; let index = $index) {
          <button type="button" class="way" [attr.aria-pressed]="pressed(way.id)" (click)="go(way.id)">
            <i class="i i-14" [class]="way.icon" aria-hidden="true"></i>
            <span>{{ 'ui.listening.' + way.id | transloco }}</span>
            <kbd aria-hidden="true">{{ index + 1 }}</kbd>
            <small class="lines-2">{{ hints()[way.id] }}</small>
          </button>
        }
      </div>
    }
  `,
})
export class Listening {
  /** The contact it is about; another one is listened to anew. */
  readonly contactId = input.required<string>();
  readonly stage = input.required<ListeningStage>();
  /** What was heard so far, in the order in which it was said. */
  readonly heard = input<readonly string[]>([]);
  /** Questions of the house that open a conversation, in the customer's language; empty where it has none of its own. */
  readonly prompts = input<readonly string[]>([]);
  /** Names of those who probably own the matter, likeliest first; empty where nobody can tell. */
  readonly owners = input<readonly string[]>([]);
  /** Scripts that were left before their end, last left first. */
  readonly left = input<readonly { readonly scriptId: string; readonly name: string }[]>([]);
  /** Goes on with a script where it was left. */
  readonly resumeScript = output<string>();
  /** A way that the console goes: words to say are shown here. */
  readonly choose = output<'note' | 'owner'>();
  readonly findScript = output();

  protected readonly ways = ways;
  /** The words to say that are open. */
  private readonly saying = linkedSignal<string, 'ask' | 'reflect' | null>({
    source: this.contactId,
    computation: () => null,
  });
  private readonly transloco = inject(TranslocoService);
  private readonly language = activeLanguage();
  /** Which of the questions is asked: another one each time, round and round. */
  private readonly asked = linkedSignal<string, number>({ source: this.contactId, computation: () => 0 });
  private readonly question = computed(() => {
    this.language(); // asked anew in another language
    const prompts = this.prompts();
    return prompts[this.asked() % prompts.length] ?? this.transloco.translate('ui.listening.askWords');
  });
  protected readonly hasOtherQuestions = computed(() => this.saying() === 'ask' && this.prompts().length > 1);
  /** What each way comes to in this contact, as far as is known. */
  protected readonly hints = computed((): Readonly<Record<ListeningWay, string>> => {
    const hint = (way: Exclude<ListeningWay, 'ask'>) => this.transloco.translate(`ui.listening.${way}Hint`);
    const owners = this.owners().join(' · ');
    return { ask: this.question(), reflect: hint('reflect'), note: hint('note'), owner: owners || hint('owner') };
  });
  protected readonly words = computed(() => {
    const [saying, heard] = [this.saying(), this.heard().at(-1)];
    this.language(); // said anew in another language
    if (saying === null) return null;
    if (saying === 'ask') return this.question();
    if (heard === undefined) return this.transloco.translate('ui.listening.reflectWords');
    return this.transloco.translate('ui.listening.reflectHeard', { heard: heard.replace(/[.…]+$/, '') });
  });

  /** Goes the way of the digit shown, from 1. Says whether there is such a way now. */
  chooseByDigit(digit: number): boolean {
    const way = this.stage() === 'unmatched' ? ways[digit - 1] : undefined;
    if (way) this.go(way.id);
    return way !== undefined;
  }

  protected askAnother(): void {
    this.asked.update((asked) => asked + 1);
  }

  /** Whether words to say are open; null for what opens none. */
  protected pressed(way: ListeningWay): boolean | null {
    return isSaid(way) ? this.saying() === way : null;
  }

  protected go(way: ListeningWay): void {
    if (isSaid(way)) this.saying.update((open) => (open === way ? null : way));
    else this.choose.emit(way);
  }
}

const isSaid = (way: ListeningWay): way is 'ask' | 'reflect' => way === 'ask' || way === 'reflect';

const ways: readonly { readonly id: ListeningWay; readonly icon: string }[] = [
  { id: 'ask', icon: 'i-help' },
  { id: 'reflect', icon: 'i-sync' },
  { id: 'note', icon: 'i-note' },
  { id: 'owner', icon: 'i-users' },
];

/** How many digits these ways take when no script fits. */
export const listeningDigits = ways.length;
