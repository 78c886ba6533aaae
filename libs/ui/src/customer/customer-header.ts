import { Component, computed, input, output } from '@angular/core';
import type { Customer, CustomerMatch, MatchCertainty } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { Evidence } from '../caller-choice/evidence.ts';
import { initialsOf } from '../format/number-format.ts';
import { KeyCap } from '../keys/key-cap.ts';

/** Who the contact is with, how sure that is and by what; and the ways to confirm or correct it. */
@Component({
  selector: 'ui-customer-header',
  imports: [Evidence, KeyCap, TranslocoPipe],
  host: { class: 'ui-customer-header' },
  template: `
    @if (name(); as known) {
      <span class="monogram lg clay" aria-hidden="true">{{ initials() }}</span>
    } @else {
      <span class="monogram lg" aria-hidden="true"><i class="i i-user-ask i-20"></i></span>
    }
    <h2 class="name">
      {{ name() ?? (isUnknown() ? ('ui.customer.newPerson' | transloco) : ('ui.customer.unconfirmed' | transloco)) }}
    </h2>
    <span class="end">
      @if (canConfirm()) {
        <button
          type="button"
          class="btn btn-sm"
          [attr.aria-label]="'ui.customer.confirm' | transloco"
          [attr.title]="'ui.customer.confirm' | transloco"
          (click)="confirm.emit()"
        >
          <i class="i i-check i-14" aria-hidden="true"></i><ui-key command="confirmCaller" />
        </button>
      }
      <button
        type="button"
        class="btn btn-sm btn-quiet"
        [attr.aria-label]="'ui.customer.correct' | transloco"
        [attr.title]="'ui.customer.correct' | transloco"
        (click)="correct.emit()"
      >
        <i class="i i-user-ask i-14" aria-hidden="true"></i>
        @if (!canConfirm()) {
          <ui-key command="confirmCaller" />
        }
      </button>
    </span>
    <div class="match row xs soft">
      <i class="i i-14" [class]="icon()" aria-hidden="true"></i>
      <b>{{ certaintyKey() | transloco }}:</b>
      @if (match().confirmedAt !== null) {
        <span>{{ 'ui.customer.confirmedByYou' | transloco }}</span>
      } @else if (match().certainty === 'ambiguous') {
        <span>{{ 'ui.customer.ambiguousHint' | transloco: { count: match().candidates.length } }}</span>
      } @else if (match().certainty === 'unknown') {
        <span>{{ 'ui.customer.unknownHint' | transloco }}</span>
      } @else if (evidence().length > 0) {
        <ui-evidence class="clip" [evidence]="evidence()" />
      }
      @if (match().isVerified) {
        <span class="chip done"
          ><i class="i i-st-done" aria-hidden="true"></i>{{ 'ui.customer.verified' | transloco }}</span
        >
      }
    </div>
    <div class="facts xs quiet clip">
      @if (customer(); as person) {
        @if (person.since; as since) {
          {{ 'ui.customer.since' | transloco: { year: since.slice(0, 4) } }}
        } @else {
          {{ 'ui.customer.prospect' | transloco }}
        }
        @if (person.kind !== 'person') {
          · {{ kindKeys[person.kind] | transloco }}
        }
        @if (person.tier === 'plus' || person.tier === 'premium') {
          · {{ tierKeys[person.tier] | transloco }}
        }
        @if (person.city; as city) {
          · {{ city }}
        }
        @if (person.language === 'es') {
          · {{ formKeys[person.addressForm] | transloco }}
        }
      } @else if (match().certainty === 'ambiguous') {
        {{ 'ui.customer.nothingMixed' | transloco }}
      } @else if (isUnknown()) {
        {{ 'ui.customer.startsHere' | transloco }}
      }
    </div>
  `,
})
export class CustomerHeader {
  /** The profile; null while nobody is taken, or it is still being read. */
  readonly customer = input<Customer | null>(null);
  readonly match = input.required<CustomerMatch>();
  /** It is who the console says. */
  readonly confirm = output();
  /** It is somebody else. */
  readonly correct = output();

  protected readonly name = computed(() => {
    const { certainty, newName, customerId, candidates } = this.match();
    if (certainty === 'ambiguous') return null;
    return this.customer()?.name ?? newName ?? candidates.find((one) => one.customerId === customerId)?.name ?? null;
  });
  protected readonly initials = computed(() => initialsOf(this.name() ?? ''));
  protected readonly isUnknown = computed(() => this.match().certainty === 'unknown');
  protected readonly evidence = computed(() => {
    const { customerId, candidates } = this.match();
    return candidates.find((one) => one.customerId === customerId)?.evidence ?? [];
  });
  protected readonly canConfirm = computed(() => this.match().customerId !== null && this.match().confirmedAt === null);
  protected readonly icon = computed(() => icons[this.match().certainty]);
  protected readonly certaintyKey = computed(() =>
    this.isUnknown() && this.match().confirmedAt !== null
      ? 'ui.customer.newPerson'
      : `ui.customer.certainty.${this.match().certainty}`,
  );
  protected readonly kindKeys = {
    household: 'ui.customer.kind.household',
    company: 'ui.customer.kind.company',
  } as const;
  protected readonly tierKeys = { plus: 'ui.customer.tier.plus', premium: 'ui.customer.tier.premium' } as const;
  protected readonly formKeys = { usted: 'ui.customer.form.usted', tu: 'ui.customer.form.tu' } as const;
}

const icons: Readonly<Record<MatchCertainty, string>> = {
  known: 'i-user-ok t-done',
  probable: 'i-user-ask',
  ambiguous: 'i-st-open',
  unknown: 'i-user-ask',
};
