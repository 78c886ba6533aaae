import { Component, inject, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { untouched, type AlertSound as Choice, type FloorFrame, type FloorNeed } from '@aliado/domain';
import { provideStore, Store } from '@ngrx/store';
import { floorFeature } from '../../live/floor.feature.ts';
import { LiveSocketActions } from '../../live/live.actions.ts';
import { PreferenceKeeper } from '../../session/preference-keeper.ts';
import { AlertSound } from './alert-sound.ts';

const alert = (id: string, hasSound = true): FloorNeed => ({
  handling: untouched(id),
  need: {
    ...{ id, interactionId: null, agentId: null, queueId: 'billing', customerName: null },
    ...{ since: 0, from: 0, dueAt: null },
    about: {
      kind: 'alert',
      ruleId: 'waits',
      name: { es: 'Espera', en: 'Waits' },
      value: null,
      unit: 'count',
      hasSound,
    },
  },
});

const frame = (needs: readonly FloorNeed[], isWhole = false): FloorFrame => ({
  ...{ at: 1, isWhole, dayFrom: 0, queues: [], agents: [], agentCount: 0, goneAgents: [], needs, goneNeeds: [] },
});

@Component({ selector: 'aliado-listener', template: '' })
class Listener {
  constructor() {
    inject(AlertSound).begin();
  }
}

describe('the sound of alerts', () => {
  const choice = signal<Choice>('soft');
  let played = 0;
  const told = (needs: readonly FloorNeed[], isWhole = false) => {
    TestBed.inject(Store).dispatch(LiveSocketActions.floorTold({ frame: frame(needs, isWhole) }));
    TestBed.tick();
  };

  beforeEach(() => {
    played = 0;
    choice.set('soft');
    Object.assign(navigator, { userActivation: { hasBeenActive: true } });
    const node = () => ({
      connect: () => undefined,
      gain: {},
      frequency: {},
      start: () => undefined,
      stop: () => undefined,
    });
    class Heard {
      readonly currentTime = 0;
      readonly createGain = node;
      readonly createOscillator = () => ({ ...node(), addEventListener: () => undefined });
      constructor() {
        played++;
      }
    }
    Object.assign(globalThis, { AudioContext: Heard });
    TestBed.configureTestingModule({
      providers: [
        provideStore({ [floorFeature.name]: floorFeature.reducer }),
        { provide: PreferenceKeeper, useValue: { preferences: () => ({ alertSound: choice() }) } },
      ],
    });
    TestBed.createComponent(Listener);
  });

  it('is heard once for each alert that comes, and not for such as stood before', () => {
    told([alert('before')], true);
    expect(played).toBe(0);
    told([alert('one')]);
    told([alert('one')]);
    expect(played).toBe(1);
    told([alert('two')]);
    expect(played).toBe(2);
  });

  it('is not heard for rules that ask for none, nor by whoever wants silence', () => {
    told([], true);
    told([alert('quiet', false)]);
    choice.set('off');
    told([alert('loud')]);
    expect(played).toBe(0);
  });
});
