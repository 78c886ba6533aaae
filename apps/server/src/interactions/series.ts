/** What somebody wants recorded on a stream in its order: behind one that could not be, none of the others is. */
export class Series {
  private broken: { readonly by: unknown } | null = null;

  /** One of them could not be recorded. */
  break(error: unknown): void {
    this.broken ??= { by: error };
  }

  /** Goes on to the next. @throws what broke it. */
  goOn(): void {
    if (this.broken) throw this.broken.by;
  }
}
