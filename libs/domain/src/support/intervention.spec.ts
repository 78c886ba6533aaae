import { workOf } from '../agent/work-of.ts';
import { toArray } from '../collection/chunked-list.ts';
import { supervisorControlTypes, type SupervisorControl } from '../interaction/command.ts';
import { aCallWith, aRingingCall, type Scenario } from '../testing/scenario.ts';
import { isOnLine, refusalOfIntervention, supervisorOnLine } from './intervention.ts';

const marta = { accountId: 'marta', name: 'Marta Quintero' };
const asMarta = { accountId: 'marta', hasDesk: true };
const talking = aCallWith('ada');
const participant = { id: supervisorOnLine('marta'), role: 'supervisor', name: 'Marta Quintero' } as const;

const endedBy = (who: 'customer' | 'supervisor') =>
  ({ type: 'InteractionEnded', reason: 'hung-up', endedBy: who }) as const;
const intervenes = (call: Scenario, at: number, control: SupervisorControl['type']) =>
  call.server(at, { type: 'Intervene', control, by: marta });
const joined = (call: Scenario, at: number) =>
  intervenes(call, at, 'join').fact(at + 100, { type: 'ParticipantJoined', participant });
const takenOver = (call: Scenario, at: number) =>
  intervenes(call, at, 'take-over')
    .fact(at + 100, { type: 'InteractionTransferred', manner: 'attended', to: { kind: 'agent', id: 'marta' } })
    .fact(at + 100, { type: 'InteractionAnswered', agentId: 'marta', agentName: 'Marta Quintero' });
const marks = ({ state }: Scenario) =>
  toArray(state.lines).flatMap((line) => (line.kind === 'mark' ? [[line.mark, line.about]] : []));

describe('a supervisor on the line of somebody else', () => {
  it('is there once the source says so, by name, until it says that they went', () => {
    const asked = intervenes(talking, 8_000, 'join');
    expect(isOnLine(asked.state, 'marta')).toBe(false);
    expect(asked.state.interventions).toEqual([{ by: marta, control: 'join', at: 8_000, done: null }]);
    const there = joined(talking, 8_000);
    expect([isOnLine(there.state, 'marta'), there.state.agentId, there.state.phase]).toEqual([true, 'ada', 'talking']);
    const gone = there.fact(20_000, { type: 'ParticipantLeft', participantId: participant.id });
    expect(isOnLine(gone.state, 'marta')).toBe(false);
    expect(marks(gone)).toEqual([
      ['joined', 'Marta Quintero'],
      ['left', 'Marta Quintero'],
    ]);
  });

  it('has the contact after taking it over, and the agent before them has it to write up', () => {
    const { state } = takenOver(joined(talking, 8_000), 12_000);
    expect(Object.fromEntries(workOf(state))).toEqual({ ada: 'after-contact-work', marta: 'on-contact' });
    expect(state.participants.map(({ id }) => id)).toEqual(['customer', 'agent:marta']);
    expect(state).toMatchObject({ phase: 'talking', agentId: 'marta', transferredTo: null });
  });

  it('leaves the customer connected when the agent whose call it was has been on hold', () => {
    const held = talking.fact(7_000, { type: 'CallHeld' });
    expect(takenOver(held, 9_000).state).toMatchObject({ heldSince: null, isMuted: false });
  });

  it('has answered the call for help of whoever had it', () => {
    const asked = talking.asks(7_000, 'ada', { type: 'AskForHelp', words: null });
    expect(joined(asked, 8_000).state.help).not.toBeNull();
    expect(intervenes(asked, 8_000, 'take-over').state.help).not.toBeNull();
    const taken = takenOver(asked, 8_000);
    expect(taken.state.help).toBeNull();
    expect(taken.tape.entries.map(({ event }) => event)).toContainEqual({
      ...{ type: 'HelpSettled', by: marta, outcome: 'helped' },
    });
  });

  it('leaves a call for help to others where the line does not do what was wished, or somebody else answers', () => {
    const asked = talking.asks(7_000, 'ada', { type: 'AskForHelp', words: null });
    const wished = intervenes(asked, 8_000, 'take-over').fact(9_000, {
      ...{ type: 'InteractionAnswered', agentId: 'bruno', agentName: 'Bruno' },
    });
    expect(wished.state.help).not.toBeNull();
    const ended = wished.fact(10_000, { type: 'InteractionEnded', reason: 'hung-up', endedBy: 'customer' });
    expect(ended.tape.entries.map(({ event }) => event.type)).not.toContain('HelpSettled');
  });

  it('is named in the transcript as who took the call over, or ended it, once that is so', () => {
    expect(marks(takenOver(talking, 8_000))).toContainEqual(['taken-over', 'Marta Quintero']);
    const endedFirst = talking.fact(9_000, endedBy('supervisor'));
    expect(marks(intervenes(endedFirst, 9_001, 'end'))).toEqual([
      ['ended', 'supervisor'],
      ['ended-by', 'Marta Quintero'],
    ]);
    const wishedFirst = intervenes(talking, 8_999, 'end').fact(9_000, endedBy('supervisor'));
    expect(marks(wishedFirst)).toEqual([['ended-by', 'Marta Quintero']]);
    for (const ended of [intervenes(endedFirst, 9_001, 'end'), wishedFirst])
      expect(ended.state.interventions).toMatchObject([{ control: 'end', done: { at: 9_000, agentId: 'ada' } }]);
  });

  it('is nowhere named for what was wished and did not come about', () => {
    const wished = intervenes(intervenes(talking, 8_000, 'end'), 8_500, 'take-over');
    expect(marks(wished)).toEqual([]);
    const later = wished.fact(60_000, endedBy('customer'));
    expect(marks(later)).toEqual([['ended', 'customer']]);
    expect(later.state.interventions.map(({ done }) => done)).toEqual([null, null]);
  });

  it('is not named again for a call that comes back to them in another way', () => {
    const passed = takenOver(talking, 8_000)
      .fact(9_000, { type: 'InteractionTransferred', manner: 'attended', to: { kind: 'agent', id: 'ada' } })
      .fact(9_100, { type: 'InteractionAnswered', agentId: 'ada', agentName: 'ada' })
      .asks(9_200, 'ada', { type: 'AskForHelp', words: null })
      .fact(9_300, { type: 'InteractionTransferred', manner: 'attended', to: { kind: 'agent', id: 'marta' } })
      .fact(9_400, { type: 'InteractionAnswered', agentId: 'marta', agentName: 'Marta Quintero' });
    expect(marks(passed).filter(([mark]) => mark === 'taken-over')).toHaveLength(1);
    expect(passed.state.help).not.toBeNull();
  });

  it('comes to the same whether the wish or its effect is recorded first', () => {
    const asked = talking.asks(7_000, 'ada', { type: 'AskForHelp', words: null });
    const effectFirst = asked
      .fact(8_100, { type: 'InteractionTransferred', manner: 'attended', to: { kind: 'agent', id: 'marta' } })
      .fact(8_100, { type: 'InteractionAnswered', agentId: 'marta', agentName: 'Marta Quintero' });
    const standing = ({ state: { phase, agentId, participants, afterContactWork, help, interventions } }: Scenario) => {
      const who = afterContactWork.map((work) => work.agentId);
      const wishes = interventions.map(({ control, done }) => [control, done]);
      return { phase, agentId, participants, who, help, wishes };
    };
    expect(standing(intervenes(effectFirst, 8_101, 'take-over'))).toEqual(standing(takenOver(asked, 8_000)));
  });

  it('says what is their own under a role of their own', () => {
    const said = { utteranceId: 's1', participantId: participant.id, role: 'supervisor', text: 'Soy Marta.' } as const;
    const heard = joined(talking, 8_000).fact(9_000, {
      ...{ type: 'UtteranceSpoken', ...said, startedAt: 8_500, endedAt: 9_000, language: 'es', confidence: null },
    });
    expect(toArray(heard.state.lines).at(-1)).toMatchObject({ kind: 'utterance', role: 'supervisor' });
  });
});

describe('what a supervisor may ask of a line', () => {
  const refusals = (call: Scenario, who = asMarta) =>
    Object.fromEntries(
      supervisorControlTypes.map((control) => [control, refusalOfIntervention(call.state, control, who)]),
    );

  it('is nothing before anybody talks, after it is over, or while it is on its way to somebody', () => {
    const every = (refusal: string) => Object.fromEntries(supervisorControlTypes.map((control) => [control, refusal]));
    expect(refusals(aRingingCall('ada'))).toEqual(every('intervention/nobody-talks'));
    const ended = talking.fact(9_000, { type: 'InteractionEnded', reason: 'hung-up', endedBy: 'customer' });
    expect(refusals(ended)).toEqual(every('interaction/already-over'));
    const passed = talking.fact(9_000, {
      type: 'InteractionTransferred',
      manner: 'blind',
      to: { kind: 'queue', id: 'b' },
    });
    expect(refusals(passed)).toEqual(every('intervention/nobody-talks'));
  });

  it('is to join, to take it over or to end it; and to go once they are there', () => {
    expect(refusals(talking)).toEqual({
      join: null,
      leave: 'intervention/not-on-the-line',
      'take-over': null,
      end: null,
    });
    expect(refusals(joined(talking, 8_000))).toEqual({
      ...{ join: 'intervention/on-the-line', leave: null, 'take-over': null, end: null },
    });
  });

  it('is not to take it over without a desk, nor anything in a contact of their own', () => {
    expect(refusals(talking, { accountId: 'marta', hasDesk: false })['take-over']).toBe('intervention/needs-desk');
    const own = refusals(takenOver(talking, 8_000));
    expect(new Set(Object.values(own))).toEqual(new Set(['intervention/own-contact']));
  });
});
