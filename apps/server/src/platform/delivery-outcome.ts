/** What became of one attempt to tell another system: taken; worth another try; or refused for good. */
export type DeliveryOutcome =
  | { readonly outcome: 'delivered' }
  | { readonly outcome: 'try-again'; readonly trouble: string }
  | { readonly outcome: 'refused'; readonly trouble: string };
