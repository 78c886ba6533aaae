import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { ESLint } from 'eslint';

const root = resolve(import.meta.dirname ?? __dirname, '../..');

/** What a project of one type may import of the project. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'type:domain': [],
  'type:ui': ['@aliado/domain'],
  'type:app': ['@aliado/domain', '@aliado/ui'],
  'type:tests': ['@aliado/domain', '@aliado/domain/testing'],
};

const projects = ['libs/domain', 'libs/ui', 'apps/server', 'apps/console', 'tests'].map((folder) => ({
  folder,
  tags: (JSON.parse(readFileSync(join(root, folder, 'project.json'), 'utf8')) as { tags: string[] }).tags,
}));

describe('the boundaries between projects', () => {
  it('are tagged in every project with one type and one platform', () => {
    for (const { folder, tags } of projects) {
      expect({ folder, types: tags.filter((tag) => tag.startsWith('type:')).length }).toEqual({ folder, types: 1 });
      expect({ folder, platforms: tags.filter((tag) => tag.startsWith('platform:')).length }).toEqual({
        folder,
        platforms: 1,
      });
    }
  });

  it.each(projects)('hold in $folder as its tags say', ({ folder, tags }) => {
    const type = tags.find((tag) => tag.startsWith('type:')) ?? '';
    const mayImport = new Set([...(allowed[type] ?? []), '@aliado/domain/testing']);
    if (folder === 'apps/server') mayImport.delete('@aliado/ui');
    const broken = sources(join(root, folder)).flatMap((file) =>
      importsOf(file)
        .filter((name) => name.startsWith('@aliado/') && !mayImport.has(name))
        .map((name) => `${relative(root, file)} imports ${name}`),
    );
    expect(broken).toEqual([]);
  });

  it('are crossed by no relative import', () => {
    const broken = projects.flatMap(({ folder }) =>
      sources(join(root, folder)).flatMap((file) =>
        importsOf(file)
          .filter((name) => name.startsWith('.'))
          .map((name) => resolve(file, '..', name))
          .filter((target) => !target.startsWith(join(root, folder)))
          .map((target) => `${relative(root, file)} reaches ${relative(root, target)}`)
          .filter((line) => !line.includes('reaches tools/')),
      ),
    );
    expect(broken).toEqual([]);
  });

  it.each([
    ['libs/domain/src/forbidden.ts', "import { Injectable } from '@nestjs/common';\nexport const a = Injectable;\n"],
    ['libs/domain/src/forbidden.ts', "import { readFileSync } from 'node:fs';\nexport const a = readFileSync;\n"],
    ['libs/ui/src/forbidden.ts', "import { Store } from '@ngrx/store';\nexport const a = Store;\n"],
    ['apps/server/src/forbidden.ts', "import { Component } from '@angular/core';\nexport const a = Component;\n"],
    ['apps/console/src/forbidden.ts', "import { Module } from '@nestjs/common';\nexport const a = Module;\n"],
    [
      'apps/server/src/forbidden.ts',
      "import { evolve } from '@aliado/domain/src/interaction/evolve';\nexport const a = evolve;\n",
    ],
  ])('bite: a forbidden import in %s fails', async (filePath, code) => {
    const linter = new ESLint({
      cwd: root,
      overrideConfig: [
        { files: ['**/*.ts'], languageOptions: { parserOptions: { projectService: false } }, rules: offWithoutTypes },
      ],
    });
    const [result] = await linter.lintText(code, { filePath });
    expect(result?.messages.map(({ ruleId }) => ruleId)).toContain('no-restricted-imports');
  });
});

/** Rules that need types cannot look at a file that does not exist. */
const offWithoutTypes = Object.fromEntries(
  ['no-floating-promises', 'no-misused-promises', 'await-thenable', 'switch-exhaustiveness-check'].map((name) => [
    `@typescript-eslint/${name}`,
    'off' as const,
  ]),
);

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return name === 'node_modules' ? [] : sources(path);
    return path.endsWith('.ts') && !path.endsWith('.d.ts') ? [path] : [];
  });
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [
    ...text.matchAll(/(?:^|\n)\s*(?:import|export)\s[^;]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g),
  ].map(([, named, dynamic]) => named ?? dynamic ?? '');
}
