import {
  framesOf,
  inScript,
  isHeardIn,
  itemAt,
  languages,
  likenessOf,
  presentFrame,
  readOutLikeness,
  stepOf,
  wordsOf,
  type ChecklistItem,
  type Interaction,
  type Language,
  type Line,
  type ScriptDefinitions,
  type ScriptRun,
  type ScriptUpkeep,
} from '@aliado/domain';

type Utterance = Extract<Line, { kind: 'utterance' }>;

/** Lines of the agent that a read-out may be spread over. */
const linesOfReadOut = 12;

/** How far back these are looked for: the cost must not grow with the call. */
const linesLookedThrough = 60;

/** What a line that was just said ticks in the scripts being walked; empty for most lines. */
export function whatIsHeard(
  state: Interaction,
  line: Pick<Utterance, 'role' | 'sequence' | 'text' | 'language'>,
  definitions: ScriptDefinitions,
): readonly ScriptUpkeep[] {
  const { script: run } = state;
  if (!run || (line.role !== 'agent' && line.role !== 'customer')) return [];
  const spoken = spokenIn(line.language ?? state.language);
  const said = wordsOf(line.text);
  const items = framesOf(run).flatMap(({ scriptId, version }) => {
    const open = (definitions.find(scriptId, version)?.checklist ?? []).filter(
      ({ id, by }) => by === line.role && state.checklist[inScript(scriptId, id)] === undefined,
    );
    return open.filter((item) => isItemHeard(item, said, spoken)).map(({ id }) => ({ scriptId, itemId: id }));
  });
  return [
    ...items.map((item): ScriptUpkeep => ({ type: 'HearItem', ...item, lineSequence: line.sequence })),
    ...(line.role === 'agent' ? readOutHeard(state, run, spoken, definitions) : []),
  ];
}

const spokenIn = (language: Language | null): readonly Language[] => (language === null ? languages : [language]);

const isItemHeard = ({ heard }: ChecklistItem, said: readonly string[], spoken: readonly Language[]): boolean =>
  spoken.some((language) => heard[language].some((phrase) => isHeardIn(phrase, said)));

/** What the agent said since the step was reached, against its text; the values in it may be said in many ways. */
function readOutHeard(
  state: Interaction,
  run: ScriptRun,
  spoken: readonly Language[],
  definitions: ScriptDefinitions,
): readonly ScriptUpkeep[] {
  const { scriptId, version, stepId } = presentFrame(run);
  const definition = definitions.find(scriptId, version);
  const step = definition && stepOf(definition, stepId);
  if (step?.kind !== 'say' || !step.readOut || state.readOuts[inScript(scriptId, stepId)] !== undefined) return [];
  const lines = saidSince(state, run.stepSince);
  const said = lines.flatMap(({ text }) => wordsOf(text));
  const likeness = Math.max(
    ...spoken.map((language) => likenessOf(wordsOf(step.text[language].replace(/\{\{[^{}]*\}\}/g, ' ')), said)),
  );
  if (likeness < readOutLikeness) return [];
  return [{ type: 'HearReadOut', stepId, lineSequences: lines.map(({ sequence }) => sequence), likeness }];
}

/** The last lines of the agent from an entry on, oldest first. */
function saidSince({ lines }: Interaction, since: number): readonly Utterance[] {
  const said: Utterance[] = [];
  const last = Math.max(0, lines.size - linesLookedThrough);
  for (let index = lines.size - 1; index >= last && said.length < linesOfReadOut; index--) {
    const line = itemAt(lines, index);
    if (!line || line.sequence < since) break;
    if (line.kind === 'utterance' && line.role === 'agent') said.unshift(line);
  }
  return said;
}
