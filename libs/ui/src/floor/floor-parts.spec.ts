import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import {
  emptyTally,
  metricOf,
  metrics,
  usualTarget,
  type FloorAgent,
  type FloorQueue,
  type MetricId,
  type Need,
  type NeedAbout,
  type NeedKind,
  type Tally,
  type Term,
} from '@aliado/domain';
import { provideUiTesting } from '../testing/ui-testing.ts';
import { markOf } from './agent-mark.ts';
import { Formula } from './formula.ts';
import { needWords } from './need-words.ts';
import { QueueTile } from './queue-tile.ts';

const now = Date.UTC(2026, 10, 10, 9, 0, 0);
const classic = metricOf('service-level');

beforeEach(() => TestBed.configureTestingModule({ providers: [...provideUiTesting({ now: () => now })] }));

const textOf = (element: HTMLElement): string => (element.textContent ?? '').replace(/\s+/g, ' ').trim();

describe('the tile of a queue', () => {
  const queue = (tally: Partial<Tally>, changes: Partial<FloorQueue> = {}): FloorQueue => ({
    ...{ queueId: 'returns', target: { ...usualTarget, answerWithin: 20_000 }, waiting: 0, longestSince: null },
    ...{ free: 0, onContact: 0, tally: { ...emptyTally, ...tally } },
    ...changes,
  });

  function show(of: FloorQueue) {
    const opened = jest.fn();
    const fixture = TestBed.createComponent(QueueTile, {
      bindings: [
        inputBinding('queue', signal(of)),
        inputBinding('name', signal('Devoluciones')),
        inputBinding('metric', signal(classic)),
        outputBinding('formula', opened),
      ],
    });
    fixture.detectChanges();
    return { element: fixture.nativeElement as HTMLElement, opened };
  }

  it('shows its service level, who waits and for how long', () => {
    const { element } = show(
      queue(
        { answeredInTime: 9, answeredLate: 1 },
        { waiting: 4, longestSince: now - 185_000, free: 2, onContact: 26 },
      ),
    );
    expect(textOf(element)).toMatch(/90\s%.*4 en espera.*la más larga 03:05.*2 libres.*26 en contacto/u);
    expect(element.classList).not.toContain('watch');
  });

  it('stands out below its target, by shape and in words, and not for a handful of contacts', () => {
    const below = show(queue({ answeredInTime: 3, answeredLate: 3 })).element;
    expect(below.classList).toContain('watch');
    expect(textOf(below)).toContain('Por debajo del objetivo');
    expect(show(queue({ answeredInTime: 1, answeredLate: 1 })).element.classList).not.toContain('watch');
  });

  it('shows no share of nothing', () => {
    expect(textOf(show(queue({})).element)).toContain('–');
  });

  it('opens its formula', () => {
    const { element, opened } = show(queue({}));
    element.querySelector<HTMLButtonElement>('.fx')?.click();
    expect(opened).toHaveBeenCalledTimes(1);
  });
});

describe('a formula', () => {
  it('shows every term with its count, what is left out, and the other definitions', () => {
    const others = metrics.filter(({ id, source }) => id === 'service-level' && source !== 'classic');
    const counts = {
      offered: 7,
      answered: 5,
      answeredInTime: 3,
      answeredLate: 2,
      abandoned: 2,
      abandonedLater: 1,
      abandonedShort: 1,
    };
    const fixture = TestBed.createComponent(Formula<MetricId, Term>, {
      bindings: [
        inputBinding('name', signal('Devoluciones')),
        inputBinding('metric', signal(classic)),
        inputBinding('tally', signal({ ...emptyTally, ...counts, abandonedInTime: 1 })),
        inputBinding('others', signal(others)),
        inputBinding('window', signal('Hoy desde las 00:00')),
      ],
    });
    fixture.detectChanges();
    const text = textOf(fixture.nativeElement as HTMLElement);
    expect(text).toContain('Nivel de servicio, Devoluciones');
    expect(text).toMatch(/atendidas a tiempo 3.*atendidas tarde 2.*tras esperar 1.*enseguida, fuera de la cuenta 1/u);
    expect(text).toMatch(/Resultado ?50\s%.*Según Amazon Connect ?57\s%.*Según Genesys Cloud ?60\s%/u);
    expect(text).toContain('Ver las 7 filas');
  });
});

describe('the mark of somebody on the floor', () => {
  const agent = (
    status: FloorAgent['status'],
    heldSince: number | null = null,
  ): Pick<FloorAgent, 'status' | 'contacts'> => ({
    status,
    contacts: [{ interactionId: 'int-1', queueId: null, stage: 'on-contact', since: now, heldSince, mood: null }],
  });
  const needs = (...kinds: readonly NeedKind[]): ReadonlySet<NeedKind> => new Set(kinds);

  it('is what they need before what they are', () => {
    expect(markOf(agent('on-contact'), needs('mood', 'help'), false)).toBe('help');
    expect(markOf(agent('on-contact'), needs('help'), true)).toBe('helped');
    expect(markOf(agent('on-contact'), needs('mood', 'approval'), false)).toBe('approval');
    expect(markOf(agent('on-contact'), needs('silence'), false)).toBe('watch');
  });

  it('is what they are where they need nobody', () => {
    const marks = (['on-contact', 'after-contact-work', 'ringing', 'available', 'break', 'offline'] as const).map(
      (status) => markOf(agent(status), needs(), false),
    );
    expect(marks).toEqual(['contact', 'work', 'ringing', 'free', 'away', 'gone']);
    expect(markOf(agent('on-contact', now), needs(), false)).toBe('hold');
  });
});

describe('a need in words', () => {
  const need = (about: NeedAbout, customerName: string | null = null): Need => ({
    ...{
      id: 'n',
      interactionId: 'int-1',
      agentId: 'diego',
      queueId: null,
      customerName,
      since: now,
      from: now,
      dueAt: null,
    },
    about,
  });
  const names = { agent: () => 'Diego Salazar', team: () => 'Legal', queue: () => 'Facturación' };
  const handling = { needId: 'n', claimedBy: null, claimedAt: null, snoozedUntil: null, closed: null };
  const money = { amount: 22_000, currency: 'EUR' };

  it.each<[NeedAbout, string, string]>([
    [{ kind: 'help', words: 'Un abogado' }, 'Diego Salazar pide ayuda', 'Lucía está en la línea. Un abogado.'],
    [
      {
        kind: 'approval',
        approvalId: 'a',
        amount: money,
        withoutAsking: { ...money, amount: 15_000 },
        reason: 'Dos fallos',
      },
      'Diego Salazar pide 220 €',
      'Lucía está en la línea. Dos fallos. Puede decidir hasta 150 €.',
    ],
    [{ kind: 'promise', promiseId: 'p', words: 'Responder', team: 'legal' }, 'Responder', 'Lo lleva Legal.'],
    [{ kind: 'work-overrun', limit: 180_000 }, 'Diego Salazar, cierre largo', 'Más de 03:00.'],
    [
      { kind: 'mood', before: 'calm', mood: 'upset', words: ['nunca'] },
      'Diego Salazar, cliente a disgusto',
      'Lucía está en la línea. Dijo: «nunca».',
    ],
  ])('says who needs what, and why: %j', (about, what, why) => {
    const words = TestBed.runInInjectionContext(() => needWords());
    const one = need(about, 'Lucía');
    expect(words.what(one, names).replace(/\s/gu, ' ')).toBe(what);
    expect(words.why({ need: one, handling }, names).replace(/\s/gu, ' ')).toBe(why);
  });

  it('says of an alert what it is of: a queue, a contact of somebody, or the whole house', () => {
    const words = TestBed.runInInjectionContext(() => needWords());
    const name = { es: 'Espera', en: 'Waits' };
    const about = { kind: 'alert', ruleId: 'r', name, value: 61, unit: 'seconds', hasSound: true } as const;
    const why = (place: Pick<Need, 'queueId' | 'agentId'>) =>
      words.why({ need: { ...need(about), ...place }, handling }, names);
    expect(why({ queueId: 'billing', agentId: null })).toBe('Facturación. Ahora: 01:01.');
    expect(why({ queueId: 'billing', agentId: 'diego' })).toBe('Facturación · Diego Salazar. Ahora: 01:01.');
    expect(why({ queueId: null, agentId: null })).toBe('Toda la casa. Ahora: 01:01.');
  });
});
