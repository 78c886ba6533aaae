import { DestroyRef, importProvidersFrom, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { AgentEvent, CareSign } from '@aliado/domain';
import { agentStream } from '@aliado/domain';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { uiWords } from '@aliado/ui';
import { FakeLine } from '../live/fake-line.ts';
import { LiveLine } from '../live/live-line.ts';
import { LiveSocket } from '../live/live-socket.ts';
import { provideLive } from '../live/provide-live.ts';
import { PreferenceKeeper } from '../session/preference-keeper.ts';
import { es } from '../words/es.ts';
import { Care } from './care.ts';

const sign: CareSign = {
  ...{ id: 'no-pause:ada:0', from: 0, sharedFrom: 1 },
  about: { kind: 'no-pause', limit: 120 * 60_000 },
};

describe('signs of one’s own strain', () => {
  let line: FakeLine;
  let sequence = 0;
  const takeBreak = jest.fn();
  const care = () => TestBed.inject(Care);
  const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
  const happens = async (event: AgentEvent) => {
    const about = { streamId: agentStream('ada'), sequence: ++sequence, occurredAt: 1, recordedAt: 1 } as const;
    line.append([{ ...about, by: 'system', event }]);
    await settle();
  };
  const press = () =>
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'b', code: 'KeyB', bubbles: true }));

  beforeEach(async () => {
    sequence = 0;
    takeBreak.mockClear();
    line = new FakeLine();
    line.answer = ({ message }) => ({ signs: message === 'care' ? [sign] : [] });
    TestBed.configureTestingModule({
      providers: [
        provideLive(),
        { provide: LiveLine, useValue: line },
        { provide: PreferenceKeeper, useValue: { preferences: signal({}) } },
        importProvidersFrom(
          TranslocoTestingModule.forRoot({
            langs: { es: { ...es, ui: uiWords.es } },
            translocoConfig: { availableLangs: ['es'], defaultLang: 'es' },
            preloadLangs: true,
          }),
        ),
      ],
    });
    TestBed.runInInjectionContext(() => care().begin(takeBreak, TestBed.inject(DestroyRef)));
    TestBed.inject(LiveSocket).watch(agentStream('ada'));
    TestBed.inject(LiveSocket).start();
    TestBed.tick();
    await settle();
    await happens({ type: 'AgentStateChosen', state: 'available', reason: null });
  });
  afterEach(() => TestBed.inject(LiveSocket).stop());

  it('are asked for when the line opens, and follow what is told after', () => {
    expect([care().shown(), care().words()]).toEqual([[sign], expect.stringContaining('120 min sin pausa')]);
    line.console.care({ signs: [] });
    expect([care().shown(), care().words()]).toEqual([[], '']);
  });

  it('are out of sight while somebody rings or is on the line', async () => {
    await happens({ type: 'WorkOffered', interactionId: 'int-1' });
    expect(care().shown()).toEqual([]);
    await happens({ type: 'WorkAnswered', interactionId: 'int-1' });
    press();
    expect([care().shown(), takeBreak.mock.calls.length]).toEqual([[], 0]);
    await happens({ type: 'AfterContactWorkLeft', interactionId: 'int-1' });
    expect(care().shown()).toEqual([sign]);
  });

  it('are put away where the reader is fine', async () => {
    care().fine();
    await settle();
    expect(line.sent.at(-1)).toEqual({ message: 'fine', request: { signId: sign.id } });
    expect(care().shown()).toEqual([]);
  });

  it('become a break with one key, which does nothing where there is no sign', () => {
    press();
    expect(takeBreak).toHaveBeenCalledTimes(1);
    line.console.care({ signs: [] });
    press();
    expect(takeBreak).toHaveBeenCalledTimes(1);
  });
});
