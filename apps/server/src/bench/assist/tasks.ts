import { intent } from './intent.ts';
import { script } from './script.ts';
import { sentiment } from './sentiment.ts';
import { speed } from './speed.ts';
import type { Task } from './task.ts';

/** All that can be judged, in the order of the table. */
export const tasks: readonly Task[] = [script, intent, sentiment, speed];
