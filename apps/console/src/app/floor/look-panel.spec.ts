import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { importProvidersFrom, inputBinding, outputBinding, signal } from '@angular/core';
import type { ComponentFixture } from '@angular/core/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { InteractionEvent, SupportAsk } from '@aliado/domain';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { FakeLine } from '../live/fake-line.ts';
import { LiveLine } from '../live/live-line.ts';
import { LiveSocket } from '../live/live-socket.ts';
import { provideLive } from '../live/provide-live.ts';
import { Session } from '../session/session.ts';
import { es } from '../words/es.ts';
import { LookPanel } from './look-panel.ts';

const marta = { accountId: 'marta', name: 'Marta Quintero' };
const opened: InteractionEvent = {
  ...{ type: 'InteractionOpened', channel: 'voice', direction: 'inbound', from: '+34611550117', to: null },
  ...{ language: 'es', consent: 'given', source: { name: 'simulator', contactId: 'c-1', can: ['answer', 'end'] } },
};
const said: InteractionEvent = {
  ...{ type: 'UtteranceSpoken', utteranceId: 'u-1', participantId: 'customer', role: 'customer' },
  ...{ text: 'Esto ya lo lleva mi abogado.', startedAt: 0, endedAt: 0, language: 'es', confidence: null },
};

describe('looking into a contact', () => {
  let fixture: ComponentFixture<LookPanel>;
  let line: FakeLine;
  const account = { id: 'marta', name: 'Marta' };
  const view = signal({ account, permissions: [], preferences: {}, build: '1', agentsSeeLooks: true });
  let left = 0;
  let sequence = 0;
  const element = () => fixture.nativeElement as HTMLElement;
  const page = () => element().textContent?.replace(/\s+/g, ' ') ?? '';
  const settle = async () => {
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve, 5));
    TestBed.tick();
  };
  const happens = async (...events: readonly InteractionEvent[]) => {
    const [occurredAt, by] = [Date.now(), 'agent:nayeli' as const];
    const entryOf = (event: InteractionEvent) => {
      return { streamId: 'int-1', sequence: ++sequence, occurredAt, recordedAt: occurredAt, by, event };
    };
    line.append(events.map(entryOf));
    await settle();
  };
  const asked = () =>
    line.sent.flatMap(({ message, request }) => (message === 'support' ? [(request as SupportAsk).command] : []));
  const looks = () => asked().flatMap((one) => ('lookId' in one ? [one] : []));
  const press = async (key: string) => {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true }));
    await settle();
  };
  const click = async (text: string) => {
    const button = [...element().querySelectorAll('button')].find((one) => one.textContent?.includes(text));
    button?.click();
    await settle();
  };

  beforeEach(async () => {
    [left, sequence] = [0, 0];
    line = new FakeLine();
    view.update((known) => ({ ...known, agentsSeeLooks: true }));
    TestBed.configureTestingModule({
      providers: [
        ...[provideRouter([]), provideHttpClient(), provideHttpClientTesting(), provideLive()],
        { provide: LiveLine, useValue: line },
        { provide: Session, useValue: { view, permissions: signal(new Set(['floor:act'])) } },
        importProvidersFrom(
          TranslocoTestingModule.forRoot({
            langs: { es },
            translocoConfig: { availableLangs: ['es'], defaultLang: 'es' },
            preloadLangs: true,
          }),
        ),
      ],
    });
    TestBed.inject(LiveSocket).start();
    fixture = TestBed.createComponent(LookPanel, {
      bindings: [inputBinding('interactionId', () => 'int-1'), outputBinding('leave', () => left++)],
    });
    document.body.replaceChildren(element());
    await happens(opened, { type: 'InteractionAnswered', agentId: 'nayeli', agentName: 'Nayeli Robles' }, said);
  });
  afterEach(() => {
    TestBed.inject(LiveSocket).stop();
    fixture.destroy();
  });

  it('begins with a trace, and says from when on the agent sees it', async () => {
    const [begun] = looks();
    expect(begun).toMatchObject({ type: 'BeginLook' });
    expect(page()).toContain(es.floor.look.noTrace);
    await happens({ type: 'LookBegan', lookId: begun?.lookId ?? '', by: marta });
    expect(page()).toMatch(/Nayeli ve que estás aquí desde las \d\d:\d\d\. La visita queda con el contacto\./);
    expect(page()).toContain('Esto ya lo lleva mi abogado.');
  });

  it('says so where the house does not tell its agents', async () => {
    const [begun] = looks();
    view.update((known) => ({ ...known, agentsSeeLooks: false }));
    await happens({ type: 'LookBegan', lookId: begun?.lookId ?? '', by: marta });
    expect(page()).toContain('En esta casa no se avisa a Nayeli; la visita queda con el contacto.');
  });

  it('asks for nothing but the look itself', () => {
    expect(new Set(line.sent.map(({ message }) => message))).toEqual(new Set(['beat', 'watch', 'support']));
    expect(asked().map(({ type }) => type)).toEqual(['BeginLook']);
  });

  it('begins anew when the line comes back, and ends with the screen', async () => {
    line.drop();
    await settle();
    line.open();
    await settle();
    const [first, second] = looks();
    expect([first?.type, second?.type, first?.lookId === second?.lookId]).toEqual(['BeginLook', 'BeginLook', false]);
    fixture.destroy();
    await settle();
    expect(looks().at(-1)).toEqual({ type: 'EndLook', lookId: second?.lookId });
  });

  it('is left with Escape', () => {
    element()
      .querySelector('h2')
      ?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect(left).toBe(1);
  });

  it('whispers from the field that W goes to, and tells what was said and read', async () => {
    await press('w');
    const field = document.activeElement as HTMLInputElement;
    expect(field.getAttribute('aria-label')).toBe('Susurrar a Nayeli');
    field.value = 'Nombra la fecha';
    field.form?.dispatchEvent(new Event('submit', { cancelable: true }));
    await settle();
    expect(asked().at(-1)).toMatchObject({ type: 'SendWhisper', text: 'Nombra la fecha' });
    const words = { side: 'supervisor', by: marta, text: 'Nombra la fecha' } as const;
    await happens({ type: 'WhisperSent', whisperId: 'w1', ...words });
    expect(page()).toContain('sin leer');
    await happens({ type: 'WhisperRead', whisperId: 'w1' });
    expect(page()).toMatch(/leído \d\d:\d\d/);
  });

  it('puts words back that could not be sent', async () => {
    line.answer = () => ({ refused: 'live/unavailable' });
    await press('w');
    const field = document.activeElement as HTMLInputElement;
    field.value = 'Nombra la fecha';
    field.form?.dispatchEvent(new Event('submit', { cancelable: true }));
    expect(field.value).toBe('');
    await settle();
    expect(field.value).toBe('Nombra la fecha');
  });

  it('takes help that was asked for, and says that it was given', async () => {
    await happens({ type: 'HelpAsked', words: 'Habla de un abogado' });
    expect(page()).toContain('Nayeli pide ayuda. Habla de un abogado');
    await click(es.floor.look.take);
    expect(asked().at(-1)).toEqual({ type: 'TakeHelp' });
    await happens({ type: 'HelpTaken', by: marta });
    expect(page()).toContain(es.floor.look.helpMine);
    await click(es.floor.look.helped);
    expect(asked().at(-1)).toEqual({ type: 'SettleHelp', outcome: 'helped' });
    await happens({ type: 'HelpSettled', by: marta, outcome: 'helped' });
    expect(page()).not.toContain('pide ayuda');
  });

  it('puts a script before the agent', async () => {
    await click(es.floor.look.hand);
    const name = { es: 'Entrega que no llegó', en: 'A delivery that did not come' };
    const script = { id: 'delivery', name, version: 3, matter: 'delivery', owner: 'transport' };
    for (const request of TestBed.inject(HttpTestingController).match('/api/scripts')) request.flush([script]);
    await settle();
    await click('Entrega que no llegó');
    expect(asked().at(-1)).toEqual({ type: 'HandHint', kind: 'script', targetId: 'delivery' });
  });

  it('says that the contact is over, and lets nothing more be said into it', async () => {
    await happens({ type: 'InteractionEnded', reason: 'hung-up', endedBy: 'customer' });
    expect(page()).toContain(es.floor.look.over);
    expect(element().querySelector('ui-whisper-field')).toBeNull();
  });
});
