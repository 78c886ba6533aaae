/** Flags for a headless Chromium that talks to nobody but us. */
export const browserArgs: string[];

/** A Chromium that is installed, or the one that comes in a package. @throws Error if there is neither. */
export function findBrowser(options?: { readonly shippedOnly?: boolean }): {
  readonly executablePath: string;
  readonly env: Record<string, string>;
};
