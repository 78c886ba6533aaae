import type { Language } from '@aliado/domain';
import { decodeModel, encodeModel } from '../learn/model-bytes.ts';
import { featureRoom } from './step-features.ts';
import { StepModel } from './step-model.ts';
import { StepRanker } from './step-ranker.ts';

const magic = 'aliado-steps-1';

/** What stands before the numbers. */
interface Head {
  readonly format: typeof magic;
  readonly language: Language;
  readonly known: readonly string[];
  /** Bytes of the model by name. */
  readonly named: number;
  /** Weights of the walk that are not 0. */
  readonly weights: number;
}

/**
 * A model of next steps as bytes: the length of its head (32 bits), the head as JSON, the model by name, then columns (32 bits) and
 * weights (32 bits) of the walk, little-endian. The same for the same model.
 */
export function encodeSteps(language: Language, { named, ranker, known }: StepModel['learnt']): Uint8Array {
  const columns = Uint32Array.from([...ranker.weights.keys()].filter((column) => ranker.weights[column] !== 0));
  const weights = Float32Array.from(columns, (column) => ranker.weights[column] as number);
  const model = encodeModel(named);
  const head: Head = {
    ...{ format: magic, language, known: [...known].sort() },
    ...{ named: model.length, weights: columns.length },
  };
  const text = new TextEncoder().encode(JSON.stringify(head));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, text.length, true);
  return Buffer.concat([length, text, model, bytesOf(columns), bytesOf(weights)]);
}

/**
 * A model of next steps from its bytes.
 * @throws RangeError where they are none of `encodeSteps`'s.
 */
export function decodeSteps(bytes: Uint8Array): StepModel {
  const length = bytes.length < 4 ? Infinity : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  if (4 + length > bytes.length) throw new RangeError('this is no model of steps');
  const head: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
  if (!isHead(head)) throw new RangeError('this is no model of steps that can be read here');
  const from = 4 + length;
  const expected = from + head.named + head.weights * 8;
  if (bytes.length !== expected) throw new RangeError(`a model of ${expected} bytes has ${bytes.length}`);
  const numbers = new Uint8Array(bytes.subarray(from + head.named)).buffer; // begins at a multiple of their size
  const columns = new Uint32Array(numbers, 0, head.weights);
  const weights = new Float32Array(numbers, head.weights * 4, head.weights);
  const ranker = new StepRanker(new Float32Array(featureRoom));
  for (const [place, column] of columns.entries()) ranker.weights[column] = weights[place] as number;
  return new StepModel(head.language, {
    named: decodeModel(bytes.subarray(from, from + head.named)),
    known: new Set(head.known),
    ranker,
  });
}

const isHead = (head: unknown): head is Head =>
  typeof head === 'object' && head !== null && 'format' in head && head.format === magic;

const bytesOf = (part: Uint32Array | Float32Array): Uint8Array =>
  new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
