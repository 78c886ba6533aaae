import { afterEveryRender, DestroyRef, inject } from '@angular/core';

/** Moves the focus to the next panel of the screen, round and round. A panel is marked with `data-panel`. */
export function nextPanel(by: 1 | -1): void {
  const panels = [...document.querySelectorAll<HTMLElement>('[data-panel]')].filter(
    (panel) => panel.offsetParent !== null,
  );
  const at = panels.findIndex((panel) => panel.contains(document.activeElement));
  const next = panels[at < 0 ? (by === 1 ? 0 : panels.length - 1) : (at + by + panels.length) % panels.length];
  next?.focus();
}

/** Moves the focus to one panel by its name. */
export function focusPanel(name: string): void {
  document.querySelector<HTMLElement>(`[data-panel="${name}"]`)?.focus();
}

/**
 * Gives the focus to the panel around it when what had it is gone, as when a call ends under its own button. Call it in an
 * injection context that lasts as long as it should.
 */
export function keepFocus(): void {
  let last: { readonly element: HTMLElement; readonly panel: HTMLElement | null } | null = null;
  const note = ({ target }: FocusEvent) => {
    if (target instanceof HTMLElement) last = { element: target, panel: target.closest<HTMLElement>('[data-panel]') };
  };
  document.addEventListener('focusin', note);
  inject(DestroyRef).onDestroy(() => document.removeEventListener('focusin', note));
  afterEveryRender(() => {
    if (last === null || last.element.isConnected || document.activeElement !== document.body) return;
    const { panel } = last;
    last = null;
    const heir = panel?.isConnected ? panel : document.getElementById('main');
    heir?.toggleAttribute('data-heir', true); // the reader did not go there: no ring is drawn
    heir?.addEventListener('blur', () => heir.removeAttribute('data-heir'), { once: true });
    heir?.focus({ preventScroll: true });
  });
}
