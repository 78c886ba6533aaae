import type { CallingStep, ChecklistItem, Script, ScriptField } from '@aliado/domain';
import { actionIds, fieldNames, savedAs, withAction, withChoice, withSaved, withTold, withType } from './call-edits.ts';
import {
  asPart,
  checklistLength,
  newChecklist,
  phrasesOf,
  withChecklist,
  withItem,
  withMoved,
  withNewItem,
  withPhrases,
} from './script-head-edits.ts';

const words = { es: 'A', en: 'B' };
const script: Script = {
  ...{ id: 's', version: 1, name: words, matter: 'other', owner: 'experience', start: 'end' },
  triggers: { es: ['no llegó'], en: ['never came'] },
  steps: [{ id: 'end', kind: 'close', tick: words, text: words, disposition: 'solved' }],
};
const pass: CallingStep = {
  ...{ id: 'pass', kind: 'hand-off', tick: words, text: words, team: 'workshop', next: 'end', when: 'case.isOpen' },
};
const calling: CallingStep = {
  ...pass,
  call: { action: 'order-status', with: { order: 'contact.orderNumber' }, saves: { state: 'status', note: 'note' } },
};

describe('writing when a script is heard', () => {
  it('takes phrases line by line, without what is empty or said twice', () => {
    expect(phrasesOf(' no llegó\n\n no vino nadie \nno llegó\n')).toEqual(['no llegó', 'no vino nadie']);
  });

  it('changes one language and nothing else', () => {
    const next = withPhrases(script, 'triggers', 'en', ['nobody came']);
    expect(next).toEqual({ ...script, triggers: { es: ['no llegó'], en: ['nobody came'] } });
  });

  it('holds no list of what rules it out where there is nothing in it', () => {
    const ruled = withPhrases(script, 'notFor', 'es', ['el técnico']);
    expect(ruled.notFor).toEqual({ es: ['el técnico'], en: [] });
    expect(withPhrases(ruled, 'notFor', 'es', [])).toEqual(script);
  });

  it('makes it a part of others and back', () => {
    expect(asPart(asPart(script, true), false)).toEqual(script);
    expect(asPart(script, true).isPart).toBe(true);
  });
});

describe('writing a checklist', () => {
  const ids = (items: readonly ChecklistItem[]) => items.map(({ id }) => id);

  it('begins with as many items as one has at least, each with an id of its own', () => {
    const items = newChecklist();
    expect(items).toHaveLength(checklistLength.least);
    expect(new Set(ids(withNewItem(items.toSpliced(0, 1)))).size).toBe(items.length);
    expect(withChecklist(withChecklist(script, items), null)).toEqual(script);
  });

  it('changes an item and moves it, within the list alone', () => {
    const items = newChecklist();
    expect(withItem(items, 1, { by: 'customer' })[1]).toEqual({ ...items[1], by: 'customer' });
    expect(ids(withMoved(items, 1, -1)).slice(0, 3)).toEqual(['item-2', 'item-1', 'item-3']);
    expect(withMoved(items, 0, -1)).toBe(items);
    expect(withMoved(items, 7, 1)).toBe(items);
  });
});

describe('writing what a step asks of the back office', () => {
  it('begins with nothing told and nothing kept', () => {
    for (const action of actionIds)
      expect(withAction(pass, action)).toEqual({ ...pass, call: { action, with: {}, saves: {} } });
  });

  it('keeps of the call before what the new action wants and gives too', () => {
    const { call } = withAction(calling, 'create-ticket');
    expect(call).toEqual({ action: 'create-ticket', with: { order: 'contact.orderNumber' }, saves: {} });
    expect(withAction(calling, null)).toEqual(pass);
    expect(withAction(calling, 'order-status')).toBe(calling);
  });

  it('tells the action what is typed, and nothing where nothing is', () => {
    expect(withTold(calling, 'order', ' values.order ').call?.with).toEqual({ order: 'values.order' });
    expect(withTold(calling, 'order', '').call?.with).toEqual({});
  });

  it('keeps values of the answer under names, several or none', () => {
    expect(savedAs(calling, 'status')).toBe('state');
    const both = withSaved(calling, 'status', ['state', 'before']);
    expect(both.call?.saves).toEqual({ state: 'status', note: 'note', before: 'status' });
    expect(savedAs(both, 'status')).toBe('state, before');
    expect(withSaved(calling, 'status', []).call?.saves).toEqual({ note: 'note' });
  });

  it('takes no name that expressions could not speak of', () => {
    expect(fieldNames('ticket, second')).toEqual(['ticket', 'second']);
    expect(fieldNames(' ')).toEqual([]);
    for (const typed of ['my ticket', 'Ticket', 'a,', '1st']) expect(fieldNames(typed)).toBeNull();
  });
});

describe('writing the answer of a question', () => {
  const field: ScriptField = { id: 'kind', type: 'text', label: words };

  it('has choices where it is one of several, and only there', () => {
    const choice = withType(field, 'choice');
    expect(choice.choices).toHaveLength(2);
    expect(withType(choice, 'text')).toEqual(field);
    const more = withChoice(choice, 2);
    expect(more.choices).toHaveLength(3);
    expect(withChoice(more, 0, words).choices?.[0]).toEqual(words);
    expect(withChoice(more, 0, { es: '', en: '' }).choices).toHaveLength(2);
  });
});
