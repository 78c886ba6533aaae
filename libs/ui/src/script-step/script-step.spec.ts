import { showStep } from '../testing/shown-step.ts';

describe('a step of a script', () => {
  it('says what is to be said in the customer’s language, and the rest in the reader’s', async () => {
    const { text, element } = await showStep('order', ['sorry']);
    expect([text('.say p'), text('.filled'), text('.kind')]).toEqual([
      ['Is it order PD-44718?'],
      ['PD-44718'],
      ['Pregunta'],
    ]);
    expect(element.querySelector('.say p')?.getAttribute('lang')).toBe('en');
  });

  it('shows what is done, what is now and what is ahead', async () => {
    const { text, element } = await showStep('order', ['sorry']);
    expect(text('.ticks li')).toEqual(['Disculpa', 'Pedido', 'Motivo', 'Repaso']);
    expect(text('.script-head > .xs')).toEqual(['paso 2 de 4']);
    expect(element.querySelector('[aria-current=step]')?.textContent).toBe('Pedido');
  });

  it('keeps what was asked before it goes on', async () => {
    const { view, element, told } = await showStep('order', ['sorry']);
    const field = element.querySelector('input');
    if (field) field.value = 'PD-1';
    field?.dispatchEvent(new Event('input'));
    view.goOn();
    expect(told).toEqual([
      { field: 'orderNumber', value: 'PD-1' },
      { stepId: 'why', optionId: null },
    ]);
  });

  it('offers the answers of a decision by digit, and marks the likely one', async () => {
    const { view, told, text } = await showStep('why', ['sorry', 'order'], {
      holds: (condition: string) => condition === 'absent',
    });
    expect(text('.say-foot .btn-main')).toEqual(['No había nadie (lo más probable)2']);
    view.chooseByDigit(1);
    view.goOn();
    expect([told, view.chooseByDigit(3)]).toEqual([
      [
        { stepId: 'recap', optionId: 'ours' },
        { stepId: 'wait', optionId: 'absent' },
      ],
      false,
    ]);
  });

  it('goes back one step, and finishes after the last', async () => {
    const { view, told } = await showStep('recap', ['sorry', 'order', 'why']);
    view.goBack();
    view.goOn();
    expect(told).toEqual([{ stepId: 'why', optionId: null }, 'completed']);
  });

  it('stays readable without a connection, and goes nowhere', async () => {
    const { view, isOffline, told, text, settle } = await showStep('sorry', []);
    isOffline.set(true);
    await settle();
    view.goOn();
    expect([told, text('.say p')]).toEqual([[], ['Lo siento, señora .']]);
  });

  it('says so when the script has lost the step', async () => {
    const { text } = await showStep('gone', []);
    expect(text('.note-bar')[0]).toContain('Este guion cambió');
  });

  it('says of each value where it comes from', async () => {
    const { element } = await showStep('why', ['sorry', 'order'], {
      values: { orderNumber: 'PD-1' },
      sources: { orderNumber: { kind: 'looked-up', action: 'order-status', at: 36_000_000 } },
    });
    expect(element.querySelector('.filled')?.getAttribute('aria-description')).toMatch(/^Consultado a las \d\d:\d\d$/);
  });
});
