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

type Command = DeskCommand | SystemCommand;

/** The field of each command that holds words which people wrote freely. */
const wordsOf = {
  WriteNote: 'text',
  CatchIdea: 'words',
  SetScriptValue: 'value',
  NoteValue: 'value',
  FinishAfterContactWork: 'summary',
  CorrectCustomer: 'name',
  MakePromise: 'words',
  DecideApproval: 'words',
  AskApproval: 'reason',
  AskForHelp: 'words',
  AnswerWhisper: 'text',
  SendWhisper: 'text',
} as const satisfies { readonly [Type in Command['type']]?: keyof Extract<Command, { type: Type }> };

/** A command with everything taken out of its words that must not be stored, and what that was. */
export function redactCommand<C extends Command>(
  state: Interaction,
  command: C,
  patterns: readonly RedactionPattern[],
): { readonly command: C; readonly found: Found } {
  if (command.type === 'TakeFact' && command.fact.type === 'UtteranceSpoken') {
    const before = saidBefore(state, command.fact.participantId);
    const { text, found } = redactWords(command.fact.text, { before, patterns });
    return { command: { ...command, fact: { ...command.fact, text } }, found };
  }
  if (command.type === 'AskAction') {
    const { texts, found } = redactEach(command.with, patterns);
    return { command: { ...command, with: texts }, found };
  }
  if (command.type === 'AnswerAction') {
    const { outcome } = command;
    const saves = redactEach(command.saves, patterns).texts; // parts of the answer: what is found there counts once
    if ('failed' in outcome) return { command: { ...command, saves }, found: [] };
    const { texts, found } = redactEach(outcome.values, patterns);
    return { command: { ...command, outcome: { values: texts }, saves }, found };
  }
  const field = Object.hasOwn(wordsOf, command.type) ? wordsOf[command.type as keyof typeof wordsOf] : null;
  const words: unknown = field && command[field as unknown as keyof C];
  if (field === null || typeof words !== 'string') return { command, found: [] };
  const { text, found } = redactWords(words, { before: [], patterns });
  return { command: { ...command, [field]: text }, found };
}

/** Texts by name with everything taken out of each. */
function redactEach(
  texts: Readonly<Record<string, string>>,
  patterns: readonly RedactionPattern[],
): { readonly texts: Readonly<Record<string, string>>; readonly found: Found } {
  const cleaned = Object.entries(texts).map(([name, words]) => ({
    name,
    ...redactWords(words, { before: [], patterns }),
  }));
  const counts = new Map<string, number>();
  for (const { kind, count } of cleaned.flatMap(({ found }) => found))
    counts.set(kind, (counts.get(kind) ?? 0) + count);
  return {
    texts: Object.fromEntries(cleaned.map(({ name, text }) => [name, text])),
    found: [...counts].map(([kind, count]) => ({ kind, count })),
  };
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
