import {
  itemAt,
  redactWords,
  textsRemembered,
  type DeskCommand,
  type Interaction,
  type RedactionPattern,
  type SystemCommand,
} from '@aliado/domain';

type Found = ReturnType<typeof redactWords>['found'];

/** How far back the speaker's earlier words are looked for: the cost must not grow with the call. */
const linesLookedThrough = 48;

/** A command with everything taken out of its words that must not be stored, and what that was. */
export function redactCommand<C extends DeskCommand | SystemCommand>(
  state: Interaction,
  command: C,
  patterns: readonly RedactionPattern[],
): { readonly command: C; readonly found: Found } {
  const clean = (words: string, before: readonly string[] = []) => redactWords(words, { before, patterns });
  switch (command.type) {
    case 'TakeFact': {
      if (command.fact.type !== 'UtteranceSpoken') return { command, found: [] };
      const { text, found } = clean(command.fact.text, saidBefore(state, command.fact.participantId));
      return { command: { ...command, fact: { ...command.fact, text } }, found };
    }
    case 'WriteNote': {
      const { text, found } = clean(command.text);
      return { command: { ...command, text }, found };
    }
    case 'SetScriptValue': {
      const { text, found } = clean(command.value);
      return { command: { ...command, value: text }, found };
    }
    case 'FinishAfterContactWork': {
      const { text, found } = clean(command.summary);
      return { command: { ...command, summary: text }, found };
    }
    case 'CorrectCustomer': {
      if (command.name === null) return { command, found: [] };
      const { text, found } = clean(command.name);
      return { command: { ...command, name: text }, found };
    }
    case 'MakePromise':
    case 'DecideApproval': {
      const { text, found } = clean(command.words);
      return { command: { ...command, words: text }, found };
    }
    case 'AskApproval': {
      const { text, found } = clean(command.reason);
      return { command: { ...command, reason: text }, found };
    }
    case 'AskForHelp': {
      if (command.words === null) return { command, found: [] };
      const { text, found } = clean(command.words);
      return { command: { ...command, words: text }, found };
    }
    default:
      return { command, found: [] };
  }
}

/** The last few things a participant said, oldest first. */
export function saidBefore({ lines }: Interaction, participantId: string): readonly string[] {
  const said: string[] = [];
  const last = Math.max(0, lines.size - linesLookedThrough);
  for (let index = lines.size - 1; index >= last && said.length < textsRemembered; index--) {
    const line = itemAt(lines, index);
    if (line?.kind === 'utterance' && line.participantId === participantId) said.unshift(line.text);
  }
  return said;
}
