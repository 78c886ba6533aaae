import type { Command } from 'commander';
import { modelId, modelNameOf } from '../assist/models/assist-model.ts';
import { ModelStore } from '../assist/models/model-store.ts';
import { DatabasePool } from '../platform/database.ts';
import { CommandFault } from './fault.ts';
import { modelsTable } from './model-table.ts';
import { inOffice } from './office.ts';

/** `aliado models`: what was learnt, and which of it hints come of. */
export function addModels(program: Command): void {
  const models = program.command('models').description('what was learnt from sessions').action(list);
  models
    .command('use')
    .description('put a model live, as it was trained')
    .argument('<model>', 'such as scripts@3')
    .action(use);
  models.command('back').description('take back the model that went live last').action(back);
}

async function list(): Promise<void> {
  const models = await inStore((store) => store.list());
  console.log(models.length === 0 ? 'Nothing was learnt yet: npm run aliado -- train' : modelsTable(models));
}

async function use(id: string): Promise<void> {
  const name = modelNameOf(id);
  if (!name) throw new CommandFault(`${id} is no model; name one such as scripts@3.`);
  const isThere = await inStore((store) => store.putLive(name, Date.now()));
  if (!isThere) throw new CommandFault(`There is no model ${modelId(name)}.`);
  console.log(`${modelId(name)} is live; a running server takes it up within seconds.`);
}

async function back(): Promise<void> {
  const change = await inStore((store) => store.back());
  if (!change) throw new CommandFault('No model is live: scripts are told apart by their text alone.');
  const now = change.to ? `${modelId(change.to)} is live again` : 'scripts are told apart by their text alone';
  console.log(`${modelId(change.from)} was taken back; ${now}.`);
}

const inStore = <T>(work: (store: ModelStore) => Promise<T>): Promise<T> =>
  inOffice(({ parts }) => work(new ModelStore(parts.get(DatabasePool))));
