import type { Interaction, Language, Organisation, Script } from '@aliado/domain';

/** What the wrap-up proposes, from what was said, told and noted. Nothing counts until the agent confirms it. */
export interface WrapUpProposal {
  readonly summary: string;
  readonly matter: string | null;
  readonly disposition: string | null;
}

/** Writes up a contact from its log: the matter, what was told in the script, and the notes. */
export function proposeWrapUp(
  interaction: Interaction,
  about: { readonly organisation: Organisation | null; readonly script: Script | null; readonly language: Language },
): WrapUpProposal {
  const { organisation, script, language } = about;
  const matter = organisation?.matters.find(({ id }) => id === interaction.matter)?.name[language];
  const told = Object.entries(interaction.values).map(
    ([field, value]) => `${labelOf(field, script, language)}: ${value}`,
  );
  const notes = interaction.notes.map(({ text }) => text.trim());
  const step = script?.steps.find(({ id }) => id === interaction.script?.stepId);
  return {
    summary: [matter, ...told, ...notes].filter(Boolean).map(closed).join(' '),
    matter: interaction.matter,
    disposition: step?.kind === 'close' ? step.disposition : null,
  };
}

function labelOf(field: string, script: Script | null, language: Language): string {
  for (const step of script?.steps ?? []) {
    if (step.kind === 'ask' && step.field.id === field) return step.field.label[language];
  }
  return field;
}

/** A sentence with its full stop. */
const closed = (text: string | undefined): string => (/[.!?…]$/.test(text ?? '') ? (text ?? '') : `${text}.`);
