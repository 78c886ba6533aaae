/** Where one stands in the table: row -1 is the head, column -1 the number of the row. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/** The place after a key; null for a key that goes nowhere. `columns` counts those after the number. */
export function placeAfter(
  key: string,
  { row, column }: GridPlace,
  size: { readonly rows: number; readonly columns: number },
): GridPlace | null {
  const within = (value: number, count: number) => Math.max(-1, Math.min(count - 1, value));
  switch (key) {
    case 'ArrowUp':
      return { row: within(row - 1, size.rows), column };
    case 'ArrowDown':
      return { row: within(row + 1, size.rows), column };
    case 'ArrowLeft':
      return { row, column: within(column - 1, size.columns) };
    case 'ArrowRight':
      return { row, column: within(column + 1, size.columns) };
    case 'Home':
      return { row, column: -1 };
    case 'End':
      return { row, column: size.columns - 1 };
    case 'PageUp':
      return { row: within(row - 10, size.rows), column };
    case 'PageDown':
      return { row: within(row + 10, size.rows), column };
    default:
      return null;
  }
}
