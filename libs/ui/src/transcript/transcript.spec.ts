import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { ChunkedList, Interim, Line, Mood, Whisper } from '@aliado/domain';
import { append, emptyList, itemAt } from '@aliado/domain';
import { provideUiTesting } from '../testing/ui-testing.ts';
import { Transcript } from './transcript.ts';

const start = Date.UTC(2026, 10, 10, 9, 36, 0);

function said(
  sequence: number,
  text = `line ${sequence}`,
  overrides: Partial<Extract<Line, { kind: 'utterance' }>> = {},
): Line {
  const at = start + sequence * 1_000;
  const isAgent = sequence % 2 === 1;
  return {
    kind: 'utterance',
    sequence,
    utteranceId: `u${sequence}`,
    participantId: isAgent ? 'agent:nayeli' : 'customer',
    role: isAgent ? 'agent' : 'customer',
    text,
    startedAt: at,
    endedAt: at + 900,
    language: 'es',
    isLate: false,
    ...overrides,
  };
}

const listOf = (lines: readonly Line[]): ChunkedList<Line> => lines.reduce(append<Line>, emptyList<Line>());
const many = (count: number): ChunkedList<Line> => listOf(Array.from({ length: count }, (_, index) => said(index + 1)));

/** A transcript in a view of 480 px, with rows of 48 px: jsdom lays nothing out. */
async function show(first: ChunkedList<Line>) {
  TestBed.configureTestingModule({ providers: [...provideUiTesting()] });
  const lines = signal(first);
  const interims = signal<readonly Interim[]>([]);
  const pins = signal<readonly number[]>([]);
  const triggers = signal<Readonly<Record<number, readonly string[]>>>({});
  const moods = signal<Readonly<Record<number, Mood>>>({});
  const whispers = signal<readonly Whisper[]>([]);
  const staleSince = signal<number | null>(null);
  const told: string[] = [];
  const fixture = TestBed.createComponent(Transcript, {
    bindings: [
      inputBinding('lines', lines),
      inputBinding('interims', interims),
      inputBinding('pins', pins),
      inputBinding('triggers', triggers),
      inputBinding('moods', moods),
      inputBinding('whispers', whispers),
      inputBinding('staleSince', staleSince),
      inputBinding('names', signal({ customer: 'Lucía', 'agent:nayeli': 'Nayeli' })),
      outputBinding<number>('pin', (sequence) => told.push(`pin ${sequence}`)),
      outputBinding<number>('unpin', (sequence) => told.push(`unpin ${sequence}`)),
      outputBinding<string>('copyText', (text) => told.push(`copy ${text}`)),
    ],
  });
  const element = fixture.nativeElement as HTMLElement;
  fixture.detectChanges();
  const scroller = element.querySelector<HTMLElement>('.scroller');
  if (!scroller) throw new Error('the transcript has no scroller');
  let top = 0;
  const highest = () => Math.max(0, lines().size * 48 - 480);
  Object.defineProperties(scroller, {
    clientHeight: { get: () => 480 },
    scrollHeight: { get: () => lines().size * 48 },
    scrollTop: { get: () => top, set: (wanted: number) => (top = Math.min(highest(), Math.max(0, wanted))) },
  });
  const settle = async () => {
    await fixture.whenStable();
    scroller.dispatchEvent(new Event('scroll'));
    await fixture.whenStable();
  };
  lines.update((list) => append(list, said((itemAt(list, -1)?.sequence ?? 0) + 1)));
  await settle();
  return {
    transcript: fixture.componentInstance,
    element,
    lines,
    interims,
    pins,
    moods,
    triggers,
    whispers,
    staleSince,
    told,
    settle,
    top: () => top,
    highest,
    pill: () => element.querySelector('.new-lines')?.textContent?.replace('Fin', '').trim() ?? null,
    turns: () =>
      [...element.querySelectorAll('.turn:not(.partial)')].map((turn) =>
        turn.querySelector('.said')?.textContent?.trim(),
      ),
    say: async (...more: readonly Line[]) => {
      lines.update((list) => more.reduce(append<Line>, list));
      await settle();
    },
    scrollTo: async (to: number) => {
      scroller.scrollTop = to;
      await settle();
    },
  };
}

describe('a transcript', () => {
  it('follows its foot while the reader is at it', async () => {
    const shown = await show(many(100));
    expect(shown.top()).toBe(shown.highest());
    await shown.say(said(102));
    expect([shown.top(), shown.pill()]).toEqual([shown.highest(), null]);
  });

  it('never moves under a reader who scrolled up, and counts what is new instead', async () => {
    const shown = await show(many(100));
    await shown.scrollTo(1_000);
    await shown.say(said(102), said(103));
    expect([shown.top(), shown.pill(), shown.transcript.isAtEnd()]).toEqual([1_000, '2 líneas nuevas', false]);
  });

  it('goes back to its foot when asked, and follows it again', async () => {
    const shown = await show(many(100));
    await shown.scrollTo(1_000);
    await shown.say(said(102));
    shown.transcript.jumpToEnd();
    await shown.settle();
    await shown.say(said(103));
    expect([shown.top(), shown.pill()]).toEqual([shown.highest(), null]);
  });

  it('keeps the line being read in place when earlier ones are fetched', async () => {
    const shown = await show(listOf(Array.from({ length: 100 }, (_, index) => said(index + 51))));
    await shown.scrollTo(480);
    shown.lines.set(listOf(Array.from({ length: 151 }, (_, index) => said(index + 1))));
    await shown.settle();
    expect(shown.top()).toBe(480 + 50 * 48);
  });

  it('draws only what is in view, of ten thousand lines as of ten', async () => {
    const shown = await show(many(10_000));
    expect(shown.turns().length).toBeLessThan(60);
    expect(shown.turns().at(-1)).toBe('line 10001');
    await shown.scrollTo(200_000);
    expect(shown.turns().length).toBeLessThan(60);
    expect(shown.turns()).toContain(`line ${Math.floor(200_000 / 48) + 1}`);
  });

  it('jumps to a line far away and marks it', async () => {
    const shown = await show(many(5_000));
    shown.transcript.jumpTo(2_500);
    await shown.settle();
    expect(shown.element.querySelector('.turn.is-current .said')?.textContent?.trim()).toBe('line 2500');
    expect(shown.top()).toBe(2_499 * 48 - 480 / 3);
  });

  it('updates words not yet final in place, and drops them when the final ones are there', async () => {
    const shown = await show(many(2));
    const interim = (text: string): Interim => ({
      interactionId: 'int-1',
      utteranceId: 'u4',
      revision: 1,
      role: 'customer',
      participantId: 'customer',
      text,
      language: 'es',
      startedAt: start,
    });
    const partial = () => shown.element.querySelector('.turn.partial .said')?.textContent?.trim();
    shown.interims.set([interim('Pues a')]);
    await shown.settle();
    const before = shown.element.querySelector('.turn.partial');
    shown.interims.set([interim('Pues a ver si es')]);
    await shown.settle();
    expect([partial(), shown.element.querySelector('.turn.partial') === before]).toEqual(['Pues a ver si es', true]);
    await shown.say(said(4, 'Pues a ver si es verdad.'));
    expect(partial()).toBeUndefined();
  });

  it('says who, in which language, what was taken out, what came late and where words are missing', async () => {
    const shown = await show(
      listOf([
        said(1),
        said(2, 'Con la ⟦payment-card⟧.', { isLate: true, language: 'es' }),
        { kind: 'mark', sequence: 3, mark: 'gap', at: start, about: null },
        said(4, 'Sorry?', { language: 'en', participantId: 'x', role: 'other' }),
      ]),
    );
    const turns = [...shown.element.querySelectorAll('.turn')];
    expect(turns.map((turn) => turn.getAttribute('lang'))).toEqual(['es', 'es', 'en', 'es']);
    expect(turns.map((turn) => turn.querySelector('.by')?.textContent?.trim())).toEqual([
      'Nayeli',
      'Lucía',
      '¿Quién?',
      'Nayeli',
    ]);
    expect(shown.element.querySelector('.redacted')?.textContent).toBe('tarjeta tapada');
    expect(turns[1]?.textContent).toContain('llegó tarde');
    expect(shown.element.querySelector('.gap-mark')?.textContent).toContain('Aquí faltan palabras');
  });

  it('says up to when it is certain while it is stale', async () => {
    const shown = await show(many(2));
    shown.staleSince.set(start);
    await shown.settle();
    expect(shown.element.querySelector('.gap-mark')?.textContent).toMatch(/Hasta aquí es seguro: \d\d:36:00/);
  });

  it('copies a number by its button and the newest one by key, and pins the current line', async () => {
    const shown = await show(listOf([said(1, 'Pedido PD-44718'), said(2, 'No, el PD-44719')]));
    shown.element.querySelector<HTMLButtonElement>('button.entity')?.click();
    shown.transcript.copyCurrent();
    shown.transcript.jumpTo(1);
    shown.transcript.pinCurrent();
    shown.pins.set([1]);
    await shown.settle();
    shown.transcript.pinCurrent();
    expect(shown.told).toEqual(['copy PD-44718', 'copy PD-44719', 'pin 1', 'unpin 1']);
  });

  it('moves the current line over the marks between the words', async () => {
    const shown = await show(
      listOf([said(1), { kind: 'mark', sequence: 2, mark: 'held', at: start, about: null }, said(3)]),
    );
    const walked = [-1, -1, -1, 1].map((step) => {
      shown.transcript.moveCurrent(step as 1 | -1);
      return shown.transcript.current();
    });
    expect(walked).toEqual([4, 3, 1, 3]);
  });

  it('finds words whatever their accents, goes from one to the next and around', async () => {
    const shown = await show(listOf([said(1, 'Me cobraron'), said(2, 'nada'), said(3, 'Lo COBRÓ'), said(4, 'fin')]));
    shown.transcript.isSearching.set(true);
    await shown.settle();
    const field = shown.element.querySelector<HTMLInputElement>('input[type=search]');
    if (!field) throw new Error('the search has no field');
    field.value = 'cobró';
    field.dispatchEvent(new Event('input'));
    await shown.settle();
    expect(shown.element.querySelector('[role=status]')?.textContent?.trim()).toBe('1 de 1');
    field.value = 'cobr';
    field.dispatchEvent(new Event('input'));
    await shown.settle();
    const next = () => field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    const at = [shown.transcript.current()];
    next();
    at.push(shown.transcript.current());
    next();
    at.push(shown.transcript.current());
    expect(at).toEqual([3, 1, 3]);
    await shown.settle();
    expect(shown.element.querySelector('.found')?.textContent).toBe('cobr');
  });

  it('marks the line at which the mood turned, in words as well', async () => {
    const { element, moods, settle } = await show(many(4));
    moods.set({ 2: 'upset' });
    await settle();
    const marks = [...element.querySelectorAll('.mood-mark')];
    expect(marks.map((mark) => mark.textContent?.trim())).toEqual(['Desde aquí, sus palabras suenan a disgusto']);
    expect(marks[0]?.closest('.turn')?.textContent).toContain('line 2');
  });

  it('keeps what colleagues whispered in its place by time, apart from what the customer heard', async () => {
    const shown = await show(many(3));
    const by = { accountId: 'marta', name: 'Marta Quintero' };
    const whisper = { whisperId: 'w1', side: 'supervisor', by, text: 'Primero la fecha', readAt: null } as const;
    shown.whispers.set([
      { ...whisper, sentAt: start + 2_500 },
      { ...whisper, whisperId: 'w2', text: 'Antes de todo', sentAt: start - 5_000 },
    ]);
    await shown.settle();
    const rows = [...shown.element.querySelectorAll('[data-index]')].map((row) => [
      row.querySelector('ui-said')?.textContent,
      row.querySelector('.whisper-line p')?.textContent ?? null,
    ]);
    expect(rows).toEqual([
      ['line 1', 'Antes de todo'],
      ['line 2', 'Primero la fecha'],
      ['line 3', null],
      ['line 4', null],
    ]);
    expect(shown.element.querySelector('.whisper-line')?.textContent).toContain('Marta, susurro');
  });
});
