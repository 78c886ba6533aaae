/** A command cannot be done; the message is a sentence for whoever typed it. */
export class CommandFault extends Error {
  override readonly name = 'CommandFault';

  constructor(
    message: string,
    readonly exitCode = 1,
  ) {
    super(message);
  }
}
