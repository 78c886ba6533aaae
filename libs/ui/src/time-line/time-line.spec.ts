import { TestBed } from '@angular/core/testing';
import { provideUiTesting } from '../testing/ui-testing.ts';
import { TimeLine, type TimeLane } from './time-line.ts';

const begins = Date.UTC(2026, 10, 10, 9);
const lanes: readonly TimeLane[] = [
  {
    ...{ id: 'customer', title: 'Cliente' },
    marks: [
      {
        key: 'u-1',
        from: begins + 15_000,
        to: begins + 45_000,
        tone: 'customer',
        title: 'me cobraron dos veces',
        text: '',
      },
      { key: 'g-1', from: begins + 30_000, to: begins + 30_000, tone: 'done', title: 'Dio: 30,00 €', text: '' },
    ],
  },
];

describe('the time line of a session', () => {
  let sought: number[];
  let element: HTMLElement;
  let slider: HTMLElement;

  beforeEach(async () => {
    sought = [];
    TestBed.configureTestingModule({ providers: [...provideUiTesting()] });
    const fixture = TestBed.createComponent(TimeLine);
    const inputs = { begins, ends: begins + 60_000, at: begins + 20_000, lanes };
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    fixture.componentInstance.seek.subscribe((at) => sought.push(at - begins));
    await fixture.whenStable();
    element = fixture.nativeElement as HTMLElement;
    slider = element.querySelector<HTMLElement>('[role=slider]') ?? element;
  });

  const press = (key: string, shiftKey = false) =>
    slider.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }));

  it('puts everything where it was, and tells the instant in words', () => {
    const marks = [...element.querySelectorAll<HTMLElement>('.mark')];
    expect(marks.map(({ style }) => [style.left, style.width])).toEqual([
      ['25%', '50%'],
      ['50%', ''],
    ]);
    expect(slider.getAttribute('aria-valuetext')).toBe('00:20 de 01:00');
    expect([...element.querySelectorAll('.tick')].map((tick) => tick.textContent)).toEqual([
      ...['00:00', '00:10', '00:20', '00:30', '00:40', '00:50', '01:00'],
    ]);
  });

  it('moves by a second, by five with Shift, and never beyond its ends', () => {
    for (const [key, withShift] of [['ArrowRight'], ['ArrowLeft', true], ['Home'], ['End'], ['a']] as const)
      press(key, withShift ?? false);
    expect(sought).toEqual([21_000, 15_000, 0, 60_000]);
  });

  it('tells who listens what there is, each a way to get there', () => {
    const buttons = [...element.querySelectorAll('li button')];
    expect(buttons.map((button) => button.textContent?.trim())).toEqual([
      'Cliente, 00:15: me cobraron dos veces',
      'Cliente, 00:30: Dio: 30,00 €',
    ]);
    (buttons[1] as HTMLButtonElement).click();
    expect(sought).toEqual([30_000]);
  });
});
