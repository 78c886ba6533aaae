import { aTape } from '../testing/tape.ts';
import { redactFor } from './redact-for.ts';

const marta = { accountId: 'marta', name: 'Marta Quintero' };

describe('an agent who is not told who looks', () => {
  it('gets every entry, with nothing in those of a look that names anybody', () => {
    const { entries } = aTape('int-1')
      .at(0, { type: 'LookBegan', lookId: 'l1', by: marta }, 'agent:marta')
      .at(1, { type: 'LookEnded', lookId: 'l1' }, 'agent:marta');
    const told = entries.map((entry) => redactFor('unwatched', entry));
    expect(told.map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect(told.map(({ event, by }) => [event, by])).toEqual([
      [{ type: 'EntryWithheld' }, 'system'],
      [{ type: 'EntryWithheld' }, 'system'],
    ]);
  });

  it('sees who joins, takes over and ends a contact all the same', () => {
    const { entries } = aTape('int-1').at(0, { type: 'ContactIntervened', by: marta, control: 'join' }, 'agent:marta');
    expect(entries.map((entry) => redactFor('unwatched', entry))).toEqual(entries);
  });
});
