/** The next step of a script, and the option that led to it; null where none was chosen. */
export interface EnteredStep {
  readonly stepId: string;
  readonly optionId: string | null;
}

/** What can be given at an `offer`, in words, and whether it is being given already. */
export interface OfferAtHand {
  readonly label: string;
  readonly isBusy: boolean;
}
