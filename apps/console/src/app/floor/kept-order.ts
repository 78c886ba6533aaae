/** An order that nothing moves in: what is gone is left out, what is new comes last. */
export function keptOrder(before: readonly string[], now: readonly string[]): readonly string[] {
  const [there, known] = [new Set(now), new Set(before)];
  return [...before.filter((id) => there.has(id)), ...now.filter((id) => !known.has(id))];
}
