import { Component, computed, inject, resource } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Readings } from '../desk/readings.ts';
import { GivenSection } from './given-section.ts';
import { LentSection } from './lent-section.ts';
import { ProposalsSection } from './proposals-section.ts';
import { TroubledSection } from './troubled-section.ts';

/** Limits as those see them who answer for them: where they are too narrow, what was just given by them, who has them for now, and what did not arrive. */
@Component({
  selector: 'aliado-limits-page',
  imports: [GivenSection, LentSection, ProposalsSection, TranslocoDirective, TroubledSection],
  host: { class: 'scroll' },
  template: `
    <div class="limits" *transloco="let t; prefix: 'limits'">
      <h1>{{ t('title') }}</h1>
      <section data-panel="proposals" tabindex="-1" [attr.aria-label]="t('proposals.title')">
        <aliado-proposals-section [people]="people()" />
      </section>
      <section data-panel="given" tabindex="-1" [attr.aria-label]="t('given.title')">
        <aliado-given-section [people]="people()" />
      </section>
      <section data-panel="lent" tabindex="-1" [attr.aria-label]="t('lent.title')">
        <aliado-lent-section [staff]="staff()" [people]="people()" />
      </section>
      <section data-panel="troubled" tabindex="-1" [attr.aria-label]="t('troubled.title')">
        <aliado-troubled-section [people]="people()" />
      </section>
    </div>
  `,
  styles: `
    :host {
      display: block;
      background: var(--al-panel);
    }
    h1 {
      font-size: var(--al-text-xl);
      line-height: var(--al-leading-xl);
      letter-spacing: -0.012em;
    }
  `,
})
export class LimitsPage {
  private readonly readings = inject(Readings);
  private readonly organisation = resource({ loader: () => this.readings.organisation() });
  /** Empty until it is known: names are then ids, and everything else works. */
  protected readonly staff = computed(() => (this.organisation.hasValue() ? this.organisation.value().people : []));
  protected readonly people = computed(() => new Map(this.staff().map(({ id, name }) => [id, name] as const)));
}
