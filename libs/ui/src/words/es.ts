import { esAttention } from './es-attention.ts';
import { esAuthority } from './es-authority.ts';
import { esContact } from './es-contact.ts';
import { esDesk } from './es-desk.ts';
import { esFigures } from './es-figures.ts';
import { esFloor } from './es-floor.ts';
import { esLimits } from './es-limits.ts';
import { esPlaybook } from './es-playbook.ts';
import { esScript } from './es-script.ts';
import { esTime } from './es-time.ts';

/** The words of the parts in Spanish: the model for every other language. */
export const es = {
  ...esAttention,
  ...esAuthority,
  ...esContact,
  ...esDesk,
  ...esFigures,
  ...esFloor,
  ...esLimits,
  ...esPlaybook,
  ...esScript,
  ...esTime,
};
