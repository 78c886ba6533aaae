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
