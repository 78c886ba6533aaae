import { importProvidersFrom, inputBinding, signal } from '@angular/core';
import type { ComponentFixture } from '@angular/core/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import type { Interaction, InteractionEvent, SuperviseRequest } from '@aliado/domain';
import { agentStream, evolve, initialInteraction } from '@aliado/domain';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { Desk } from '../desk/desk.ts';
import { FakeLine } from '../live/fake-line.ts';
import { goLive } from '../live/live.effects.ts';
import { LiveLine } from '../live/live-line.ts';
import { LiveSocket } from '../live/live-socket.ts';
import { provideLive } from '../live/provide-live.ts';
import { Session } from '../session/session.ts';
import { Notices } from '../shell/notices.ts';
import { es } from '../words/es.ts';
import { LinePanel } from './line-panel.ts';

const opened: InteractionEvent = {
  ...{ type: 'InteractionOpened', channel: 'voice', direction: 'inbound', from: null, to: null, language: 'es' },
  ...{ consent: 'given', source: { name: 'line', contactId: 'c-1', can: ['join', 'leave', 'take-over', 'end'] } },
};
const answered: InteractionEvent = { type: 'InteractionAnswered', agentId: 'nayeli', agentName: 'Nayeli Robles' };
const joined: InteractionEvent = {
  type: 'ParticipantJoined',
  participant: { id: 'supervisor:marta', role: 'supervisor', name: 'Marta Quintero' },
};

describe('the line of a contact that is looked into', () => {
  let fixture: ComponentFixture<LinePanel>;
  let line: FakeLine;
  const call = signal<Interaction>(initialInteraction);
  const permissions = signal<ReadonlySet<string>>(new Set(['floor:act', 'desk:work']));
  const element = () => fixture.nativeElement as HTMLElement;
  const page = () => element().textContent?.replace(/\s+/g, ' ') ?? '';
  const settle = async () => {
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve, 5));
    TestBed.tick();
  };
  const happens = async (...events: readonly InteractionEvent[]) => {
    for (const event of events)
      call.update((state) => {
        const at = { streamId: 'int-1', occurredAt: 0, recordedAt: 0, by: 'source:line' } as const;
        return evolve(state, { ...at, sequence: state.sequence + 1, event });
      });
    await settle();
  };
  const asked = () =>
    line.sent.flatMap(({ message, request }) =>
      message === 'supervise' ? [(request as SuperviseRequest).control.type] : [],
    );
  const press = async (key: string, init: KeyboardEventInit = {}) => {
    const event = { key, code: key === '!' ? 'Digit1' : key, bubbles: true, cancelable: true, ...init };
    document.body.dispatchEvent(new KeyboardEvent('keydown', event));
    await settle();
  };
  const button = (text: string) =>
    [...element().querySelectorAll('button')].find((one) => one.textContent?.includes(text));

  beforeEach(async () => {
    call.set(initialInteraction);
    permissions.set(new Set(['floor:act', 'desk:work']));
    line = new FakeLine();
    const view = signal({ account: { id: 'marta', name: 'Marta' }, permissions: [], preferences: {}, build: '1' });
    TestBed.configureTestingModule({
      providers: [
        ...[provideRouter([]), provideLive()],
        { provide: LiveLine, useValue: line },
        { provide: Session, useValue: { view, permissions } },
        importProvidersFrom(
          TranslocoTestingModule.forRoot({
            langs: { es },
            translocoConfig: { availableLangs: ['es'], defaultLang: 'es' },
            preloadLangs: true,
          }),
        ),
      ],
    });
    goLive(TestBed.inject(LiveSocket), 'marta');
    fixture = TestBed.createComponent(LinePanel, {
      bindings: [
        inputBinding('interactionId', () => 'int-1'),
        inputBinding('interaction', call),
        inputBinding('agentName', () => 'Nayeli'),
      ],
    });
    document.body.replaceChildren(element());
    await happens(opened, answered);
  });
  afterEach(() => {
    TestBed.inject(LiveSocket).stop();
    fixture.destroy();
  });

  it('is joined and left by one key, and dashed until the source has said so', async () => {
    await press('u');
    expect(asked()).toEqual(['join']);
    expect(button('Unirme')?.getAttribute('aria-busy')).toBe('true');
    await press('u');
    expect(asked()).toEqual(['join']);
    await happens(joined);
    expect(page()).toContain('Te oyen Nayeli y el cliente.');
    await press('u');
    expect(asked()).toEqual(['join', 'leave']);
    await happens({ type: 'ParticipantLeft', participantId: 'supervisor:marta' });
    expect(page()).not.toContain('Te oyen');
  });

  it('leads to the desk once the contact that was asked for is there, and not before', async () => {
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    await press('X', { ctrlKey: true, shiftKey: true });
    expect(asked()).toEqual(['take-over']);
    await happens(
      { type: 'InteractionTransferred', manner: 'attended', to: { kind: 'agent', id: 'marta' } },
      { type: 'InteractionAnswered', agentId: 'marta', agentName: 'Marta Quintero' },
    );
    expect(page()).toContain(es.floor.line.mine);
    expect(navigate).not.toHaveBeenCalled();
    const at = { occurredAt: 0, recordedAt: 0, by: 'system' } as const;
    const work = { type: 'WorkAnswered', interactionId: 'int-1' } as const;
    line.append([{ ...at, streamId: agentStream('marta'), sequence: 1, event: work }]);
    line.append([
      { ...at, streamId: 'int-1', sequence: 1, event: opened },
      { ...at, streamId: 'int-1', sequence: 2, event: { ...answered, agentId: 'marta' } },
    ]);
    await settle();
    expect(navigate).toHaveBeenCalledWith(['/desk']);
    expect(TestBed.inject(Desk).selectedId()).toBe('int-1');
  });

  it('is ended by two presses of its key', async () => {
    await press('!', { ctrlKey: true, shiftKey: true });
    expect(asked()).toEqual([]);
    await press('!', { ctrlKey: true, shiftKey: true });
    expect(asked()).toEqual(['end']);
  });

  it('is not taken over by who has no desk, and says why', async () => {
    permissions.set(new Set(['floor:act']));
    await settle();
    expect(button('Tomar')?.title).toBe(es.refusal['intervention/needs-desk']);
    await press('X', { ctrlKey: true, shiftKey: true });
    expect(asked()).toEqual([]);
  });

  it('says what the source of the contact has no means for', async () => {
    call.update((state) => ({ ...state, source: { name: 'line', contactId: 'c-1', can: ['end'] } }));
    await settle();
    expect(button('Unirme')?.title).toBe(es.refusal['call-control/not-supported']);
  });

  it('can be asked for again after a refusal, which is said in words', async () => {
    line.answer = () => ({ refused: 'call-control/failed' });
    await press('u');
    await settle();
    expect(button('Unirme')?.getAttribute('aria-disabled')).toBe('false');
    const said = TestBed.inject(Notices)
      .toasts()
      .map(({ text }) => text);
    expect(said).toContain(es.refusal['call-control/failed']);
  });
});
