import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideUiTesting } from '../testing/ui-testing.ts';
import type { TransferChoice } from './transfer-form.ts';
import { TransferForm } from './transfer-form.ts';

describe('passing a contact on', () => {
  async function show() {
    TestBed.configureTestingModule({ providers: [...provideUiTesting()] });
    const passed: TransferChoice[] = [];
    const fixture = TestBed.createComponent(TransferForm, {
      bindings: [
        inputBinding('queues', signal([{ id: 'billing', name: { es: 'Facturación', en: 'Billing' } }])),
        inputBinding('people', signal([{ id: 'ivan', name: 'Iván Paredes', isFree: false }])),
        outputBinding<TransferChoice>('transfer', (choice) => passed.push(choice)),
      ],
    });
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const find = element.querySelector<HTMLInputElement>('.field input');
    const submit = () => element.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    const search = async (words: string) => {
      if (find) find.value = words;
      find?.dispatchEvent(new Event('input'));
      await fixture.whenStable();
    };
    const pick = async (index: number) => {
      element.querySelectorAll<HTMLInputElement>('input[type=radio]')[index]?.click();
      await fixture.whenStable();
    };
    return { element, passed, submit, search, pick };
  }

  it('goes to nobody until somebody is chosen', async () => {
    const { element, passed, submit } = await show();
    submit();
    expect([passed, element.querySelector<HTMLButtonElement>('[type=submit]')?.disabled]).toEqual([[], true]);
  });

  it('finds a queue or a person whatever the accents, and takes a single match', async () => {
    const { passed, submit, search } = await show();
    await search('factu');
    submit();
    await search('ivan');
    submit();
    await search('nobody');
    submit();
    expect(passed).toEqual([
      { manner: 'blind', to: { kind: 'queue', id: 'billing' } },
      { manner: 'blind', to: { kind: 'agent', id: 'ivan' } },
    ]);
  });

  it('consults first when asked to', async () => {
    const { passed, submit, pick } = await show();
    await pick(1);
    await pick(3);
    submit();
    expect(passed).toEqual([{ manner: 'attended', to: { kind: 'agent', id: 'ivan' } }]);
  });
});
