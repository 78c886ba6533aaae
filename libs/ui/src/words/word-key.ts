/**
 * The key of a word that may be a deployment's own: `prefix + id` where the product has a word for `id`, else the id as it
 * is, which the reader then sees.
 */
export const wordKey = (prefix: `ui.${string}.`, known: readonly string[], id: string): string =>
  known.includes(id) ? prefix + id : id;
