import { Component, computed, effect, inject, input, linkedSignal, output, viewChild } from '@angular/core';
import type { AuthorityView, EpochMs, Grant, ExplainedFinding, Language, Money, RemedyTerms } from '@aliado/domain';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { HOUSE_ZONE } from '../clock/house-zone.ts';
import { SERVER_CLOCK } from '../clock/ticker.ts';
import { formatHour } from '../format/time-format.ts';
import { GuidelineReasons } from '../guideline/guideline-reasons.ts';
import { deafForMs } from '../keys/deaf-for.ts';
import { KeyCap } from '../keys/key-cap.ts';
import { activeLanguage } from '../words/active-language.ts';
import { ApprovalAsked } from './approval-asked.ts';
import { isNear } from './authority-meters.ts';
import type { AuthorityChoice, AuthorityStage, Proposal } from './authority-stage.ts';
import { chosenOffer, isGiveable, isGivenSince, nameOfStage } from './authority-stage.ts';
import { GivenList } from './given-list.ts';
import { OfferBody } from './offer-body.ts';
import { remedyWords } from './remedy-words.ts';
import { similarInWords } from './similar-words.ts';

/** What was set aside is not what was on the screen. */
export interface Difference {
  readonly shown: RemedyTerms;
  readonly kept: RemedyTerms;
}

/** What the keys do, and what of it the reader chose. */
interface Meaning {
  readonly stage: string;
  readonly subject: string;
  readonly choice: string;
}

/**
 * The decision in hand: what may be given and one key that gives it; what is asked for and who has it; what was answered; what was
 * given, to be undone while it can be. What is projected stands at the end of its head.
 */
@Component({
  selector: 'ui-authority-card',
  imports: [ApprovalAsked, GivenList, GuidelineReasons, KeyCap, OfferBody, TranslocoPipe],
  host: {
    class: 'ui-authority-card',
    role: 'group',
    '[class]': 'tone()',
    '[class.is-offline]': 'isOffline()',
    '[attr.aria-label]': 'head().title',
    '[attr.aria-busy]': 'isBusy()',
  },
  templateUrl: './authority-card.html',
})
export class AuthorityCard {
  readonly stage = input.required<AuthorityStage>();
  readonly view = input.required<AuthorityView>();
  readonly choice = input.required<AuthorityChoice>();
  /** What its main button does now; null for nothing. */
  readonly proposal = input<Proposal | null>(null);
  /** Of this contact, in their order. */
  readonly grants = input<readonly Grant[]>([]);
  /** Why the offer in hand stands, for who wants to know. */
  readonly finding = input<ExplainedFinding | null>(null);
  readonly reason = input('');
  readonly promisedFor = input<EpochMs | null>(null);
  /** What was set aside and is not what was shown: the reader decides again. */
  readonly differs = input<Difference | null>(null);
  readonly isBusy = input(false);
  readonly isOffline = input(false);
  /** Whether its button is the main one of the screen. */
  readonly isMain = input(false);
  /** How many digits, from 1, choose something elsewhere: what can be given meanwhile has those after them. */
  readonly digitsTaken = input(0);
  /** When the view was read. */
  readonly asOf = input<EpochMs | null>(null);
  readonly spoken = input<Language | null>(null);
  readonly choose = output<string>();
  /** The reader is about to choose an amount: the limits should be those of now. */
  readonly edit = output();
  readonly amount = output<Money | null>();
  readonly write = output<string>();
  /** Gives or asks. */
  readonly act = output<Proposal>();
  /** The id of a grant. */
  readonly undo = output<string>();
  /** Gives what was set aside; the id of the grant. */
  readonly finish = output<string>();
  readonly release = output<string>();
  /** The id of an approval. */
  readonly withdraw = output<string>();
  /** The reader has done with a grant or an approval: its id. */
  readonly putAside = output<string>();
  /** Gives what was set aside although it is not what was shown. */
  readonly accept = output();
  readonly decline = output();

  private readonly transloco = inject(TranslocoService);
  private readonly language = activeLanguage();
  private readonly zone = inject(HOUSE_ZONE);
  private readonly body = viewChild(OfferBody);
  private readonly asked = viewChild(ApprovalAsked);
  private readonly clock = inject(SERVER_CLOCK);
  /** Since when the keys mean what they mean now. What the reader chose they have read. */
  private readonly meaning = linkedSignal<Meaning, Meaning & { readonly since: EpochMs }>({
    source: () => ({
      stage: JSON.stringify([nameOfStage(this.stage()), this.digitsTaken()]),
      subject: JSON.stringify(this.proposal()),
      choice: JSON.stringify(this.choice()),
    }),
    computation: (now, before) => {
      const isRead =
        before?.value.stage === now.stage &&
        (before.value.subject === now.subject || before.value.choice !== now.choice);
      return { ...now, since: isRead ? before.value.since : this.clock() };
    },
  });
  protected readonly words = remedyWords();

  private readonly chosen = computed(() => chosenOffer(this.view(), this.choice()));
  /** The offer that is laid open: while something is decided or asked, none is. */
  protected readonly openOffer = computed(() => {
    const stage = this.stage();
    const isRefused = stage.kind === 'answered' && stage.decision.decision === 'refused';
    return stage.kind === 'open' || isRefused ? this.chosen() : null;
  });
  protected readonly rule = computed(() => {
    const stage = this.stage();
    const offer = this.chosen();
    const asked = stage.kind === 'asked' || stage.kind === 'answered' ? stage.approval.terms : null;
    const about = asked ? this.view().offers.find(({ terms }) => terms.guidelineId === asked.guidelineId) : offer;
    return about
      ? { name: about.guidelineName[this.language()], version: (asked ?? about.terms).guidelineVersion }
      : null;
  });
  protected readonly hour = computed(() => {
    const at = this.asOf();
    return at === null ? null : this.hourOf(at);
  });
  protected readonly firstDigit = computed(() => {
    const stage = this.stage();
    return stage.kind === 'asked' && !isGivenSince(stage.approval, this.grants()) ? this.digitsTaken() + 1 : null;
  });
  protected readonly similar = computed(() =>
    similarInWords(this.view().similar, this.words, (key, values) => this.say(key, values), this.language()),
  );
  protected readonly tone = computed(() => {
    const stage = this.stage();
    if (this.differs() || stage.kind === 'set-aside') return 'is-watch';
    if (stage.kind === 'asked') return 'is-aside';
    if (stage.kind !== 'open') return stage.kind === 'given' ? '' : 'is-answered';
    const offer = this.chosen();
    if (!offer || !isGiveable(offer)) return 'is-quiet';
    return offer.bounds.some((bound) => bound.kind !== 'decision' && isNear(bound, null)) ? 'is-watch' : '';
  });
  protected readonly head = computed((): { readonly icon: string; readonly title: string } => {
    const stage = this.stage();
    if (this.differs()) return { icon: 'i-st-watch', title: this.say('ui.authority.differs.title') };
    switch (stage.kind) {
      case 'set-aside':
        return {
          icon: 'i-st-half t-watch',
          title: this.say('ui.authority.setAside.title', { what: this.words.what(stage.grant.terms) }),
        };
      case 'asked':
        return {
          icon: 'i-seal t-aside',
          title: this.say('ui.authority.asked.title', { what: this.words.what(stage.approval.terms) }),
        };
      case 'answered': {
        const { by, decision, amount } = stage.decision;
        const what = this.words.what({ remedy: stage.approval.terms.remedy, amount });
        const name = by.name.split(' ')[0] ?? by.name;
        return {
          icon: decision === 'refused' ? 'i-seal quiet' : 'i-seal t-done',
          title: this.say(`ui.authority.answered.${decision}`, { name, what }),
        };
      }
      case 'given':
        return { icon: 'i-seal t-done', title: this.say('ui.authority.decided') }; // what it was stands in the list below
      case 'open':
        return this.openHead();
    }
  });

  constructor() {
    effect(() => void this.meaning()); // else it would only be looked at once a key is pressed
  }

  /** Does what the main button does, unless that has only just changed. For the key: a press that it is deaf to is taken all the same. */
  press(): boolean {
    if (this.isDeaf()) return true;
    return this.confirm();
  }

  /** Gives what this digit stands at while something is asked for, unless it has only just come there. Says whether there is such a thing. */
  chooseByDigit(digit: number): boolean {
    const asked = this.asked();
    if (!asked?.hasDigit(digit)) return false;
    if (!this.isDeaf()) asked.giveByDigit(digit);
    return true;
  }

  private confirm(): boolean {
    const body = this.body();
    if (body) return body.press();
    const proposal = this.proposal();
    if (!proposal || this.isBusy() || this.isOffline() || this.differs()) return false;
    this.act.emit(proposal);
    return true;
  }

  /** Opens the field for another amount. For the key. */
  openAmount(): boolean {
    return this.body()?.openAmount() ?? false;
  }

  /** Sends the request that is being written; false where none is. For the key. */
  send(): boolean {
    return this.proposal()?.does === 'ask' && this.confirm();
  }

  /** Gives or asks, unless what the pointer was on has only just changed. */
  protected take(proposal: Proposal): void {
    if (!this.isDeaf()) this.act.emit(proposal);
  }

  private isDeaf(): boolean {
    return this.clock() - this.meaning().since < deafForMs;
  }

  protected hourOf(at: EpochMs): string {
    return formatHour(at, this.language(), { withSeconds: true, timeZone: this.zone() });
  }

  private openHead() {
    const offer = this.chosen();
    if (offer && isGiveable(offer)) {
      return {
        icon: this.tone() === 'is-watch' ? 'i-seal t-watch' : 'i-seal t-done',
        title: this.say('ui.authority.can'),
      };
    }
    const isLater = offer?.blocked?.reason === 'authority/promise-first';
    return { icon: 'i-seal quiet', title: this.say(isLater ? 'ui.authority.later' : 'ui.authority.blocked') };
  }

  private say(key: string, values: Record<string, unknown> = {}): string {
    return this.transloco.translate(key, values, this.language());
  }
}
