import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Session } from '../session/session.ts';

/** What somebody without a desk can do here today, in words. */
@Component({
  selector: 'aliado-home-page',
  imports: [TranslocoDirective],
  host: { class: 'scroll' },
  template: `
    <article *transloco="let t; prefix: 'home'" class="plain">
      <h1>{{ t('title', { name: name() }) }}</h1>
      @for (role of roles(); track role) {
        <section>
          <h2>{{ t('role.' + role) }}</h2>
          <p>{{ t('today.' + role) }}</p>
        </section>
      }
      <p class="soft">{{ t('account') }}</p>
    </article>
  `,
  styles: `
    :host {
      display: block;
      background: var(--al-panel);
    }
    .plain {
      max-width: 62ch;
      margin: 0 auto;
      padding: 56px 24px;
      display: grid;
      gap: 18px;
    }
    h1 {
      font-size: var(--al-text-2xl);
      line-height: var(--al-leading-2xl);
      font-weight: var(--al-weight-heavy);
    }
    h2 {
      font-size: var(--al-text-lg);
    }
  `,
})
export class HomePage {
  private readonly session = inject(Session);
  protected readonly name = computed(() => this.session.view()?.account.name ?? '');
  protected readonly roles = computed(() => this.session.view()?.account.roles ?? []);
}
