import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { LikelyStep, Script } from '@aliado/domain';
import { SERVER_CLOCK } from '../clock/ticker.ts';
import { deafForMs } from '../keys/deaf-for.ts';
import { provideUiTesting } from '../testing/ui-testing.ts';
import { ScriptStepView } from './script-step.ts';

const both = (text: string) => ({ es: text, en: text });
const say = { kind: 'say', text: both('Dígame.') } as const;

const script: Script = {
  ...{ id: 'parcel', version: 1, name: both('Paquete'), matter: 'parcel', owner: 'care', start: 'greet' },
  triggers: { es: [], en: [] },
  steps: [
    { ...say, id: 'greet', tick: both('Saludo'), next: 'extra' },
    { ...say, id: 'extra', tick: both('Aviso'), when: 'isLate', next: 'which' },
    {
      ...{ id: 'which', kind: 'decide', tick: both('Resultado'), text: both('¿Qué dice?') },
      options: [
        { id: 'there', label: both('Está'), next: 'send' },
        { id: 'none', label: both('No aparece'), next: 'sorry' },
      ],
    },
    { ...say, id: 'send', tick: both('Envío'), next: 'end' },
    { ...say, id: 'sorry', tick: both('Disculpa'), readOut: true, next: 'end' },
    { id: 'end', kind: 'close', tick: both('Cierre'), text: both('Gracias.'), disposition: 'solved' },
  ],
};

describe('the likely steps beside a step', () => {
  async function show(stepId: string, steps: Readonly<Record<string, number>>, path: readonly string[] = []) {
    const likelyOf = (chances: Readonly<Record<string, number>>): readonly LikelyStep[] =>
      Object.entries(chances).map(([id, chance]) => ({ scriptId: script.id, stepId: id, chance }));
    const clock = { now: 1_000 };
    const likely = signal(likelyOf(steps));
    const told: unknown[] = [];
    TestBed.configureTestingModule({
      providers: [...provideUiTesting(), { provide: SERVER_CLOCK, useValue: () => clock.now }],
    });
    const frame = { scriptId: script.id, version: 1, stepId, path, visited: [...path, stepId] };
    const fixture = TestBed.createComponent(ScriptStepView, {
      bindings: [
        inputBinding('script', signal(script)),
        inputBinding('frame', signal(frame)),
        inputBinding('likely', likely),
        outputBinding('enter', (entered) => told.push(entered)),
        outputBinding('walk', (way) => told.push(way)),
      ],
    });
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    return {
      ...{ view: fixture.componentInstance, element, told, clock },
      chips: () => [...element.querySelectorAll('.likely-step .clip')].map((chip) => chip.textContent),
      follows: () => element.querySelector('.follows:not(ui-likely-steps)')?.textContent,
      become: async (chances: Readonly<Record<string, number>>) => {
        likely.set(likelyOf(chances));
        await fixture.whenStable();
      },
    };
  }

  it('say nothing where going on is all that is likely', async () => {
    const plain = await show('greet', { extra: 0.7, sorry: 0.2 });
    expect([plain.chips(), plain.follows()]).toEqual([[], 'Sigue: Aviso']);
    expect(plain.view.goToLikely()).toBe(false);
    await plain.become({ extra: 0.5, sorry: 0.3 });
    expect(plain.chips()).toEqual(['Aviso', 'Disculpa']);
  });

  it('are named in their order, and only what skips nothing that is owed can be clicked', async () => {
    const { view, element, chips, clock, told } = await show('greet', { end: 0.6, sorry: 0.2 });
    expect(chips()).toEqual(['Cierre', 'Disculpa']);
    expect(element.querySelectorAll('button.likely-step')).toHaveLength(2);
    clock.now += deafForMs;
    expect(view.goToLikely()).toBe(true);
    const way = [{ stepId: 'extra' }, { stepId: 'which' }, { stepId: 'send', optionId: 'there' }, { stepId: 'end' }];
    expect(told).toEqual([way.map((mark) => ({ optionId: null, ...mark }))]);
  });

  it('are entered by one key, once they stood long enough to be read', async () => {
    const { view, clock, told, become } = await show('greet', { send: 0.6 });
    expect([view.goToLikely(), told]).toEqual([true, []]);
    clock.now += deafForMs;
    await become({ send: 0.5 });
    view.goToLikely();
    expect(told).toHaveLength(1);
    await become({ send: 0.5, sorry: 0.2 });
    view.goToLikely();
    expect(told).toHaveLength(1);
  });

  it('cannot be entered over what must be read out first', async () => {
    const { element, chips } = await show('sorry', { greet: 0.6 }, ['greet']);
    expect([chips(), element.querySelectorAll('button.likely-step').length]).toEqual([['Saludo'], 0]);
  });

  it('mark the option of a decision, which stays to be chosen by its digit', async () => {
    const { element, view, told } = await show('which', { sorry: 0.7, send: 0.2 }, ['greet']);
    const marked = [...element.querySelectorAll('.say-foot .is-ranked')].map((one) => one.textContent?.trim());
    expect(marked).toEqual([expect.stringMatching(/^No aparece\s+\(probable ahora\)\s*L\s*2$/)]);
    view.goOn();
    expect(told).toEqual([]);
    expect(view.goToLikely()).toBe(true);
    view.chooseByDigit(2);
    const chosen = { stepId: 'sorry', optionId: 'none' };
    expect(told).toEqual([chosen, chosen]);
  });
});
