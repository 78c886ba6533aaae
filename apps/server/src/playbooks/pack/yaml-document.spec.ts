import { z } from 'zod';
import { SourceFile } from './source-file.ts';
import { yamlDocument } from './yaml-document.ts';

describe('a YAML text', () => {
  it('that names an alias of nothing has a fault on its line, as somebody gets who begins a text with a star', () => {
    const read = new SourceFile('a.yaml', 'id: a\nwhy: *very*\n').read(z.unknown());
    expect(read).toMatchObject({
      faults: [{ file: 'a.yaml', line: 2, reason: expect.stringContaining('alias') as string }],
    });
  });

  it('that would swell beyond measure is not read', () => {
    const lines = ['a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]'];
    for (let n = 1; n < 9; n++)
      lines.push(`a${n}: &a${n} [${Array.from({ length: 10 }, () => `*a${n - 1}`).join(', ')}]`);
    expect(yamlDocument(lines.join('\n')).errors).toHaveLength(1);
  });

  it('may name again what it named before', () => {
    const document = yamlDocument('a: &x { es: sí, en: yes }\nb: *x\n');
    expect(document.errors).toEqual([]);
    expect(document.toJS()).toEqual({ a: { es: 'sí', en: 'yes' }, b: { es: 'sí', en: 'yes' } });
  });
});
