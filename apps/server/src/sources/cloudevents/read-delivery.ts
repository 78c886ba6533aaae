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
  const [mediaType = ''] = (headers['content-type'] ?? '').split(';', 1);
  switch (mediaType.trim().toLowerCase()) {
    case mediaTypes.structured:
      return withValue(body, (event) => ({ events: [event] }));
    case mediaTypes.batch:
      return withValue(body, ofBatch);
    default:
      return ofHeaders({ headers, body });
  }
}

function ofBatch(batch: unknown): ReadDelivery {
  if (!Array.isArray(batch)) return { unreadable: 'a batch is an array of events' };
  const isTooLong = batch.length > eventsAtOnce;
  return isTooLong ? { unreadable: `a batch holds at most ${eventsAtOnce} events` } : { events: batch };
}

function ofHeaders({ headers, body }: Delivery): ReadDelivery {
  if (headers['ce-specversion'] === undefined)
    return {
      unreadable: 'there is no ce-specversion header; send one, or send the event as application/cloudevents+json',
    };
  if (body.length === 0) return { events: [fromHeaders(headers, undefined)] };
  return withValue(body, (data) => ({ events: [fromHeaders(headers, data)] }));
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function withValue(body: Buffer, read: (value: unknown) => ReadDelivery): ReadDelivery {
  let value: unknown;
  try {
    value = JSON.parse(utf8.decode(body));
  } catch {
    return { unreadable: 'the body is not JSON in UTF-8' }; // the only failures of the two calls
  }
  return read(value);
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
