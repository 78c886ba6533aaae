/** What words for the customer may hold, beside `values.FIELD` of a script's own fields. */
export const placeholders: ReadonlySet<string> = new Set([
  ...['customer.name', 'customer.givenName', 'customer.surname', 'customer.city'],
  ...['order.number', 'order.items', 'order.placedOn', 'order.total', 'order.slot'],
  ...['case.title', 'case.due', 'product.name', 'product.warrantyUntil', 'agent.name', 'company.name'],
]);

/** A placeholder of a text. */
export interface Placeholder {
  readonly path: string;
  /** Whether it has words for when its value is not known. */
  readonly hasFallBack: boolean;
}

/** The placeholders of a text, in order. */
export const placeholdersIn = (text: string): readonly Placeholder[] =>
  [...text.matchAll(/\{\{\s*([^{}|]*?)\s*(\|[^{}]*)?\}\}/g)].map(([, path = '', fallBack]) => ({
    path,
    hasFallBack: fallBack !== undefined,
  }));
