import { optionsOf, type Options } from './assist/options.ts';
import { Absent, filesOf } from './assist/sets.ts';
import type { Row, Task } from './assist/task.ts';
import { tasks } from './assist/tasks.ts';

/** Judges hints on conversations of strangers; printed as one line of JSON: rows, and what was left out because files are absent. */
async function main(): Promise<void> {
  const options = optionsOf(process.argv.slice(2));
  const asked = tasks.filter(({ name, sets }) => isAsked(options, name, sets));
  if (asked.length === 0) throw new TypeError(`nothing is asked for; tasks are ${names(tasks)}`);
  const rows: Row[] = [];
  const skipped: string[] = [];
  for (const task of asked) {
    for (const set of options.set === null ? task.sets : [options.set]) {
      for (const variant of options.task === null ? task.variants : [{}]) {
        try {
          rows.push(await judged(task, set, { ...options, ...variant }));
        } catch (error) {
          if (!(error instanceof Absent)) throw error;
          skipped.push(`${task.name} ${set}: ${error.message}`);
        }
      }
    }
  }
  process.stdout.write(`${JSON.stringify({ rows, skipped: [...new Set(skipped)] })}\n`);
}

/** Whoever names a task may judge any set by it; whoever names a set alone gets the tasks that are meant for it. */
function isAsked({ task, set }: Options, name: string, sets: readonly string[]): boolean {
  if (task !== null) return task === name;
  return set === null || sets.includes(set);
}

async function judged(task: Task, set: string, options: Options): Promise<Row> {
  process.stderr.write(`${task.name} ${set} …\n`);
  return task.run(filesOf(set, options), options);
}

const names = (all: readonly Task[]): string => all.map(({ name }) => name).join(', ');

await main();
