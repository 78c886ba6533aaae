import fc from 'fast-check';
import { omissionReasons, type ScriptEvent } from '../script/script-event.ts';

type EventOf<Type extends ScriptEvent['type']> = Extract<ScriptEvent, { type: Type }>;

const scriptId = fc.constantFrom('failed-delivery', 'refund-status');
const stepId = fc.constantFrom('apologise', 'why', 'recap');
const field = fc.constantFrom('orderNumber', '__proto__');
const value = fc.constantFrom('', 'PD-44718', '⟦payment-card⟧');
const version = fc.constant(1);
const callId = fc.constantFrom('call-1', 'call-2');
const lineSequence = fc.integer({ min: 1, max: 20 });
const itemId = fc.constantFrom('apology', 'address');

/** The fields of each event of scripts, with ids that meet those of others. */
export const scriptFields: {
  readonly [Type in ScriptEvent['type']]: {
    readonly [Key in keyof Omit<EventOf<Type>, 'type'>]: fc.Arbitrary<EventOf<Type>[Key]>;
  };
} = {
  ScriptStarted: {
    ...{ scriptId, version, stepId },
    matter: fc.constant('delivery.failed'),
    hintId: fc.option(fc.constantFrom('h1', 'h2')),
  },
  ScriptStepEntered: { stepId, optionId: fc.option(fc.constant('ours')) },
  ScriptValueSet: { field, value },
  ScriptLeft: { reason: fc.constantFrom('completed', 'left', 'switched') },
  ScriptResumed: { scriptId, version },
  SubScriptEntered: { scriptId: fc.constant('identity-check'), version, stepId },
  SubScriptReturned: { stepId },
  ValueNoted: {
    ...{ field, value },
    from: fc.oneof(
      lineSequence.map((sequence) => ({ kind: 'said' as const, lineSequence: sequence })),
      fc.constant({ kind: 'typed' as const }),
      fc.constant({ kind: 'looked-up' as const, action: 'order-status', at: 1_000 }),
    ),
  },
  ReadOutGiven: {
    ...{ scriptId, version, stepId },
    by: fc.constantFrom('hand', 'heard'),
    lineSequences: fc.array(lineSequence, { maxLength: 2 }),
    likeness: fc.option(fc.constant(0.9)),
  },
  ReadOutOmitted: { scriptId, version, stepId, reason: fc.constantFrom(...omissionReasons) },
  ChecklistTicked: { scriptId, itemId, lineSequence: fc.option(lineSequence) },
  ChecklistCleared: { scriptId, itemId },
  ActionAsked: {
    ...{ callId, scriptId, stepId },
    action: fc.constant('order-status'),
    with: fc.constant({ order: 'PD-44718' }),
  },
  ActionAnswered: {
    callId,
    outcome: fc.constantFrom({ values: { status: 'failed' } }, { failed: 'timed-out' as const }),
  },
};
