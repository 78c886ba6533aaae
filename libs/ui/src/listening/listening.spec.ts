import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideUiTesting } from '../testing/ui-testing.ts';
import type { ListeningStage } from './listening.ts';
import { Listening } from './listening.ts';

describe('listening', () => {
  async function show(first: ListeningStage, ...heard: readonly string[]) {
    TestBed.configureTestingModule({ providers: [...provideUiTesting()] });
    const stage = signal(first);
    const told: string[] = [];
    const fixture = TestBed.createComponent(Listening, {
      bindings: [
        inputBinding('contactId', signal('int-1')),
        inputBinding('stage', stage),
        inputBinding('heard', signal(heard)),
        outputBinding<string>('choose', (way) => told.push(way)),
      ],
    });
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const press = async (digit: number) => {
      const isTaken = fixture.componentInstance.chooseByDigit(digit);
      await fixture.whenStable();
      return isTaken;
    };
    const say = () => element.querySelector('.say p')?.textContent ?? null;
    return { element, stage, told, press, say, settle: () => fixture.whenStable() };
  }

  it('says nothing of scripts that do not fit before enough was said to tell', async () => {
    const { element, stage, press, settle } = await show('waiting');
    expect(element.textContent).toContain('Escuchando');
    expect([await press(1), element.querySelector('.ways')]).toEqual([false, null]);
    stage.set('unmatched');
    await settle();
    expect(element.textContent).toContain('Ningún guion encaja');
  });

  it('gives words to say, with what the customer said last', async () => {
    const { press, say } = await show('unmatched', 'Le falta una pata.');
    await press(1);
    expect(say()).toBe('¿Qué haría falta para que esto le sirviera?');
    await press(2);
    expect(say()).toBe('Si le entiendo bien, me dice: «Le falta una pata». ¿Es así?');
    await press(2);
    expect(say()).toBeNull();
  });

  it('goes to the note or to who can decide', async () => {
    const { press, told } = await show('unmatched');
    expect([await press(3), await press(4), await press(5), told]).toEqual([true, true, false, ['note', 'owner']]);
  });
});
