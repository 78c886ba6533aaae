import { Component } from '@angular/core';

/** The mark and the name. */
@Component({
  selector: 'aliado-brand',
  host: { class: 'brand' },
  template: `<svg viewBox="0 0 24 24" aria-hidden="true">
      <path d="M4.2 20.2 12.2 4.2" stroke="var(--al-accent)" stroke-width="4.6" stroke-linecap="round" />
      <path d="M19.8 20.2 15 10.8" stroke="var(--al-clay)" stroke-width="4.6" stroke-linecap="round" /></svg
    >Aliado`,
})
export class Brand {}
