import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { keepFocus } from './panels.ts';

@Component({
  template: `
    <section id="main" tabindex="-1">
      <section data-panel="one" tabindex="-1">
        @if (isShown()) {
          <button>in the panel</button>
        }
      </section>
    </section>
  `,
})
class Screen {
  readonly isShown = signal(true);
  constructor() {
    keepFocus();
  }
}

describe('the focus', () => {
  it('stays in its panel when what had it is gone', async () => {
    const fixture = TestBed.createComponent(Screen);
    const element = fixture.nativeElement as HTMLElement;
    document.body.append(element);
    await fixture.whenStable();
    element.querySelector('button')?.focus();
    fixture.componentInstance.isShown.set(false);
    await fixture.whenStable();
    expect(document.activeElement).toBe(element.querySelector('[data-panel]'));
  });
});
