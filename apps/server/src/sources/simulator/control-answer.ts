/** What a platform answers when it is asked for something. */
export type ControlAnswer = { readonly accepted: true } | { readonly refused: string };

/** It will be done, or is done already. */
export const accepted: ControlAnswer = { accepted: true };

/** It will not be done; the sentence says why. */
export const refuse = (refused: string): ControlAnswer => ({ refused });
