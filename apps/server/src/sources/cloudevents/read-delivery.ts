import type { Delivery } from './webhook-signature.ts';

/** The events of a delivery, not looked into yet, or why there are none to be found. */
export type ReadDelivery = { readonly events: readonly unknown[] } | { readonly unreadable: string };

/** At most so many events in one delivery. */
export const eventsAtOnce = 500;

/** The media types of the door; JSON alone is the binary mode, where the attributes are headers. */
export const mediaTypes = {
  structured: 'application/cloudevents+json',
  batch: 'application/cloudevents-batch+json',
  binary: 'application/json',
} as const;

/** Finds the events of a delivery, in whichever of the modes of CloudEvents 1.0 over HTTP it came. */
export function readDelivery({ headers, body }: Delivery): ReadDelivery {
  const mediaType = String(headers['content-type'] ?? '')
    .split(';', 1)[0]
    ?.trim()
    .toLowerCase();
  const isBinary = mediaType !== mediaTypes.structured && mediaType !== mediaTypes.batch;
  if (isBinary && headers['ce-specversion'] === undefined)
    return {
      unreadable: 'there is no ce-specversion header; send one, or send the event as application/cloudevents+json',
    };
  const parsed = isBinary && body.length === 0 ? { value: undefined } : parse(body);
  if ('unreadable' in parsed) return parsed;
  if (isBinary) return { events: [fromHeaders(headers, parsed.value)] };
  if (mediaType === mediaTypes.structured) return { events: [parsed.value] };
  if (!Array.isArray(parsed.value)) return { unreadable: 'a batch is an array of events' };
  return parsed.value.length > eventsAtOnce
    ? { unreadable: `a batch holds at most ${eventsAtOnce} events` }
    : { events: parsed.value };
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function parse(body: Buffer): { readonly value: unknown } | { readonly unreadable: string } {
  try {
    return { value: JSON.parse(utf8.decode(body)) as unknown };
  } catch {
    return { unreadable: 'the body is not JSON in UTF-8' }; // the only failures of the two calls
  }
}

/** The attributes stand in headers that begin with `ce-`; the content type of the body is `datacontenttype`. */
function fromHeaders(headers: Delivery['headers'], data: unknown): unknown {
  const attributes = Object.entries(headers)
    .filter(([name]) => name.startsWith('ce-'))
    .map(([name, value]) => [name.slice('ce-'.length), unescaped(String(value))] as const);
  return { ...Object.fromEntries(attributes), data };
}

/** Values may be quoted and percent-encoded (CloudEvents 1.0.2, HTTP binding, section 3.1.3.2). */
function unescaped(value: string): string {
  const bare = /^"(.*)"$/s.exec(value)?.[1]?.replace(/\\(.)/gs, '$1') ?? value;
  try {
    return decodeURIComponent(bare);
  } catch {
    return bare; // a lone percent sign: the sender does not encode, so it is meant as it stands
  }
}
