import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { importProvidersFrom, signal } from '@angular/core';
import type { ComponentFixture } from '@angular/core/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { AgentEvent, InteractionEvent } from '@aliado/domain';
import { agentStream } from '@aliado/domain';
import { aTape } from '@aliado/domain/testing';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { FakeLine } from '../live/fake-line.ts';
import { goLive } from '../live/live.effects.ts';
import { LiveLine } from '../live/live-line.ts';
import { LiveSocket } from '../live/live-socket.ts';
import { provideLive } from '../live/provide-live.ts';
import { Session } from '../session/session.ts';
import { es } from '../words/es.ts';
import { DeskPage } from './desk-page.ts';

const opened: InteractionEvent = {
  type: 'InteractionOpened',
  source: { name: 'simulator', contactId: 'c-1', can: ['answer', 'decline', 'hold', 'resume', 'end'] },
  channel: 'voice',
  direction: 'inbound',
  from: '+34611550117',
  to: null,
  language: 'es',
  consent: 'given',
};
const knows: InteractionEvent = {
  type: 'CustomerIdentified',
  certainty: 'known',
  customerId: 'c1',
  candidates: [{ customerId: 'c1', name: 'Lucía Ferrer', evidence: [{ kind: 'phone', label: 'main' }] }],
};
const said: InteractionEvent = {
  type: 'UtteranceSpoken',
  utteranceId: 'u-1',
  participantId: 'customer',
  role: 'customer',
  text: 'No vino nadie.',
  startedAt: 2_000,
  endedAt: 3_000,
  language: 'es',
  confidence: null,
};

describe('the desk', () => {
  let fixture: ComponentFixture<DeskPage>;
  let line: FakeLine;
  let sequence = 0;
  const page = () => (fixture.nativeElement as HTMLElement).textContent ?? '';
  const settle = async () => {
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve, 20)); // not `whenStable`: some requests stay open on purpose
    TestBed.tick();
  };
  const work = (event: AgentEvent) =>
    line.append([
      { streamId: agentStream('ada'), sequence: ++sequence, occurredAt: 0, recordedAt: 0, by: 'system', event },
    ]);
  const press = (key: string, modifiers: KeyboardEventInit = {}) =>
    document.body.dispatchEvent(
      new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true, ...modifiers }),
    );
  const asked = (message: string) => line.sent.filter((sent) => sent.message === message).map(({ request }) => request);

  beforeEach(async () => {
    localStorage.clear();
    sequence = 0;
    line = new FakeLine();
    const view = signal({
      account: { id: 'ada', name: 'Ada Byron', roles: ['agent'], language: 'es', team: null },
      permissions: ['desk:work'],
      preferences: {},
      build: '1',
    });
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideLive(),
        { provide: LiveLine, useValue: line },
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
    fixture = TestBed.createComponent(DeskPage);
    goLive(TestBed.inject(LiveSocket), 'ada');
    await settle();
  });
  afterEach(() => {
    TestBed.inject(LiveSocket).stop();
    fixture.destroy();
  });

  const ring = async () => {
    line.append(
      aTape('int-1').at(0, opened).at(1, knows).at(2, { type: 'InteractionOffered', agentId: 'ada', expiresAt: null })
        .entries,
    );
    work({ type: 'WorkOffered', interactionId: 'int-1' });
    await settle();
  };
  const answer = async () => {
    const tape = aTape('int-1').at(0, opened).at(1, knows).at(2, opened);
    line.append(
      tape
        .at(1_000, { type: 'InteractionAnswered', agentId: 'ada', agentName: 'Ada' })
        .at(2_000, said)
        .entries.slice(3),
    );
    work({ type: 'WorkAnswered', interactionId: 'int-1' });
    await settle();
  };

  it('says that nothing is in hand, and offers to become available', () => {
    expect(page()).toContain('Nada en curso');
    expect(page()).toContain('Ponerme disponible');
  });

  it('shows who calls before hello, and answers with one key', async () => {
    await ring();
    expect(page()).toContain('Llama Lucía Ferrer');
    press('A', { ctrlKey: true, shiftKey: true });
    expect(asked('control')).toMatchObject([{ interactionId: 'int-1', control: { type: 'answer' } }]);
  });

  it('says what cannot be followed and why instead of showing nothing, and tries again when asked to', async () => {
    line.refusals.set('int-1', 'live/forbidden');
    await ring();
    expect(page()).toContain(es.desk.failure.contact);
    expect(page()).toContain(es.refusal['live/forbidden']);
    expect(page()).not.toContain(es.desk.empty);
    line.refusals.clear();
    (fixture.nativeElement as HTMLElement).querySelector<HTMLButtonElement>('ui-failure button')?.click();
    await settle();
    expect(page()).not.toContain(es.desk.failure.contact);
    expect(page()).toContain('Llama Lucía Ferrer');
  });

  it('shows what is said, and pins a line by key', async () => {
    await ring();
    await answer();
    expect(page()).toContain('No vino nadie.');
    press('j');
    press('.');
    await settle();
    expect(asked('command')).toMatchObject([{ command: { type: 'PinLine', lineSequence: 5 } }]);
  });

  it('keeps what is typed in a note while the line is down, and says so', async () => {
    await ring();
    await answer();
    line.isReachable = false;
    line.drop();
    await settle();
    expect(page()).toContain('La llamada sigue');
    const note = (fixture.nativeElement as HTMLElement).querySelector('ui-note-line textarea') as HTMLTextAreaElement;
    note.value = 'Solo por la tarde';
    note.dispatchEvent(new Event('input'));
    await settle();
    expect(Object.values({ ...localStorage }).join()).toContain('Solo por la tarde');
    expect(page()).toContain(es.ui.note.hereOnly);
  });

  it('goes from the call to the wrap-up, and confirms it with one key', async () => {
    await ring();
    await answer();
    const over: InteractionEvent[] = [
      { type: 'InteractionEnded', reason: 'hung-up', endedBy: 'customer' },
      { type: 'AfterContactWorkStarted', agentId: 'ada', dueAt: Date.now() + 90_000 },
    ];
    const at = { streamId: 'int-1', occurredAt: 9, recordedAt: 9, by: 'system' as const };
    line.append(over.map((event, index) => ({ ...at, sequence: 6 + index, event })));
    work({ type: 'AfterContactWorkLeft', interactionId: 'int-1' });
    await settle();
    expect(page()).toContain('Resumen');
    press('Enter', { ctrlKey: true });
    await settle();
    expect(asked('command')).toMatchObject([{ command: { type: 'FinishAfterContactWork' } }]);
  });

  it('says what failed and what still works when the profile cannot be read', async () => {
    await ring();
    const server = TestBed.inject(HttpTestingController);
    for (const request of server.match(({ url }) => url === '/api/customers/c1')) {
      request.flush({ code: 'unavailable' }, { status: 503, statusText: 'Unavailable' });
    }
    await settle();
    expect(page()).toContain(es.desk.failure.customer);
    expect(page()).toContain(es.desk.failure.works);
  });
});
