import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { DraftFinding, TableMend } from '@aliado/domain';
import { provideUiTesting } from '../testing/ui-testing.ts';
import { FindingList } from './finding-list.ts';

const move: TableMend = { kind: 'move-rule', ruleId: 'b', beforeId: 'a' };
const hidden: DraftFinding = {
  ...{ severity: 'fault', line: 9, path: 'rules.1.when', example: null },
  ...{ reason: { es: 'No cuenta nunca', en: 'Never counts' }, mends: [move, { kind: 'remove-rule', ruleId: 'b' }] },
};

describe('what was found in a table', () => {
  async function show(canMend: boolean) {
    TestBed.configureTestingModule({ providers: [...provideUiTesting({ language: 'es' })] });
    const mends: TableMend[] = [];
    const fixture = TestBed.createComponent(FindingList, {
      bindings: [
        inputBinding('findings', signal([hidden])),
        inputBinding('canMend', signal(canMend)),
        outputBinding<TableMend>('mended', (mend) => mends.push(mend)),
      ],
    });
    await fixture.whenStable();
    const buttons = [...(fixture.nativeElement as HTMLElement).querySelectorAll('button')];
    return { mends, buttons, labels: buttons.map(({ textContent }) => textContent?.trim()) };
  }

  it('offers what would mend it, and the way there', async () => {
    const { mends, buttons, labels } = await show(true);
    expect(labels).toEqual(['Subirla', 'Quitarla', 'Ir ahí']);
    buttons[0]?.click();
    expect(mends).toEqual([move]);
  });

  it('offers only the way there to who may not write', async () => {
    expect((await show(false)).labels).toEqual(['Ir ahí']);
  });
});
