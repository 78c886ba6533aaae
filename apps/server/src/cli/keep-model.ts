import { modelId } from '../assist/models/assist-model.ts';
import type { ModelStore, NewModel } from '../assist/models/model-store.ts';
import { by } from './by.ts';

/** Keeps a model as the next version of its kind, and puts it live where that is right. What was done, in a sentence. */
export async function keepModel(store: ModelStore, model: NewModel, goesLive: boolean): Promise<string> {
  const name = await store.keep(model);
  const id = modelId(name);
  if (!goesLive) return `It does worse with ${id}: it is kept, and not live. (--anyway puts it live.)`;
  await store.putLive(name, { at: Date.now(), by });
  return `${id} is live; a running server takes it up within seconds.`;
}
