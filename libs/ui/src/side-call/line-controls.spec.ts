import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { SupervisorControl } from '@aliado/domain';
import { provideUiTesting } from '../testing/ui-testing.ts';
import { LineControls } from './line-controls.ts';

type Asked = SupervisorControl['type'];

describe('the controls of the line of somebody else', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  function show(reasons: Readonly<Partial<Record<Asked, string>>> = {}) {
    TestBed.configureTestingModule({ providers: [...provideUiTesting()] });
    const isJoined = signal(false);
    const asked = signal<Asked | null>(null);
    const isOffline = signal(false);
    const told: Asked[] = [];
    const fixture = TestBed.createComponent(LineControls, {
      bindings: [
        inputBinding('reasons', () => reasons),
        ...[inputBinding('isJoined', isJoined), inputBinding('asked', asked), inputBinding('isOffline', isOffline)],
        outputBinding<Asked>('ask', (control) => told.push(control)),
      ],
    });
    fixture.detectChanges();
    const element = fixture.nativeElement as HTMLElement;
    const button = (label: string) => {
      const found = [...element.querySelectorAll('button')].find((one) => one.textContent?.includes(label));
      if (!found) throw new Error(`there is no button “${label}”`);
      return found;
    };
    const press = (label: string) => {
      button(label).click();
      fixture.detectChanges();
    };
    return { isJoined, asked, isOffline, told, button, press, settle: () => fixture.detectChanges() };
  }

  it('join, and leave again once the reader is heard', () => {
    const { isJoined, told, press, settle } = show();
    press('Unirme');
    isJoined.set(true);
    settle();
    press('Salir');
    expect(told).toEqual(['join', 'leave']);
  });

  it('take the contact over at one press, and end it only at two within three seconds', () => {
    const { told, press, settle } = show();
    press('Tomar');
    press('Terminar');
    expect(told).toEqual(['take-over']);
    jest.advanceTimersByTime(3_000);
    settle();
    press('Terminar');
    press('Otra vez para terminar');
    expect(told).toEqual(['take-over', 'end']);
  });

  it('are dashed while one was asked that the line has not confirmed, and ask for nothing more meanwhile', () => {
    const { asked, told, button, press, settle } = show();
    asked.set('join');
    settle();
    expect(button('Unirme').classList).toContain('is-off');
    expect([button('Unirme').getAttribute('aria-busy'), button('Unirme').title]).toEqual([
      'true',
      'Pedido a la línea, que aún no lo confirma',
    ]);
    press('Unirme');
    press('Tomar');
    expect(told).toEqual([]);
  });

  it('say why something cannot be asked, and leave it where it is', () => {
    const { told, button, press } = show({ 'take-over': 'Hace falta una mesa.' });
    press('Tomar');
    expect([button('Tomar').title, button('Tomar').getAttribute('aria-disabled'), told]).toEqual([
      ...['Hace falta una mesa.', 'true'],
      [],
    ]);
  });

  it('wait for the connection', () => {
    const { isOffline, told, button, press, settle } = show();
    isOffline.set(true);
    settle();
    press('Unirme');
    expect([button('Unirme').title, told]).toEqual(['Espera la conexión', []]);
  });
});
