/** Microseconds of this machine's monotonic clock: the same one in every process. */
export const nowMicros = (): number => Number(process.hrtime.bigint() / 1_000n);

const before = '"type":"UtteranceSpoken","utteranceId":"t';

/** An utterance's id that tells when it was sent; the tail keeps two of one microsecond apart. */
export const stampedId = (nth: number): string => `t${nowMicros()}.${nth}`;

/** When each stamped utterance of a frame's text was sent, found without parsing the frame. */
export function stampsIn(text: string): number[] {
  const stamps: number[] = [];
  for (let at = text.indexOf(before); at >= 0; at = text.indexOf(before, at + 1)) {
    stamps.push(Number.parseInt(text.slice(at + before.length, at + before.length + 20), 10));
  }
  return stamps;
}

/** How many recorded entries a frame's text holds, found without parsing it. */
export function entriesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"recordedAt":'); at >= 0; at = text.indexOf('"recordedAt":', at + 1)) count += 1;
  return count;
}
