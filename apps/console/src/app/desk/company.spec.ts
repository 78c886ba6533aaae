import { Component, importProvidersFrom, signal } from '@angular/core';
import type { ComponentFixture } from '@angular/core/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { CommandRequest, InteractionEvent } from '@aliado/domain';
import { agentStream } from '@aliado/domain';
import { SERVER_CLOCK } from '@aliado/ui';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { FakeLine } from '../live/fake-line.ts';
import { goLive } from '../live/live.effects.ts';
import { LiveLine } from '../live/live-line.ts';
import { LiveSocket } from '../live/live-socket.ts';
import { provideLive } from '../live/provide-live.ts';
import { Session } from '../session/session.ts';
import { Notices } from '../shell/notices.ts';
import { es } from '../words/es.ts';
import { CompanyLine } from './company-line.ts';
import { WhisperStrip } from './whisper-strip.ts';

/** The desk’s two places for colleagues. */
@Component({ imports: [CompanyLine, WhisperStrip], template: '<aliado-company-line /><aliado-whisper-strip />' })
class Colleagues {}

const marta = { accountId: 'marta', name: 'Marta Quintero' };
const opened: InteractionEvent = {
  ...{ type: 'InteractionOpened', channel: 'voice', direction: 'inbound', from: '+34611550117', to: null },
  ...{ language: 'es', consent: 'given', source: { name: 'simulator', contactId: 'c-1', can: ['answer', 'end'] } },
};

describe('colleagues in a contact', () => {
  let fixture: ComponentFixture<Colleagues>;
  let line: FakeLine;
  let sequence = 0;
  let now = Date.UTC(2026, 10, 10, 9, 42, 0);
  const element = () => fixture.nativeElement as HTMLElement;
  const page = () => element().textContent?.replace(/\s+/g, ' ') ?? '';
  const settle = async (forMs = 5) => {
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve, forMs));
    TestBed.tick();
  };
  const happens = async (...events: readonly InteractionEvent[]) => {
    const at = { streamId: 'int-1', occurredAt: now, recordedAt: now, by: 'agent:marta' } as const;
    line.append(events.map((event) => ({ ...at, sequence: ++sequence, event })));
    await settle();
  };
  const whispers = (whisperId: string, text: string) =>
    happens({ type: 'WhisperSent', whisperId, side: 'supervisor', by: marta, text });
  const asked = () =>
    line.sent.flatMap(({ message, request }) => (message === 'command' ? [(request as CommandRequest).command] : []));
  const strip = () => element().querySelector<HTMLElement>('aliado-whisper-strip');

  beforeEach(async () => {
    localStorage.clear();
    sequence = 0;
    line = new FakeLine();
    line.answer = () => ({ accepted: { sequence: sequence + 1 } });
    const view = signal({ account: { id: 'ada', name: 'Ada Byron' }, permissions: [], preferences: {}, build: '1' });
    TestBed.configureTestingModule({
      providers: [
        ...[provideRouter([]), provideLive()],
        { provide: LiveLine, useValue: line },
        { provide: SERVER_CLOCK, useValue: () => now },
        { provide: Session, useValue: { view, permissions: signal(new Set(['desk:work'])) } },
        importProvidersFrom(
          TranslocoTestingModule.forRoot({
            langs: { es },
            translocoConfig: { availableLangs: ['es'], defaultLang: 'es' },
            preloadLangs: true,
          }),
        ),
      ],
    });
    fixture = TestBed.createComponent(Colleagues);
    document.body.replaceChildren(element());
    goLive(TestBed.inject(LiveSocket), 'ada');
    const stream = { streamId: agentStream('ada'), occurredAt: now, recordedAt: now, by: 'system' } as const;
    line.append([{ ...stream, sequence: 1, event: { type: 'WorkAnswered', interactionId: 'int-1' } }]);
    await happens(opened, { type: 'InteractionAnswered', agentId: 'ada', agentName: 'Ada Byron' });
  });
  afterEach(() => {
    TestBed.inject(LiveSocket).stop();
    fixture.destroy();
  });

  it('are nowhere while there are none', () => {
    expect([page().trim(), strip()?.hidden]).toEqual(['', true]);
  });

  it('are named with the hour from which they watch, for as long as they do, once each', async () => {
    await happens({ type: 'LookBegan', lookId: 'l1', by: marta }, { type: 'LookBegan', lookId: 'l2', by: marta });
    expect(page().match(/Marta Quintero te acompaña desde las \d\d:42/g)).toHaveLength(1);
    expect(TestBed.inject(Notices).polite()).toContain('Marta Quintero te acompaña');
    await happens({ type: 'LookEnded', lookId: 'l1' }, { type: 'LookEnded', lookId: 'l2' });
    expect(page()).not.toContain('te acompaña');
  });

  it('are heard on the call once its source says so, named once, and seen to go', async () => {
    await happens({ type: 'LookBegan', lookId: 'l1', by: marta });
    await happens(
      { type: 'ContactIntervened', by: marta, control: 'join' },
      {
        type: 'ParticipantJoined',
        participant: { id: 'supervisor:marta', role: 'supervisor', name: 'Marta Quintero' },
      },
    );
    expect(page()).toMatch(/Marta Quintero está en la llamada desde las \d\d:42: el cliente también le oye/);
    expect(page()).not.toContain('te acompaña');
    expect(TestBed.inject(Notices).polite()).toContain('Marta Quintero está en la llamada');
    await happens({ type: 'ParticipantLeft', participantId: 'supervisor:marta' });
    expect(page()).not.toContain('está en la llamada');
    expect(page()).toContain('te acompaña');
  });

  /** The call has left the reader, who writes it up. */
  const leaves = async () => {
    await happens({ type: 'AfterContactWorkStarted', agentId: 'ada', dueAt: now + 90_000 });
    const stream = { streamId: agentStream('ada'), occurredAt: now, recordedAt: now, by: 'system' } as const;
    line.append([{ ...stream, sequence: 2, event: { type: 'AfterContactWorkLeft', interactionId: 'int-1' } }]);
    await settle();
  };
  const wishes = (control: 'take-over' | 'end') => happens({ type: 'ContactIntervened', by: marta, control });
  const passedTo = (agentId: string): readonly InteractionEvent[] => [
    { type: 'InteractionTransferred', manner: 'attended', to: { kind: 'agent', id: agentId } },
    { type: 'InteractionAnswered', agentId, agentName: agentId },
  ];
  const ended = (endedBy: 'customer' | 'supervisor') =>
    happens({ type: 'InteractionEnded', reason: 'hung-up', endedBy });

  it('are named to whoever writes up a call that they took over, once they have it', async () => {
    await wishes('take-over');
    await leaves();
    expect(page()).not.toContain('tomó la llamada');
    await happens(...passedTo('marta'));
    expect(page()).toMatch(/Marta Quintero tomó la llamada a las \d\d:42/);
  });

  it('are named to whoever writes up a call that they ended', async () => {
    await wishes('end');
    await ended('supervisor');
    await leaves();
    expect(page()).toMatch(/Marta Quintero terminó la llamada a las \d\d:42/);
  });

  it('are not named for an end that they wished and the customer made', async () => {
    await wishes('end');
    await ended('customer');
    await leaves();
    expect(page()).not.toContain('Marta');
  });

  it('are not named for what they did once the call was somebody else’s', async () => {
    await happens(...passedTo('bruno'));
    await leaves();
    await wishes('take-over');
    await happens(...passedTo('marta'));
    await wishes('end');
    await ended('supervisor');
    expect(page()).not.toContain('Marta');
  });

  it('come when help was asked for, and can be called off', async () => {
    await happens({ type: 'HelpAsked', words: 'Un abogado' });
    expect(page()).toContain('Ayuda pedida. Un abogado');
    await happens({ type: 'HelpTaken', by: marta });
    expect(page()).toContain('Marta Quintero viene en camino.');
    element().querySelector<HTMLButtonElement>('aliado-company-line button')?.click();
    await settle();
    expect(asked()).toEqual([{ type: 'CallOffHelp' }]);
  });

  it('whisper without taking the focus, and are told once it stood in sight', async () => {
    await whispers('w1', 'Nombra la fecha');
    expect(strip()?.textContent).toContain('Nombra la fecha');
    expect(strip()?.getAttribute('aria-label')).toBe('Marta Quintero');
    expect(document.activeElement).toBe(document.body);
    expect(TestBed.inject(Notices).polite()).toBe('Marta Quintero: Nombra la fecha');
    expect(asked()).toEqual([]);
    now += 2_000;
    await settle(1_100);
    expect(asked()).toEqual([{ type: 'ReadWhisper', whisperId: 'w1' }]);
  });

  it('are answered in one field', async () => {
    await whispers('w1', 'Nombra la fecha');
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'w', bubbles: true, cancelable: true }));
    const field = strip()?.querySelector('input') as HTMLInputElement;
    expect(document.activeElement).toBe(field);
    field.value = 'Voy';
    field.form?.dispatchEvent(new Event('submit', { cancelable: true }));
    await settle();
    expect(asked()).toMatchObject([{ type: 'AnswerWhisper', text: 'Voy' }]);
    expect(strip()?.textContent).toContain('Voy');
  });

  it('are put away until they say more', async () => {
    await whispers('w1', 'Nombra la fecha');
    strip()?.querySelector<HTMLButtonElement>(`[aria-label="${es.floor.company.putAway}"]`)?.click();
    await settle();
    expect(strip()?.hidden).toBe(true);
    await whispers('w2', 'Bien');
    expect(strip()?.textContent).toContain('Bien');
    expect(strip()?.textContent).not.toContain('Nombra la fecha');
  });
});
