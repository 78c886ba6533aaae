import { createParser } from 'eventsource-parser';
import { z } from 'zod';

/** How much of an answer is taken in. */
export interface AnswerLimits {
  /** Of the whole stream, with all that is around the words. */
  readonly bytes: number;
  /** Pieces in which words come: a token each, as these servers stream. */
  readonly pieces: number;
}

const piece = z.object({
  choices: z.array(
    z.object({
      delta: z.object({ content: z.string().nullish() }).optional(),
      finish_reason: z.string().nullish(),
    }),
  ),
});

/**
 * The words of a streamed chat completion; null where it breaks off, says too much, or is no such stream. Leaving it early lets go
 * of the connection.
 * @throws Error if the stream fails.
 */
export async function streamedAnswer(chunks: AsyncIterable<Uint8Array>, limits: AnswerLimits): Promise<string | null> {
  const answer = new Answer();
  const parser = createParser({
    onEvent: ({ data }) => answer.take(data),
    onError: () => answer.spoil(),
    maxBufferSize: limits.bytes,
  });
  const decoder = new TextDecoder();
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.byteLength;
    if (bytes > limits.bytes) return null;
    parser.feed(decoder.decode(chunk, { stream: true }));
    if (answer.isSpoilt || answer.pieces > limits.pieces) return null;
    if (answer.isWhole) break;
  }
  return answer.isWhole ? answer.text : null;
}

/** What came so far. */
class Answer {
  text = '';
  pieces = 0;
  isWhole = false;
  isSpoilt = false;

  take(data: string): void {
    if (this.isWhole || this.isSpoilt) return;
    if (data === '[DONE]') {
      this.isWhole = true;
      return;
    }
    const read = piece.safeParse(jsonOf(data));
    if (!read.success) return this.spoil();
    for (const { delta, finish_reason: reason } of read.data.choices.slice(0, 1)) {
      this.pieces++;
      this.text += delta?.content ?? '';
      if (reason === 'stop') this.isWhole = true;
      else if (reason) this.spoil(); // it was cut, or wants something else than to answer
    }
  }

  spoil(): void {
    this.isSpoilt = true;
  }
}

function jsonOf(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
