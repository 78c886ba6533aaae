import { euros, grant, now, showCard, terms } from './testing/shown-card.ts';

describe('a decision that was taken', () => {
  it('says what was given, with undo where it was given, and gives nothing twice', async () => {
    const { texts, card, told, button } = await showCard({ grants: [grant] });
    expect(texts('.head b')).toEqual(['Ya está decidido']);
    expect(texts('.given .clip')[0]).toBe('Abonaste 30,00 €');
    expect(texts('.given .ui-timer')).toEqual(['09:41']);
    expect(card.press()).toBe(false);
    button(/^Deshacer: Abonaste 30,00/).click();
    expect(told).toEqual([['undo', 'g-1']]);
  });

  it('leaves no undo when its time is over', async () => {
    const { element, texts } = await showCard({ grants: [{ ...grant, undoUntil: now }] });
    expect(texts('.given .clip')[0]).toMatch(/^Abonaste 30,00 € \d\d:42$/);
    expect(element.querySelector('.given button')).toBeNull();
  });

  it('says what was undone, and decides anew', async () => {
    const { texts } = await showCard({ grants: [{ ...grant, state: 'undone' }] });
    expect(texts('.given .clip')[0]).toMatch(/^Deshecho: 30,00 €/);
    expect(texts('.head b')).toEqual(['Puedes decidir esto']);
  });

  it('shows what was set aside and never given, to give it or release it', async () => {
    const { texts, told, button } = await showCard({ grants: [{ ...grant, state: 'reserved', grantedAt: null }] });
    expect(texts('.head b')).toEqual(['Apartado, sin dar: 30,00 €']);
    button(/^Soltarlo/).click();
    expect(told).toEqual([['release', 'g-1']]);
  });

  it('shows what differs between what was shown and what was set aside, and decides nothing by itself', async () => {
    const kept = { ...terms, amount: euros(25) };
    const { texts, card, told, button } = await showCard({ inputs: { differs: { shown: terms, kept } } });
    expect(texts('.note-bar')).toEqual(['En pantalla: 30,00 €. Apartado: 25,00 €. No se ha dado nada.']);
    expect(card.press()).toBe(false);
    button(/^Abonar 25,00/).click();
    expect(told.map((one) => (one as readonly unknown[])[0])).toEqual(['accept']);
  });

  it('gives and asks nothing without the server, and says so with the hour of what it shows', async () => {
    const { texts, card, told, element } = await showCard({ inputs: { isOffline: true, asOf: now } });
    expect(texts('.offline')[0]).toMatch(
      /^Sin conexión: para dar o pedir hace falta el servidor. Datos de las \d\d:42:00.$/,
    );
    expect(element.querySelector('.act .btn.is-off')).not.toBeNull();
    expect([card.press(), card.openAmount(), told]).toEqual([false, false, []]);
  });

  it('sends nothing more while something is on its way', async () => {
    const { card, told } = await showCard({ inputs: { isBusy: true } });
    expect([card.press(), told]).toEqual([false, []]);
  });
});
