import { parseArgs } from 'node:util';

/** What is to be judged, as the command line says it. Null where it says nothing. */
export interface Options {
  /** The folder that holds a folder for each set. */
  readonly data: string;
  readonly task: string | null;
  readonly set: string | null;
  /** Files in place of the set's own. */
  readonly train: string | null;
  readonly playbooks: string | null;
  readonly evaluation: string | null;
  /** From the text of playbooks alone: nothing is learnt. */
  readonly isCold: boolean;
  /** The script is not known beforehand. */
  readonly isTaskUnknown: boolean;
  /** Only dialogues in which all goes as planned. */
  readonly isHappy: boolean;
  /** Trained on all domains but the one that is judged. */
  readonly isZeroShot: boolean;
  /** Adds a table that says whether chances are as likely as they say. */
  readonly hasReliability: boolean;
}

/**
 * Reads the command line.
 * @throws TypeError where it asks for what there is not.
 */
export function optionsOf(args: readonly string[]): Options {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string', default: '../shared/data' },
      ...{ task: text, set: text, train: text, playbooks: text, eval: text },
      ...{ cold: flag, 'task-unknown': flag, happy: flag, 'zero-shot': flag, reliability: flag, json: flag },
    },
  });
  return {
    data: values.data,
    task: values.task ?? null,
    set: values.set ?? null,
    train: values.train ?? null,
    playbooks: values.playbooks ?? null,
    evaluation: values.eval ?? null,
    isCold: values.cold,
    isTaskUnknown: values['task-unknown'],
    isHappy: values.happy,
    isZeroShot: values['zero-shot'],
    hasReliability: values.reliability,
  };
}
