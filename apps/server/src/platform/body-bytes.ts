import { Readable } from 'node:stream';
import { RequestRefused } from './request-refused.ts';

/**
 * A file that came as the body of a request, whole.
 * @param limit in bytes.
 * @throws RequestRefused if the body was read as something else, or is larger.
 */
export async function bodyBytes(body: unknown, limit: number): Promise<Buffer> {
  if (!(body instanceof Readable)) throw new RequestRefused(415, 'request/media-type', 'Send the body as text/csv.');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw new RequestRefused(413, 'request/too-large', 'The file is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
