import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, importProvidersFrom, inject, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { toArray, type Hint, type InteractionEvent } from '@aliado/domain';
import { aTape } from '@aliado/domain/testing';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { FakeLine } from '../live/fake-line.ts';
import { LiveLine } from '../live/live-line.ts';
import { provideLive } from '../live/provide-live.ts';
import { Session } from '../session/session.ts';
import { es } from '../words/es.ts';
import { Playhead } from './playhead.ts';
import { ReplayStage } from './replay-stage.ts';

const opened: InteractionEvent = {
  ...{ type: 'InteractionOpened', channel: 'voice', direction: 'inbound', from: '+34611550117', to: null },
  ...{ language: 'es', consent: 'given', source: { name: 'simulator', contactId: 'c-1', can: ['answer', 'end'] } },
};
const said = (text: string, at: number): InteractionEvent => ({
  ...{ type: 'UtteranceSpoken', utteranceId: `u-${at}`, participantId: 'customer', role: 'customer', text },
  ...{ startedAt: at, endedAt: at, language: 'es', confidence: null },
});
const hint: Hint = {
  ...{ id: 'h-1', kind: 'article', target: { id: 'refunds', version: 1 } },
  ...{ title: { es: 'Abonos', en: 'Refunds' }, text: { es: 'Tarda dos días.', en: 'Takes two days.' } },
  reason: { proposer: 'text', source: { id: 'refunds', version: 1 }, words: [], lineSequence: null, score: 0.9 },
};
const { entries } = aTape('int-1')
  .at(1_000, opened)
  .at(2_000, { type: 'InteractionOffered', agentId: 'nayeli', expiresAt: null })
  .at(5_000, { type: 'InteractionAnswered', agentId: 'nayeli', agentName: 'Nayeli Robles' })
  .at(9_000, said('Me cobraron dos veces.', 8_000))
  .at(12_000, { type: 'HintShown', hint })
  .at(20_000, { type: 'InteractionEnded', reason: 'hung-up', endedBy: 'customer' });

/** As on its page: the head above, the stage below it. */
@Component({
  imports: [ReplayStage],
  providers: [Playhead],
  template: '<aliado-replay-stage agentId="nayeli" />',
})
class Page {
  readonly playhead = inject(Playhead);
}

describe('the desk as it was', () => {
  let fixture: ComponentFixture<Page>;
  let line: FakeLine;
  const page = () => (fixture.nativeElement as HTMLElement).textContent?.replace(/\s+/g, ' ') ?? '';
  const at = async (moment: number) => {
    fixture.componentInstance.playhead.go(moment);
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve, 5));
    TestBed.tick();
  };

  beforeEach(() => {
    line = new FakeLine();
    const view = signal({ account: { id: 'diana', name: 'Diana' }, permissions: [], preferences: {}, build: '1' });
    TestBed.configureTestingModule({
      providers: [
        ...[provideRouter([]), provideHttpClient(), provideHttpClientTesting(), provideLive()],
        { provide: LiveLine, useValue: line },
        { provide: Session, useValue: { view, permissions: signal(new Set(['session:replay'])) } },
        importProvidersFrom(
          TranslocoTestingModule.forRoot({
            langs: { es },
            translocoConfig: { availableLangs: ['es'], defaultLang: 'es' },
            preloadLangs: true,
          }),
        ),
      ],
    });
    fixture = TestBed.createComponent(Page);
    document.body.replaceChildren(fixture.nativeElement as HTMLElement);
    fixture.componentInstance.playhead.load(entries, null);
  });
  afterEach(() => fixture.destroy());

  it('shows by the parts of the desk what its agent saw, instant by instant', async () => {
    await at(1_500);
    expect(page()).toContain('A esta hora no estaba en su mesa');
    await at(10_000);
    expect(page()).toContain('Me cobraron dos veces.');
    expect(page()).not.toContain('Tarda dos días.');
    await at(13_000);
    expect(page()).toContain('Tarda dos días.');
    await at(8_500);
    expect(page()).not.toContain('Me cobraron dos veces.');
  });

  it('runs its clocks by the time of then', async () => {
    await at(17_000);
    expect((fixture.nativeElement as HTMLElement).querySelector('time')?.textContent).toContain('00:12');
  });

  it('can be touched by nobody, asks nothing of the line, and reads nothing that has changed since', async () => {
    await at(13_000);
    const stage = (fixture.nativeElement as HTMLElement).querySelector('aliado-replay-stage');
    expect(stage?.hasAttribute('inert')).toBe(true);
    for (const key of ['Enter', 'Z', 'N'])
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true }));
    await at(13_500);
    expect(line.sent).toEqual([]);
    const asked = TestBed.inject(HttpTestingController).match(() => true);
    expect(asked.map(({ request }) => request.url).filter((url) => !/organisation|scripts/.test(url))).toEqual([]);
    expect(toArray(fixture.componentInstance.playhead.interaction().lines)).toHaveLength(1);
  });
});
