import { isAlias, parseDocument, visit, YAMLParseError, type Document, type LineCounter } from 'yaml';

/**
 * Reads YAML 1.2. An alias of nothing, and aliases that would swell the text beyond measure, are errors of the document here: the
 * library finds them only when it is asked for the value, and throws.
 * @param lines counts the lines of the text, if given.
 */
export function yamlDocument(text: string, lines?: LineCounter): Document.Parsed {
  const document = parseDocument(text, lines ? { lineCounter: lines } : {});
  if (document.errors.length > 0 || !text.includes('*')) return document;
  try {
    document.toJS();
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    document.errors.push(new YAMLParseError(firstAlias(document), 'BAD_ALIAS', error.message));
  }
  return document;
}

/** Where the first alias of nothing stands; the first of all where each has its anchor. */
function firstAlias(document: Document.Parsed): [number, number] {
  const places: { readonly at: number; readonly isLost: boolean }[] = [];
  visit(document, (_, node) => {
    if (isAlias(node)) places.push({ at: node.range?.[0] ?? 0, isLost: node.resolve(document) === undefined });
  });
  const at = (places.find(({ isLost }) => isLost) ?? places[0])?.at ?? 0;
  return [at, at + 1];
}
