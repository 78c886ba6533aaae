import { FeatureSpace, type SpaceOptions } from './feature-space.ts';
import { LinearModel } from './linear-model.ts';

/** A model with the columns it speaks of. */
export interface Trained {
  readonly space: FeatureSpace;
  readonly model: LinearModel;
}

/** What stands before the numbers. */
interface Head {
  readonly format: 'aliado-linear-1';
  readonly options: SpaceOptions;
  readonly labels: readonly string[];
  readonly columns: number;
}

const magic = 'aliado-linear-1';

/**
 * A model as bytes: the length of its head (32 bits), the head as JSON, then little-endian hashes, rarities, the greatest weight of
 * each class, weights as parts of 32,767 of it, and biases. Half the size of the model in memory, and the same for the same model.
 */
export function encodeModel({ space, model }: Trained): Uint8Array {
  const head: Head = { format: magic, options: space.options, labels: model.labels, columns: space.width };
  const text = new TextEncoder().encode(JSON.stringify(head));
  const count = model.labels.length;
  const scales = greatest(model);
  const weights = new Int16Array(model.weights.length);
  for (let at = 0; at < weights.length; at++) {
    const scale = scales[at % count] as number;
    weights[at] = scale === 0 ? 0 : Math.round(((model.weights[at] as number) / scale) * 32_767);
  }
  const parts = [space.hashes, space.rarities, scales, model.biases, weights].map(bytesOf);
  const bytes = new Uint8Array(4 + text.length + parts.reduce((sum, { length }) => sum + length, 0));
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, 4);
  let at = 4 + text.length;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/**
 * A model from its bytes.
 * @throws RangeError where they are none of `encodeModel`'s.
 */
export function decodeModel(bytes: Uint8Array): Trained {
  const { head, from } = headOf(bytes);
  const count = head.labels.length;
  const expected = from + head.columns * 8 + count * 8 + head.columns * count * 2;
  if (bytes.length !== expected) throw new RangeError(`a model of ${expected} bytes has ${bytes.length}`);
  const body = new Uint8Array(bytes.subarray(from)).buffer; // numbers begin at a multiple of their size only in a buffer of their own
  let at = 0;
  const floats = (length: number) => new Float32Array(body, (at += length * 4) - length * 4, length);
  const hashes = new Uint32Array(body, 0, head.columns);
  at = head.columns * 4;
  const [rarities, scales, biases] = [floats(head.columns), floats(count), floats(count)];
  const parts = new Int16Array(body, at, head.columns * count);
  const weights = Float32Array.from(parts, (part, cell) => (part / 32_767) * (scales[cell % count] as number));
  return {
    space: new FeatureSpace(head.options, hashes, rarities),
    model: new LinearModel(head.labels, weights, biases),
  };
}

function headOf(bytes: Uint8Array): { readonly head: Head; readonly from: number } {
  const length = bytes.length < 4 ? Infinity : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  if (4 + length > bytes.length) throw new RangeError('this is no model');
  const head: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
  if (!isHead(head)) throw new RangeError('this is no model that can be read here');
  return { head, from: 4 + length };
}

const isHead = (head: unknown): head is Head =>
  typeof head === 'object' && head !== null && 'format' in head && head.format === magic;

function greatest({ labels, weights }: LinearModel): Float32Array {
  const scales = new Float32Array(labels.length);
  for (let at = 0; at < weights.length; at++) {
    const label = at % labels.length;
    scales[label] = Math.max(scales[label] as number, Math.abs(weights[at] as number));
  }
  return scales;
}

const bytesOf = (part: Uint32Array | Float32Array | Int16Array): Uint8Array =>
  new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
