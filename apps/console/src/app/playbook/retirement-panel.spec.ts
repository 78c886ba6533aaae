import { inputBinding, outputBinding, signal, type WritableSignal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { uiWords } from '@aliado/ui';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { es } from '../words/es.ts';
import { RetirementPanel } from './retirement-panel.ts';

const offered = { id: 'late', title: 'Retrasos' };
const retired = { ...offered, retired: 'Lo lleva la tienda.' };

let content: WritableSignal<object>;
let written: object[];
let fixture: ComponentFixture<RetirementPanel>;

async function shown(now: object, inForce: object | null): Promise<HTMLElement> {
  TestBed.configureTestingModule({
    imports: [
      TranslocoTestingModule.forRoot({
        langs: { es: { ...es, ui: uiWords.es } },
        translocoConfig: { availableLangs: ['es'], defaultLang: 'es' },
        preloadLangs: true,
      }),
    ],
  });
  [content, written] = [signal(now), []];
  fixture = TestBed.createComponent(RetirementPanel, {
    bindings: [
      inputBinding('content', content),
      inputBinding('inForce', signal(inForce)),
      outputBinding<object>('wrote', (next) => {
        written.push(next);
        content.set(next);
      }),
    ],
  });
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
}

describe('retiring a part', () => {
  it('takes a reason, and puts it in the draft', async () => {
    const host = await shown(offered, offered);
    host.querySelector('button')?.click();
    await fixture.whenStable();
    const field = host.querySelector('textarea');
    if (!field) throw new Error('no reason can be written');
    expect(host.querySelector<HTMLButtonElement>('button[type=submit]')?.disabled).toBe(true);
    field.value = ' Lo lleva la tienda. ';
    field.dispatchEvent(new Event('input'));
    await fixture.whenStable();
    host.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
    await fixture.whenStable();
    expect(written).toEqual([retired]);
    expect(host.textContent).toContain('Este borrador deja de ofrecerlo: Lo lleva la tienda.');
  });

  it('can be taken back: the part is as it was', async () => {
    const host = await shown(retired, retired);
    expect(host.textContent).toContain('No se ofrece: Lo lleva la tienda.');
    host.querySelector('button')?.click();
    await fixture.whenStable();
    expect(written).toEqual([offered]);
    expect(host.textContent).toContain('Este borrador lo vuelve a ofrecer.');
  });

  it('is nothing for what was never in force', async () => {
    expect((await shown(offered, null)).querySelector('button')).toBeNull();
  });
});
