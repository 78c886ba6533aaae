import type { CustomerCase } from '../customer/customer.ts';
import type { Interaction } from '../interaction/interaction.ts';
import type { Named, ScriptEntry } from '../playbook/playbook.ts';
import type { Script } from '../script/script.ts';
import type { LikelyEnding } from './likely-endings.ts';

/** More than these are not taken in at a glance. */
const matterLimit = 5;
const dispositionLimit = 4;

/**
 * What a contact was probably about, likeliest first, at most five ids: the matter in hand, those of scripts walked, those of
 * scripts proposed, and those of the customer's open cases.
 */
export function likelyMatters(
  interaction: Interaction,
  known: { readonly scripts: readonly ScriptEntry[]; readonly cases: readonly CustomerCase[] },
): readonly string[] {
  const { matter, script, pastScripts, hintHistory } = interaction;
  const walked = [...(script ? [script] : []), ...pastScripts.toReversed()].map((run) => run.matter);
  const proposed = known.scripts.filter(({ id }) => hintHistory[`script:${id}`] !== undefined).map((one) => one.matter);
  const open = known.cases.filter(({ state }) => state !== 'closed').map((one) => one.matter);
  const all = new Set([...(matter === null ? [] : [matter]), ...walked, ...proposed, ...open]);
  return [...all].slice(0, matterLimit);
}

/**
 * How a contact probably ended, at most four ids: what is proposed, what is likely, the other ends of the script walked last, then the
 * organisation's own order.
 */
export function likelyDispositions(
  proposed: string | null,
  known: {
    readonly script: Script | null;
    readonly dispositions: readonly Named[];
    readonly endings?: readonly LikelyEnding[];
  },
): readonly string[] {
  const ends = (known.script?.steps ?? []).flatMap((step) => (step.kind === 'close' ? [step.disposition] : []));
  const likely = (known.endings ?? []).map(({ id }) => id);
  const all = new Set([
    ...(proposed === null ? [] : [proposed]),
    ...likely,
    ...ends,
    ...known.dispositions.map(({ id }) => id),
  ]);
  return [...all].slice(0, dispositionLimit);
}
