import fc from 'fast-check';
import type { InteractionEvent } from '../interaction/interaction-event.ts';
import { replay } from '../interaction/replay.ts';
import { interactionLogs } from '../testing/arbitraries.ts';
import { aTape, type Tape } from '../testing/tape.ts';
import { alertFacts } from './alert-facts.ts';
import { contactFactsOf, evolveSaid, isOfContactState, nothingSaid, saidIn } from './contact-facts.ts';

const second = 1_000;
const minute = 60 * second;

const opened: InteractionEvent = {
  ...{ type: 'InteractionOpened', source: { name: 'line', contactId: 'c', can: [] }, channel: 'voice' },
  ...{ direction: 'inbound', from: null, to: null, language: 'es', consent: 'announced' },
};
const says = (at: number, text: string, role: 'customer' | 'agent' = 'customer'): InteractionEvent => ({
  ...{ type: 'UtteranceSpoken', utteranceId: `u${at}`, participantId: role, role, text },
  ...{ startedAt: at, endedAt: at + second, language: 'es', confidence: null },
});
const promised = (promiseId: string, dueAt: number): InteractionEvent => ({
  ...{ type: 'PromiseMade', promiseId, words: 'Mañana', team: null, dueAt, matter: null, orderNumber: null, by: 'ada' },
});

const talking = aTape('int-1')
  .at(0, opened)
  .at(0, { type: 'InteractionQueued', queueId: 'billing' })
  .at(10 * second, { type: 'InteractionAnswered', agentId: 'ada', agentName: 'Ada' });

const factsOf = ({ entries }: Tape, now: number, ...asked: readonly string[]) => {
  const state = replay(entries);
  return contactFactsOf({ state, said: saidIn(state) }, asked, now, 5 * second);
};

describe('what rules know of a contact', () => {
  it('is what its state says, at once', () => {
    const tape = talking
      .at(12 * second, says(12 * second, 'No ha llegado mi pedido'))
      .at(20 * second, says(20 * second, 'Lo miro ahora mismo', 'agent'))
      .at(30 * second, { type: 'HelpAsked', words: null });
    const asked = ['language', 'consent', 'mood', 'help', 'script', 'customerLines', 'customerWords', 'agentWords'];
    expect(factsOf(tape, minute, ...asked).facts).toEqual({
      ...{ language: 'es', consent: 'announced', mood: 'calm', help: 'asked', script: null },
      ...{ customerLines: 1, customerWords: 5, agentWords: 4 },
    });
  });

  it('is nothing that was not asked for', () => {
    expect(factsOf(talking, minute, 'waiting', 'events.HelpAsked.all')).toEqual({ facts: {}, turnsAt: null });
  });

  it('tells seconds in whole steps, and when the next is full', () => {
    const asked = talking.at(30 * second, { type: 'HelpAsked', words: null });
    expect(factsOf(asked, 47 * second, 'helpSeconds')).toEqual({ facts: { helpSeconds: 15 }, turnsAt: 50 * second });
    expect(factsOf(talking, minute, 'helpSeconds')).toEqual({ facts: { helpSeconds: null }, turnsAt: null });
  });

  it('is a silence while nobody speaks and the line is not on hold', () => {
    const spoken = talking.at(12 * second, says(12 * second, 'Hola'));
    expect(factsOf(spoken, minute, 'silenceSeconds', 'customerSilentSeconds').facts).toEqual({
      ...{ silenceSeconds: 45, customerSilentSeconds: 45 },
    });
    const held = spoken.at(20 * second, { type: 'CallHeld' });
    expect(factsOf(held, minute, 'silenceSeconds').facts).toEqual({ silenceSeconds: null });
  });

  it('holds promises open until they are due, by the clock alone', () => {
    const tape = talking.at(minute, promised('p', 5 * minute)).at(minute, promised('q', 9 * minute));
    expect(factsOf(tape, 2 * minute, 'promises', 'promisesOpen')).toEqual({
      ...{ facts: { promises: 2, promisesOpen: 2 }, turnsAt: 5 * minute },
    });
    expect(factsOf(tape, 5 * minute, 'promisesOpen')).toEqual({ facts: { promisesOpen: 1 }, turnsAt: 9 * minute });
  });

  it('counts words as they are said just as it counts those of a transcript', () => {
    const utterances = interactionLogs.map((log) => log.filter(({ event }) => event.type === 'UtteranceSpoken'));
    fc.assert(
      fc.property(utterances, (log) => {
        const said = log.reduce(
          (sum, { event }) => (event.type === 'UtteranceSpoken' ? evolveSaid(sum, event) : sum),
          nothingSaid,
        );
        expect(saidIn(replay(log))).toEqual(said);
      }),
    );
  });

  it('is listed whole for whoever writes a rule', () => {
    const listed = alertFacts.contact.map(({ path }) => path);
    expect(new Set(listed).size).toBe(listed.length);
    expect(listed.filter(isOfContactState)).toHaveLength(
      listed.filter((path) => path in factsOf(talking, 0, ...listed).facts).length,
    );
  });
});
