/** The part of dmn-moddle that is used; the package has no types of its own. */
declare module 'dmn-moddle' {
  /** Reads and writes DMN 1.3, and elements of other namespaces by the packages it was given. */
  export class DmnModdle {
    /** @param packages descriptions of further namespaces, by their prefix. */
    constructor(packages?: Readonly<Record<string, object>>);
    /** An element; properties are elements, lists of them, texts, numbers or booleans. */
    create(type: string, properties: Readonly<Record<string, unknown>>): object;
    /**
     * Reads a text whose root is of the named type, a DMN file when left out. The element turns into plain objects by JSON.
     * @throws Error if the text is no XML, or has another root.
     */
    fromXML(
      xml: string,
      rootType?: string,
    ): Promise<{ readonly rootElement: object; readonly warnings: readonly { readonly message: string }[] }>;
    /** Writes an element and all below it. */
    toXML(element: object, options: { readonly format: boolean }): Promise<{ readonly xml: string }>;
  }
}
