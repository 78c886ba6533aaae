import { importProvidersFrom, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Actor, AgentEvent } from '@aliado/domain';
import { agentStream } from '@aliado/domain';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { Readings } from '../desk/readings.ts';
import { FakeLine } from '../live/fake-line.ts';
import { LiveLine } from '../live/live-line.ts';
import { LiveSocket } from '../live/live-socket.ts';
import { provideLive } from '../live/provide-live.ts';
import { Session } from '../session/session.ts';
import { es } from '../words/es.ts';
import { DayNews } from './day-news.ts';
import { Notices } from './notices.ts';

const organisation = {
  people: [{ id: 'marta', name: 'Marta Quintero', roles: ['supervisor'] }],
  queues: [{ id: 'returns', name: { es: 'Devoluciones', en: 'Returns' }, answerWithinSeconds: 20 }],
};

describe('news of one’s own day', () => {
  let line: FakeLine;
  let sequence = 0;
  const told = () =>
    TestBed.inject(Notices)
      .toasts()
      .map(({ text }) => text);
  const happens = async (event: AgentEvent, by: Actor, recordedAt = Date.now() + 1) => {
    const entry = { streamId: agentStream('ada'), sequence: ++sequence, occurredAt: recordedAt, recordedAt, by, event };
    line.append([entry]);
    await new Promise((resolve) => setTimeout(resolve, 5));
  };

  beforeEach(async () => {
    sequence = 0;
    line = new FakeLine();
    const view = signal({ account: { id: 'ada', name: 'Ada Byron' }, permissions: [], preferences: {}, build: '1' });
    TestBed.configureTestingModule({
      providers: [
        provideLive(),
        { provide: LiveLine, useValue: line },
        { provide: Readings, useValue: { organisation: () => Promise.resolve(organisation) } },
        { provide: Session, useValue: { view, permissions: signal(new Set()) } },
        importProvidersFrom(
          TranslocoTestingModule.forRoot({
            langs: { es },
            translocoConfig: { availableLangs: ['es'], defaultLang: 'es' },
            preloadLangs: true,
          }),
        ),
      ],
    });
    TestBed.runInInjectionContext(() => TestBed.inject(DayNews).begin());
    await happens({ type: 'AgentStateChosen', state: 'break', reason: 'rest' }, 'agent:marta', Date.now() - 60_000);
    TestBed.inject(LiveSocket).watch(agentStream('ada'));
    TestBed.inject(LiveSocket).start();
    await new Promise((resolve) => setTimeout(resolve, 5));
  });
  afterEach(() => TestBed.inject(LiveSocket).stop());

  it('say who changed one’s state or queues, and to what', async () => {
    await happens({ type: 'AgentStateChosen', state: 'available', reason: null }, 'agent:marta');
    await happens({ type: 'AgentQueuesChanged', queues: ['returns'] }, 'agent:marta');
    await happens({ type: 'AgentQueuesChanged', queues: null }, 'agent:marta');
    expect(told()).toEqual([
      'Marta Quintero cambió tu estado: Disponible.',
      'Marta Quintero te puso en: Devoluciones.',
      'Marta Quintero te devolvió a tus colas.',
    ]);
  });

  it('leave out what one did oneself, what the server did, and what was before', async () => {
    await happens({ type: 'AgentStateChosen', state: 'available', reason: null }, 'agent:ada');
    await happens({ type: 'AgentStateChosen', state: 'offline', reason: null }, 'system');
    await happens({ type: 'WorkOffered', interactionId: 'int-1' }, 'agent:marta');
    expect(told()).toEqual([]);
  });
});
