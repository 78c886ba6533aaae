import { callOf, type Language, type Script } from '@aliado/domain';

/** A text, and what its words count against those of a text of weight 1. */
export interface WeighedText {
  readonly text: string;
  readonly weight: number;
}

/** A script as one may know it by ear, before anybody has called about it. */
export interface ScriptText {
  readonly id: string;
  /** What it is called, and how customers begin. */
  readonly opening: readonly WeighedText[];
  /** What customers say further on. */
  readonly customer: readonly WeighedText[];
  /** What the agent says or does. */
  readonly agent: readonly WeighedText[];
  /** What the agent does in other systems. */
  readonly actions: readonly string[];
}

/** The text of a script of the playbook. */
export function scriptTextOf(script: Script, language: Language, matterName: string): ScriptText {
  const { id, name, triggers, heard, steps, checklist = [] } = script;
  const plain = (text: string): WeighedText => ({ text: withoutBlanks(text), weight: 1 });
  const ticking = checklist.flatMap((item) => [...item.heard[language]]);
  return {
    id,
    opening: [`${name[language]}. ${matterName}`, ...triggers[language], ...(heard?.[language] ?? [])].map(plain),
    customer: ticking.map(plain),
    agent: steps.flatMap(({ tick, text }) => [plain(tick[language]), plain(text[language])]),
    actions: steps.flatMap((step) => callOf(step)?.action ?? []),
  };
}

/** A text without what is filled in when it is said. */
export const withoutBlanks = (text: string): string => text.replace(/\{\{[^}]*\}\}|\{[^}]*\}|\[[^\]]*\]/g, ' ');
