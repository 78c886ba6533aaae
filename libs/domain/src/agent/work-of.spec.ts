import { aCallWith, aRingingCall, aScenario } from '../testing/scenario.ts';
import { workOf } from './work-of.ts';

describe('the work that an interaction is to its agents', () => {
  it('is none before anybody is asked', () => {
    expect(workOf(aScenario('int-1').state)).toEqual(new Map());
  });

  it('goes from the offer to the talk to what is left after it', () => {
    expect(workOf(aRingingCall('ada').state)).toEqual(new Map([['ada', 'offered']]));
    expect(workOf(aCallWith('ada').state)).toEqual(new Map([['ada', 'on-contact']]));
    const ended = aCallWith('ada').fact(9_000, { type: 'InteractionEnded', reason: 'hung-up', endedBy: 'customer' });
    expect(workOf(ended.state)).toEqual(new Map([['ada', 'after-contact-work']]));
  });

  it('is with who talks and with who is asked to join', () => {
    const asked = aCallWith('ada').fact(9_000, { type: 'InteractionOffered', agentId: 'bruno', expiresAt: null });
    expect(workOf(asked.state)).toEqual(
      new Map([
        ['bruno', 'offered'],
        ['ada', 'on-contact'],
      ]),
    );
  });
});
