import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { mayCall, type Script } from '@aliado/domain';
import { parse } from 'yaml';
import { contentOf, readAuthored, versionOf, withVersion } from './authored-text.ts';
import { writtenText } from './written-text.ts';

const pack = resolve(__dirname, '../../../../../packs/casa-lumbre');
const files = (['guideline', 'script', 'article'] as const).flatMap((kind) =>
  readdirSync(join(pack, `${kind}s`)).map((name) => {
    const text = readFileSync(join(pack, `${kind}s`, name), 'utf8');
    return { kind, id: name.replace(/\.(yaml|md)$/, ''), text };
  }),
);

function valueOf(kind: (typeof files)[number]['kind'], id: string, text: string): Record<string, unknown> {
  const read = readAuthored(kind, id, text);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return { ...read.value };
}

const table = `# Who lost an afternoon need not ask
id: late
version: 3 # raised with each change
name: { es: Tarde, en: Late }
rules:
  # the hard case first
  - id: twice
    when: ['>= 2']   # of our own fault
    then:
      - { remedy: credit, limit: { amount: 15000, currency: EUR } }

  - id: once
    when: ['1']
    then:
      - { remedy: credit, limit: { amount: 4000, currency: EUR } }
`;

describe('the text of a part of the playbook', () => {
  it.each(files)('says of $kind $id what its content says, written anew', ({ kind, id, text }) => {
    const value = valueOf(kind, id, text);
    expect(writtenText(kind, value, text)).toBe(text);
    expect(valueOf(kind, id, writtenText(kind, value, null))).toEqual(value);
    expect(contentOf(kind, id, text)).toEqual(value);
  });

  it('keeps comments and order where only something else changed', () => {
    const content = parse(table) as Record<string, unknown>;
    const rules = content['rules'] as { then: object[] }[];
    const added = { id: 'often', when: ['>= 5'], then: [{ remedy: 'expedite' }] };
    rules[0]?.then.splice(0, 1, { remedy: 'credit', limit: { amount: 12_000, currency: 'EUR' } });
    const text = writtenText('guideline', { ...content, rules: [added, ...rules] }, table);
    expect(parse(text)).toEqual({ ...content, rules: [added, ...rules] });
    expect(text).toContain('# Who lost an afternoon need not ask\nid: late\nversion: 3 # raised with each change\n');
    expect(text).toContain("    when: ['>= 2'] # of our own fault\n");
    expect(text).toContain('limit: { amount: 12000, currency: EUR }');
    expect(text).toContain("  - id: often\n    when: ['>= 5']\n");
  });

  it('takes away what the content no longer says', () => {
    const { name: _, ...content } = parse(table) as Record<string, unknown>;
    const [, once] = content['rules'] as object[];
    const text = writtenText('guideline', { ...content, rules: [once] }, table);
    expect(parse(text)).toEqual({ ...content, rules: [once] });
    expect(text).not.toContain('name:');
  });

  it('keeps what belongs to an item that only got another id', () => {
    const content = parse(table) as { rules: { id: string }[] };
    const rules = content.rules.map((rule) => (rule.id === 'twice' ? { ...rule, id: 'two-failures' } : rule));
    expect(writtenText('guideline', { ...content, rules }, table)).toContain(
      "  - id: two-failures\n    when: ['>= 2'] # of our own fault\n",
    );
  });

  it('changes of who may give what only what was changed', () => {
    const before = readFileSync(join(pack, 'authority.yaml'), 'utf8').replace('limits:', '# Of 2026\nlimits:');
    const policy = parse(before) as { limits: object[] };
    const [agents, ...others] = policy.limits;
    const limits = [{ ...agents, perDay: { amount: 70_000, currency: 'EUR' } }, ...others];
    const after = writtenText('authority', { ...policy, limits }, before);
    expect(after).toBe(before.replace('perDay: { amount: 60000,', 'perDay: { amount: 70000,'));
  });

  it('changes of a script only the phrases, the item and the call that were written', () => {
    const before = readFileSync(join(pack, 'scripts/failed-delivery.yaml'), 'utf8')
      .replace('triggers:', '# As customers say it\ntriggers:')
      .replace('      action: order-status', '      action: order-status # of the shop');
    const script = parse(before) as Script;
    const steps = script.steps.map((step) =>
      step.id === 'confirm-order' && mayCall(step) && step.call
        ? { ...step, call: { ...step.call, saves: { ...step.call.saves, when: 'slot' } } }
        : step,
    );
    const triggers = { ...script.triggers, en: [...script.triggers.en, 'it is still not here'] };
    const checklist = (script.checklist ?? []).map((item, at) => (at === 0 ? { ...item, by: 'customer' } : item));
    const after = writtenText('script', { ...script, triggers, checklist, steps }, before);
    const lines = new Set(before.split('\n'));
    const changed = after.split('\n').filter((line) => !lines.has(line));
    expect(parse(after)).toEqual({ ...script, triggers, checklist, steps });
    expect(after).toContain('# As customers say it');
    expect(after).toContain('order-status # of the shop');
    expect(changed).toEqual([
      '    - it is still not here',
      '      saves: { orderNumber: number, deliveryStatus: statusWords, transportNote: note, when: slot }',
    ]);
    expect(after.split('\n')).toHaveLength(before.split('\n').length + 1);
  });

  it('names another version without touching anything else', () => {
    expect(withVersion('guideline', table, 14)).toBe(table.replace('version: 3', 'version: 14'));
    expect(versionOf('guideline', table)).toBe(3);
    const article = files.find(({ kind }) => kind === 'article');
    const raised = withVersion('article', article?.text ?? '', 99);
    expect(versionOf('article', raised)).toBe(99);
    expect(raised.split('\n')).toHaveLength(article?.text.split('\n').length ?? 0);
  });

  it('is data while its shape is right, though a value is not, and nothing otherwise', () => {
    const text = files.find(({ kind }) => kind === 'guideline')?.text ?? '';
    expect(contentOf('guideline', 'x', text.replace(/because:\n.*\n/, "because:\n      es: ''\n"))).not.toBeNull();
    expect(contentOf('guideline', 'x', text.replace('rules:', 'rule:'))).toBeNull();
    expect(contentOf('guideline', 'x', `${text}\n: [`)).toBeNull();
    expect(contentOf('guideline', 'x', 'just words')).toBeNull();
  });
});
