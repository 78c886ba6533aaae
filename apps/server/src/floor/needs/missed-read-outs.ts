import {
  framesOf,
  inScript,
  isOver,
  nextOf,
  type EpochMs,
  type Interaction,
  type Need,
  type Script,
  type ScriptDefinitions,
  type ScriptFrame,
  type ScriptStep,
} from '@aliado/domain';

/** What must be read out and was not: left out for a reason, or still owed when the contact ended. */
export function missedReadOuts(
  state: Interaction,
  scripts: ScriptDefinitions,
): readonly { readonly about: Extract<Need['about'], { kind: 'read-out' }>; readonly since: EpochMs }[] {
  const omitted = Object.entries(state.readOuts).flatMap(([key, readOut]) =>
    'omittedBecause' in readOut ? [{ key, since: readOut.at }] : [],
  );
  const { endedAt } = state;
  const owed =
    isOver(state) && endedAt !== null ? owedAtEnd(state, scripts).map((key) => ({ key, since: endedAt })) : [];
  return [...omitted, ...owed].map(({ key, since }) => {
    const cut = key.lastIndexOf('/');
    return { since, about: { kind: 'read-out', scriptId: key.slice(0, cut), stepId: key.slice(cut + 1) } };
  });
}

/** Of the script that was being walked: what was passed, and what lay straight ahead. Where it branches nobody knows. */
function owedAtEnd({ script, readOuts }: Interaction, scripts: ScriptDefinitions): readonly string[] {
  const keys = (script ? framesOf(script) : []).flatMap((frame) => {
    const definition = scripts.find(frame.scriptId, frame.version);
    return definition ? readOutsOf(definition, frame).map((step) => inScript(frame.scriptId, step.id)) : [];
  });
  return [...new Set(keys)].filter((key) => readOuts[key] === undefined);
}

function readOutsOf(script: Script, { stepId, visited }: ScriptFrame): readonly ScriptStep[] {
  const steps = new Map(script.steps.map((step) => [step.id, step]));
  const passed = new Set([...visited, stepId]);
  for (let step = steps.get(stepId); step;) {
    const ways: readonly string[] = nextOf(step);
    const next: ScriptStep | undefined = ways.length === 1 ? steps.get(ways[0] ?? '') : undefined;
    if (!next || next.when !== undefined || passed.has(next.id)) break;
    passed.add(next.id);
    step = next;
  }
  return [...passed]
    .flatMap((id) => steps.get(id) ?? [])
    .filter((step) => step.kind === 'say' && step.readOut === true);
}
