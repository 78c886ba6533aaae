/** The server cannot start or go on as it is set up here; the message is a sentence for whoever runs it. */
export class StartFault extends Error {
  override readonly name = 'StartFault';
}
