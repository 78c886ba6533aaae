import type { Options } from './options.ts';
import type { SetFiles } from './sets.ts';

/** What can be said of something that was judged: figures are fractions from 0 to 1, times say their unit in their name. */
export type Figure = number | string | boolean | null | readonly Figure[] | { readonly [name: string]: Figure };

/** What was found out, as it is printed. `n` is how many cases were judged. */
export interface Row {
  readonly task: string;
  readonly set: string;
  readonly n: number;
  readonly [name: string]: Figure;
}

/** A way of asking for a task: the flags that make it. */
export type Variant = Partial<Pick<Options, 'isCold' | 'isTaskUnknown' | 'isHappy' | 'isZeroShot'>>;

/** Something that is judged on sets. */
export interface Task {
  readonly name: string;
  /** The sets it is judged on where none is named. */
  readonly sets: readonly string[];
  /** How it is asked for where no task is named, so that one command shows all. */
  readonly variants: readonly Variant[];
  /** Judges one set with the product's own code. The labels of judged files are read for scoring only. */
  run(files: SetFiles, options: Options): Promise<Row>;
}
