import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { CallControlType, Interaction } from '@aliado/domain';
import { initialInteraction } from '@aliado/domain';
import { provideUiTesting } from '../testing/ui-testing.ts';
import { CallBar } from './call-bar.ts';

const all: readonly CallControlType[] = ['hold', 'resume', 'mute', 'unmute', 'transfer', 'end'];

describe('the call bar', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  function show(can: readonly CallControlType[] = all) {
    TestBed.configureTestingModule({ providers: [...provideUiTesting()] });
    const call = signal<Interaction>({ ...initialInteraction, phase: 'talking', answeredAt: 0 });
    const isOffline = signal(false);
    const told: string[] = [];
    const tell = (name: string) => (what: unknown) => told.push(what === undefined ? name : `${name} ${String(what)}`);
    const fixture = TestBed.createComponent(CallBar, {
      bindings: [
        inputBinding('call', call),
        inputBinding('can', signal(can)),
        inputBinding('isOffline', isOffline),
        ...['mute', 'hold', 'pass', 'help', 'end'].map((name) => outputBinding(name, tell(name))),
      ],
    });
    fixture.detectChanges();
    const element = fixture.nativeElement as HTMLElement;
    const button = (label: string) =>
      [...element.querySelectorAll('button')].find((one) => one.textContent?.includes(label)) ??
      (() => {
        throw new Error(`there is no button "${label}"`);
      })();
    const press = (label: string) => {
      button(label).click();
      fixture.detectChanges();
    };
    return {
      bar: fixture.componentInstance,
      call,
      isOffline,
      told,
      button,
      press,
      settle: () => fixture.detectChanges(),
    };
  }

  it('hangs up only when pressed twice', () => {
    const { press, told } = show();
    press('Colgar');
    expect(told).toEqual([]);
    press('Otra vez para colgar');
    expect(told).toEqual(['end']);
  });

  it('forgets the first press after three seconds', () => {
    const { bar, press, told, button, settle } = show();
    press('Colgar');
    jest.advanceTimersByTime(3_000);
    settle();
    expect(button('Colgar').textContent).not.toContain('Otra vez');
    bar.pressEnd();
    expect(told).toEqual([]);
    bar.pressEnd();
    expect(told).toEqual(['end']);
  });

  it('asks for the opposite of what is', () => {
    const { call, press, told, settle } = show();
    press('Silenciar');
    press('Espera');
    call.update((state) => ({ ...state, isMuted: true, heldSince: 1 }));
    settle();
    press('Activar micrófono');
    press('Retomar');
    expect(told).toEqual(['mute mute', 'hold hold', 'mute unmute', 'hold resume']);
  });

  it('says what this line cannot do, and leaves it where it is', () => {
    const { button, press, told } = show(['end']);
    expect([button('Espera').title, button('Espera').getAttribute('aria-disabled')]).toEqual([
      'Esta línea no permite: Espera',
      'true',
    ]);
    press('Espera');
    press('Ayuda');
    expect(told).toEqual(['help']);
  });

  it('sends nothing without a connection, and says that it waits for one', () => {
    const { isOffline, button, press, told, settle } = show();
    isOffline.set(true);
    settle();
    for (const label of ['Silenciar', 'Pasar', 'Ayuda', 'Colgar', 'Colgar']) press(label);
    expect([told, button('Pasar').title]).toEqual([[], 'Espera la conexión']);
  });
});
