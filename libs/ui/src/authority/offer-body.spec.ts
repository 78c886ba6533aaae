import { inputBinding, outputBinding } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { AuthorityOffer, RemedyTerms } from '@aliado/domain';
import { provideUiTesting } from '../testing/ui-testing.ts';
import type { Proposal } from './authority-stage.ts';
import { OfferBody } from './offer-body.ts';

const euros = (amount: number) => ({ amount: amount * 100, currency: 'EUR' });
const terms: RemedyTerms = {
  remedy: 'credit',
  amount: euros(30),
  guidelineId: 'late',
  guidelineVersion: 14,
  ruleId: 'twice',
  matter: null,
  orderNumber: null,
};
const offer: AuthorityOffer = {
  terms,
  guidelineName: { es: 'Retraso', en: 'Late' },
  because: { es: 'Segunda vez', en: 'Second time' },
  say: null,
  checks: [],
  upTo: euros(150),
  proposed: euros(30),
  bounds: [],
  blocked: null,
  askUpTo: euros(300),
  canAsk: true,
};
const proposal: Proposal = { does: 'give', terms, approvalId: null };

describe('an amount that is being typed', () => {
  async function open() {
    TestBed.configureTestingModule({ providers: [...provideUiTesting({ language: 'es' })] });
    const acts: unknown[] = [];
    const fixture = TestBed.createComponent(OfferBody, {
      bindings: [
        inputBinding('offers', () => [offer]),
        inputBinding('offer', () => offer),
        inputBinding('proposal', () => proposal),
        outputBinding('act', (act) => acts.push(act)),
      ],
    });
    await fixture.whenStable();
    fixture.componentInstance.openAmount();
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const field = element.querySelector('input') as HTMLInputElement;
    const type = async (text: string) => {
      field.value = text;
      field.dispatchEvent(new Event('input'));
      await fixture.whenStable();
    };
    return { body: fixture.componentInstance, acts, field, type, button: () => element.querySelector('button') };
  }

  it.each(['-3', '0', '150,001', '12,', 'treinta', ''])(
    'gives nothing while the field says %j, least of all what was proposed before',
    async (text) => {
      const { body, acts, type, button } = await open();
      await type(text);
      expect(button()?.disabled).toBe(true);
      expect(body.press()).toBe(false);
      expect(acts).toEqual([]);
    },
  );

  it('is what was proposed again once the field is left', async () => {
    const { body, acts, field, type } = await open();
    await type('-3');
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    expect(body.press()).toBe(true);
    expect(acts).toEqual([proposal]);
  });
});
