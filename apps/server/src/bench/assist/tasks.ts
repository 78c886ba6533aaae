import { annoyed } from './annoyed.ts';
import { intent } from './intent.ts';
import { nextAction } from './next-action.ts';
import { script } from './script.ts';
import { sentiment } from './sentiment.ts';
import { speed } from './speed.ts';
import { summary } from './summary.ts';
import { switching } from './switch.ts';
import type { Task } from './task.ts';

/** All that can be judged, in the order of the table. */
export const tasks: readonly Task[] = [script, nextAction, switching, annoyed, intent, sentiment, summary, speed];
