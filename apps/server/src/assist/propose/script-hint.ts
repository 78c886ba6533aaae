import { fillScript, type Localised, type Script } from '@aliado/domain';
import type { Proposal } from '../proposal.ts';

/** A script as a proposal, without its reason: the first thing to say. */
export function scriptHint({ id, version, name, matter, start, steps }: Script): Omit<Proposal, 'reason'> {
  const text = steps.find((step) => step.id === start)?.text ?? name;
  const worded: Localised = { es: withoutValues(text.es), en: withoutValues(text.en) };
  return {
    kind: 'script',
    target: { id, version },
    title: name,
    text: worded,
    matters: [matter],
    isContradicted: false,
    evidence: [],
    isCertain: false,
  };
}

/** The console fills in what is known when the script is used; until then every placeholder reads as worded for that. */
const withoutValues = (text: string): string =>
  fillScript(text, {})
    .map((segment) => segment.text)
    .join('');
