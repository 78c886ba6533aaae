import { importProvidersFrom, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { FloorAgent, FloorFrame, Need, Preferences } from '@aliado/domain';
import { initialAgent, timeFrom, untouched } from '@aliado/domain';
import { uiWords } from '@aliado/ui';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { Readings } from '../../desk/readings.ts';
import { FakeLine } from '../../live/fake-line.ts';
import { LiveLine } from '../../live/live-line.ts';
import { LiveSocketActions } from '../../live/live.actions.ts';
import { provideLive } from '../../live/provide-live.ts';
import { PreferenceKeeper } from '../../session/preference-keeper.ts';
import { Session } from '../../session/session.ts';
import { es } from '../../words/es.ts';
import { KindsFilter } from '../kinds-filter.ts';
import { StaffingBar } from '../staffing-bar.ts';
import { PeopleBar } from './people-bar.ts';
import { People } from './people.ts';

const named = (id: string, name: string) => ({ id, name: { es: name, en: name } });
const organisation = {
  queues: [named('billing', 'Cobros'), named('general', 'General')],
  teams: [named('north', 'Norte'), named('south', 'Sur')],
  sites: [
    { ...named('lima', 'Lima'), teams: ['south'] },
    { ...named('quito', 'Quito'), teams: ['north'] },
  ],
  people: [{ id: 'marta', name: 'Marta Quintero', roles: ['supervisor'] }],
};
const agent = (agentId: string, name: string, changes: Partial<FloorAgent> = {}): FloorAgent => ({
  ...{ agentId, name, team: 'north', queues: ['billing'], status: 'available', since: 0, reason: null, setBy: null },
  ...{ contacts: [], today: { handled: 4, time: timeFrom(0, initialAgent) } },
  ...changes,
});
const frame = (agents: readonly FloorAgent[], changes: Partial<FloorFrame> = {}): FloorFrame => ({
  ...{ at: 1, isWhole: false, agentCount: 3, dayFrom: 0, queues: [], needs: [], goneAgents: [], goneNeeds: [] },
  agents,
  ...changes,
});
const need = (id: string, about: Need['about']): FloorFrame['needs'][number] => ({
  need: {
    ...{ id, interactionId: null, agentId: null, queueId: null, customerName: null, since: 0, from: 0, dueAt: null },
    about,
  },
  handling: untouched(id),
});
const textOf = (element: Element | null | undefined): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

let preferences: ReturnType<typeof signal<Preferences>>;
let line: FakeLine;
const people = () => TestBed.inject(People);
const tell = (told: FloorFrame) => TestBed.inject(Store).dispatch(LiveSocketActions.floorTold({ frame: told }));
const shown = () =>
  people()
    .groups()
    .map(({ name, agentIds }) => [name, ...agentIds]);

beforeEach(async () => {
  preferences = signal<Preferences>({});
  line = new FakeLine();
  const view = signal({ account: { id: 'marta', name: 'Marta' }, permissions: [], preferences: {}, build: '1' });
  const keeper = {
    preferences,
    change: (some: Preferences) => preferences.update((before) => ({ ...before, ...some })),
  };
  TestBed.configureTestingModule({
    providers: [
      provideLive(),
      { provide: LiveLine, useValue: line },
      { provide: PreferenceKeeper, useValue: keeper },
      { provide: Readings, useValue: { organisation: () => Promise.resolve(organisation) } },
      { provide: Session, useValue: { view, permissions: signal(new Set()) } },
      importProvidersFrom(
        TranslocoTestingModule.forRoot({
          langs: { es: { ...es, ui: uiWords.es } },
          translocoConfig: { availableLangs: ['es'], defaultLang: 'es' },
          preloadLangs: true,
        }),
      ),
    ],
  });
  people().groups();
  await new Promise((resolve) => setTimeout(resolve, 5));
  TestBed.tick();
  const ada = agent('ada', 'Ada Núñez', { queues: ['general', 'billing'], status: 'break', setBy: 'agent:marta' });
  tell(frame([ada, agent('ben', 'Ben Ruiz')], { isWhole: true }));
  tell(frame([agent('sol', 'Sol Peña', { team: 'south' })]));
});

async function showBar() {
  const fixture = TestBed.createComponent(PeopleBar);
  const element = fixture.nativeElement as HTMLElement;
  document.body.append(element);
  await fixture.whenStable();
  const field = element.querySelector('input') as HTMLInputElement;
  const type = async (words: string) => {
    field.value = words;
    field.dispatchEvent(new Event('input'));
    await fixture.whenStable();
  };
  const button = (words: string) => [...element.querySelectorAll('button')].find((one) => textOf(one).includes(words));
  const press = async (words: string) => {
    button(words)?.click();
    await fixture.whenStable();
  };
  const select = async (place: number, value: string) => {
    const one = element.querySelectorAll('select')[place] as HTMLSelectElement;
    one.value = value;
    one.dispatchEvent(new Event('change'));
    await fixture.whenStable();
  };
  return { element, field, type, button, press, select, fixture };
}
afterEach(() => document.body.replaceChildren());

describe('whom the reader sees on the floor', () => {
  it('is everybody by team at first, once all pages are there', () => {
    expect(shown()).toEqual([
      ['Norte', 'ada', 'ben'],
      ['Sur', 'sol'],
    ]);
    expect(people().legend()).toEqual([
      { mark: 'free', count: 2 },
      { mark: 'away', count: 1 },
    ]);
  });

  it('are those whose name is typed, with or without accents; the key of the search leads there', async () => {
    const { element, field, type, press } = await showBar();
    document.body.dispatchEvent(
      new KeyboardEvent('keydown', { key: '/', code: 'Slash', bubbles: true, cancelable: true }),
    );
    expect(document.activeElement).toBe(field);
    await type('nunez');
    expect([shown(), textOf(element)]).toEqual([[['Norte', 'ada']], expect.stringContaining('1 de 3 personas')]);
    await press('Ver a todos');
    expect([shown().length, field.value]).toEqual([2, '']);
  });

  it('are those of a state, a queue, a team and a site', async () => {
    const { press, select, button } = await showBar();
    await press('En pausa');
    expect([shown(), button('En pausa')?.getAttribute('aria-pressed')]).toEqual([[['Norte', 'ada']], 'true']);
    await press('En pausa');
    await select(1, 'general');
    expect(shown()).toEqual([['Norte', 'ada']]);
    await select(1, '');
    await select(3, 'lima');
    expect(shown()).toEqual([['Sur', 'sol']]);
    await select(2, 'north');
    expect(shown()).toEqual([]);
  });

  it('stands together as the reader chose, which is kept with them', async () => {
    const { select, press } = await showBar();
    await select(0, 'state');
    await press('Lista');
    expect(preferences().floor).toEqual({ groupBy: 'state', layout: 'table' });
    expect(shown()).toEqual([
      ['Libres', 'ben', 'sol'],
      ['En pausa', 'ada'],
    ]);
  });

  it('stays in place while people change; the reader orders anew', async () => {
    const { element, select, press, fixture } = await showBar();
    await select(0, 'state');
    tell(frame([agent('ada', 'Ada Núñez')]));
    await fixture.whenStable();
    expect(shown()[1]).toEqual(['En pausa', 'ada']);
    expect(textOf(element)).toContain('1 cambió de sitio');
    await press('Ordenar de nuevo');
    expect(shown()).toEqual([['Libres', 'ada', 'ben', 'sol']]);
    tell(frame([agent('abe', 'Abel Arce')], { agentCount: 4 }));
    expect(shown()).toEqual([['Libres', 'ada', 'ben', 'sol', 'abe']]);
  });

  it('shows nobody’s strain at a glance', () => {
    const strained = need('no-pause:ben:0', { kind: 'no-pause', limit: 7_200_000 });
    tell(frame([], { needs: [{ ...strained, need: { ...strained.need, agentId: 'ben' } }] }));
    expect(people().read('ben')?.mark).toBe('free');
  });

  it('is told in words in a list: who set what they are, and on what they are', () => {
    expect(people().read('ada')).toMatchObject({ setBy: '', queues: '' });
    people().keep({ layout: 'table' });
    expect(people().read('ada')).toMatchObject({ setBy: 'Marta Quintero', queues: 'General, Cobros', handled: 4 });
    expect(people().read('nobody')).toBeNull();
  });
});

describe('kinds of needs', () => {
  it('are hidden and shown by the reader, with one key, and kept with them', async () => {
    tell(
      frame([], { needs: [need('a', { kind: 'hold' }), need('b', { kind: 'silence' }), need('c', { kind: 'hold' })] }),
    );
    const fixture = TestBed.createComponent(KindsFilter);
    const element = fixture.nativeElement as HTMLElement;
    document.body.append(element);
    await fixture.whenStable();
    document.body.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'f', code: 'KeyF', bubbles: true, cancelable: true }),
    );
    await fixture.whenStable();
    expect(element.querySelector('details')?.open).toBe(true);
    expect(document.activeElement).toBe(element.querySelector('input'));
    const hold = [...element.querySelectorAll('label')].find((one) => textOf(one).startsWith('Retención'));
    expect(textOf(hold)).toBe('Retención 2');
    hold?.querySelector('input')?.click();
    await fixture.whenStable();
    expect([preferences().floor, textOf(element.querySelector('summary'))]).toEqual([
      { hiddenNeeds: ['hold'] },
      expect.stringContaining('1 oculta'),
    ]);
  });
});

describe('changing many people at once', () => {
  it('is asked again for more than twenty, and asked of the server in pieces it takes', async () => {
    line.answer = ({ request }) => ({ done: (request as { agentIds: readonly string[] }).agentIds, refused: [] });
    line.open();
    const ids = new Set(Array.from({ length: 1_200 }, (_, nth) => `a${nth}`));
    const fixture = TestBed.createComponent(StaffingBar);
    fixture.componentRef.setInput('agentIds', ids);
    const element = fixture.nativeElement as HTMLElement;
    await fixture.whenStable();
    const press = async (words: string) => {
      [...element.querySelectorAll('button')].find((one) => textOf(one).startsWith(words))?.click();
      await new Promise((resolve) => setTimeout(resolve, 5));
      await fixture.whenStable();
    };
    const asked = () => line.sent.flatMap(({ message, request }) => (message === 'staffing' ? [request] : []));
    await press('Pausa');
    expect([asked(), textOf(element)]).toEqual([[], expect.stringContaining('Pausa: cambiar a 1200 personas')]);
    await press('Pausa: cambiar');
    expect(asked().map((one) => (one as { agentIds: readonly string[] }).agentIds.length)).toEqual([1_000, 200]);
  });
});
