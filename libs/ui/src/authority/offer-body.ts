import type { ElementRef } from '@angular/core';
import { Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import type { AuthorityOffer, AuthorityRefusal, EpochMs, Language, Money } from '@aliado/domain';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { HOUSE_ZONE, otherZone } from '../clock/house-zone.ts';
import { Ticker } from '../clock/ticker.ts';
import { formatMoney } from '../format/number-format.ts';
import { formatMoment } from '../format/time-format.ts';
import { KeyCap } from '../keys/key-cap.ts';
import { activeLanguage } from '../words/active-language.ts';
import { AmountField } from './amount-field.ts';
import { AuthorityMeters } from './authority-meters.ts';
import { isGiveable, offerKey } from './authority-stage.ts';
import type { Proposal } from './authority-stage.ts';
import { remedyWords } from './remedy-words.ts';

/** What may be given: which remedy, up to what, how much of the limits it takes, and the one button that gives it or asks. */
@Component({
  selector: 'ui-offer-body',
  imports: [AmountField, AuthorityMeters, KeyCap, TranslocoPipe],
  host: { class: 'ui-offer-body' },
  templateUrl: './offer-body.html',
})
export class OfferBody {
  readonly offers = input.required<readonly AuthorityOffer[]>();
  /** The one of them that is in hand. */
  readonly offer = input.required<AuthorityOffer>();
  /** What the button does; null for nothing. */
  readonly proposal = input<Proposal | null>(null);
  /** The amount that the reader chose; null for the proposed one. */
  readonly chosenAmount = input<Money | null>(null);
  readonly reason = input('');
  /** Who would be asked first; null when nobody is there. */
  readonly approver = input<string | null>(null);
  /** For when something was promised in this contact; null for nothing. */
  readonly promisedFor = input<EpochMs | null>(null);
  /** Whether something is on its way to the server. */
  readonly isBusy = input(false);
  readonly isOffline = input(false);
  /** Whether its button is the main one of the screen. */
  readonly isMain = input(false);
  /** The language spoken with the customer; the reader's own when null. */
  readonly spoken = input<Language | null>(null);
  /** The key of an offer. */
  readonly choose = output<string>();
  /** The reader is about to choose an amount: the limits should be those of now. */
  readonly edit = output();
  /** Another amount; null for the proposed one. */
  readonly amount = output<Money | null>();
  /** The reason, at every letter. */
  readonly write = output<string>();
  /** The reader wants it. */
  readonly act = output<Proposal>();

  private readonly transloco = inject(TranslocoService);
  private readonly ticker = inject(Ticker);
  private readonly language = activeLanguage();
  private readonly zone = inject(HOUSE_ZONE);
  private readonly otherZone = otherZone();
  private readonly reasonField = viewChild<ElementRef<HTMLInputElement>>('why');
  protected readonly words = remedyWords();
  protected readonly isEditing = signal(false);
  /** Whether what stands in the field is no amount: then nothing is proposed, least of all what was there before. */
  private readonly isNone = signal(false);
  /** What the button does, for what the reader sees. */
  protected readonly offered = computed(() => (this.isEditing() && this.isNone() ? null : this.proposal()));
  protected readonly isReasonMissing = signal(false);

  protected readonly spokenLanguage = computed(() => this.spoken() ?? this.language());
  protected readonly name = computed(() => this.words.name(this.offer().terms.remedy));
  protected readonly isGiveable = computed(() => isGiveable(this.offer()));
  protected readonly isLater = computed(() => isLater(this.offer()));
  protected readonly inHand = computed(() => {
    const { upTo, proposed } = this.offer();
    return upTo === null ? null : (this.chosenAmount() ?? (proposed?.amount ? proposed : null));
  });
  protected readonly what = computed(() =>
    this.words.what({ remedy: this.offer().terms.remedy, amount: this.inHand() }),
  );
  protected readonly canChoose = computed(() => {
    const { upTo, canAsk, askUpTo } = this.offer();
    return upTo !== null && (this.isGiveable() || (canAsk && askUpTo !== null));
  });
  protected readonly choices = computed(() => {
    const isAlone = ({ terms }: AuthorityOffer) =>
      this.offers().filter((other) => other.terms.remedy === terms.remedy).length === 1;
    return this.offers().map((offer) => ({
      key: offerKey(offer),
      name: isAlone(offer)
        ? this.words.verb(offer.terms.remedy)
        : `${this.words.verb(offer.terms.remedy)}: ${offer.guidelineName[this.language()]}`,
      isChosen: offer === this.offer(),
      isBlocked: !isGiveable(offer),
      isLater: isLater(offer),
    }));
  });
  /** The limit that leaves least, which is what the reader is told. */
  private readonly binding = computed(() => {
    const { upTo, bounds } = this.offer();
    return bounds.find(({ used, limit }) => limit.amount - used.amount === upTo?.amount) ?? null;
  });
  protected readonly bindingKey = computed(() => `ui.authority.left.${this.binding()?.kind ?? 'decision'}`);
  protected readonly budgetName = computed(() => this.binding()?.name?.[this.language()] ?? '');
  /** Why it may not be given now: in words of the case, else of the house. */
  protected readonly why = computed(() => {
    const { blocked, upTo, bounds } = this.offer();
    if (blocked) {
      const isToldSo = saysWhy.has(blocked.reason); // else it names a promise or a budget
      return {
        text: isToldSo ? (blocked.about?.[this.language()] ?? null) : null,
        key: whyKeys[blocked.reason] ?? otherWhy,
      };
    }
    if (upTo?.amount !== 0) return null;
    const spent = bounds.find(({ used, limit }) => used.amount >= limit.amount);
    return { text: null, key: spent ? `ui.authority.why.${spent.kind}` : otherWhy };
  });
  /** What comes first: the promise, or else what must be done before. */
  protected readonly condition = computed(() => {
    const [language, promisedFor] = [this.language(), this.promisedFor()];
    const say = (key: string, values: Record<string, string> = {}) => this.transloco.translate(key, values, language);
    if (this.isLater()) {
      const what = this.offer().blocked?.about?.[language];
      const text = what ? say('ui.authority.first', { what }) : say('ui.authority.promiseFirst');
      return { isDone: false, text };
    }
    if (promisedFor === null || !this.isGiveable()) return null;
    const when = formatMoment(promisedFor, this.ticker.minute(), language, this.zone());
    return {
      isDone: true,
      text: say('ui.authority.promised', { when: [when, this.otherZone()].filter(Boolean).join(', ') }),
    };
  });

  /** Opens the field for another amount. For the key. */
  openAmount(): boolean {
    if (!this.canChoose() || this.isBusy() || this.isOffline()) return false;
    this.isNone.set(false);
    this.isEditing.set(true);
    this.edit.emit();
    return true;
  }

  /** Does what the button does: gives, or asks once there is a reason. For the key. */
  press(): boolean {
    const proposal = this.offered();
    if (!proposal || this.isBusy() || this.isOffline()) return false;
    if (proposal.does === 'ask' && this.reason().trim() === '') {
      this.isReasonMissing.set(this.isEditing() === false);
      this.isEditing.set(false);
      this.reasonField()?.nativeElement.focus();
      return true;
    }
    this.isEditing.set(false);
    this.act.emit(proposal);
    return true;
  }

  protected money(money: Money): string {
    return formatMoney(money, this.language());
  }

  protected takeAmount(amount: Money | null): void {
    this.isNone.set(amount === null);
    this.amount.emit(amount);
  }

  protected keepAmount(): void {
    this.isEditing.set(false);
    this.reasonField()?.nativeElement.focus(); // it is there only when the amount must be asked for
  }

  protected leaveAmount(): void {
    this.isEditing.set(false);
    this.isReasonMissing.set(false);
    this.amount.emit(null);
  }
}

/** Whether it waits for what was promised. */
const isLater = ({ blocked }: AuthorityOffer): boolean => blocked?.reason === 'authority/promise-first';

/** Refusals that bring words of their own for why. */
const saysWhy: ReadonlySet<AuthorityRefusal> = new Set<AuthorityRefusal>(['authority/never', 'authority/excluded']);

const otherWhy = 'ui.authority.why.other';
const whyKeys: Readonly<Partial<Record<AuthorityRefusal, string>>> = {
  'authority/never': 'ui.authority.why.never',
  'authority/excluded': 'ui.authority.why.excluded',
  'authority/promise-first': 'ui.authority.why.promiseFirst',
  'authority/above-customer': 'ui.authority.why.customer',
  'authority/above-day': 'ui.authority.why.day',
  'authority/above-budget': 'ui.authority.why.budget',
  'authority/no-rate': 'ui.authority.why.rate',
};
