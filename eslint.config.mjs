import angular from 'angular-eslint';
import ngrx from '@ngrx/eslint-plugin';
import tseslint from 'typescript-eslint';

/** Forbids imports in a folder, and says why. */
const closed = (folder, rules) => ({
  files: [`${folder}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: rules.map(([group, message]) => ({ group: [group].flat(), message })) },
    ],
  },
});

const deepDoors = [
  ['@aliado/*/*', '!@aliado/domain/testing'],
  'The only doors are @aliado/domain, @aliado/domain/testing and @aliado/ui.',
];
const apps = [['**/apps/**', '@aliado/server', '@aliado/console'], 'Nothing imports an app.'];
const inputOutput = [
  [
    '@angular/*',
    '@ngrx/*',
    '@nestjs/*',
    'typeorm',
    'pg',
    'socket.io*',
    'rxjs',
    'zod',
    'node:*',
    'fs',
    'path',
    'crypto',
  ],
  'The domain is facts and pure functions: no package, no clock, no dice, no input or output.',
];

export default tseslint.config(
  { ignores: ['**/dist', '**/node_modules', '.angular', '.nx', 'tmp', '.aliado', 'docs/**'] },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      complexity: ['error', 12],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'TSEnumDeclaration',
          message: 'Use a union of string literals: an enum is a second way to say the same.',
        },
        { selector: 'TSModuleDeclaration[kind="namespace"]', message: 'Modules are files.' },
      ],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    // folds, decisions and schemas are one flat switch or table over many kinds: their length is the number of kinds
    files: [
      'libs/domain/src/interaction/evolve-*.ts',
      'libs/domain/src/interaction/decide*.ts',
      'libs/domain/src/script/evolve-script.ts',
      'libs/domain/src/script/decide-script.ts',
      'libs/domain/src/agent/agent.ts',
    ],
    rules: { complexity: 'off' },
  },
  { files: ['**/words/{es,en}.ts'], rules: { 'max-lines': 'off' } }, // a dictionary is one table
  {
    files: ['**/*.spec.ts', '**/*.contract.ts'],
    rules: {
      'max-lines': ['error', { max: 400 }],
      'no-restricted-properties': [
        'error',
        ...['describe', 'it', 'test'].map((object) => ({
          object,
          property: 'only',
          message: 'A narrowed run must not be committed.',
        })),
      ],
    },
  },
  {
    files: ['apps/server/src/cli.ts', 'apps/server/src/main.ts', 'apps/server/src/cli/**/*.ts', 'tests/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['apps/console/**/*.ts', 'libs/ui/**/*.ts'],
    extends: [...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/prefer-on-push-component-change-detection': 'off', // zoneless components are OnPush in this version
      '@angular-eslint/component-class-suffix': 'off',
      '@angular-eslint/directive-class-suffix': 'off',
    },
  },
  { files: ['apps/console/**/*.ts'], extends: [...ngrx.configs.store, ...ngrx.configs.effects] },
  {
    files: ['**/*.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
  },
  closed('libs/domain/src', [inputOutput, [['@aliado/*'], 'The domain imports nothing of the project.'], apps]),
  {
    files: ['libs/domain/src/**/*.spec.ts', 'libs/domain/src/testing/arbitraries*.ts'],
    rules: { 'no-restricted-imports': 'off' }, // specs may use fast-check
  },
  closed('libs/ui', [
    [['@nestjs/*', 'typeorm', 'pg', 'node:*'], 'libs/ui runs in a browser.'],
    [
      ['@ngrx/*', '@angular/router', 'socket.io-client'],
      'Presentational: inputs in, outputs out; no store, router or socket.',
    ],
    deepDoors,
    apps,
  ]),
  closed('apps/server', [
    [['@aliado/ui', '@angular/*', '@ngrx/*'], 'The server draws nothing.'],
    deepDoors,
    [['**/apps/console/**'], 'Nothing imports an app.'],
  ]),
  closed('apps/console', [
    [['@nestjs/*', 'typeorm', 'pg', 'node:*'], 'The console runs in a browser.'],
    deepDoors,
    [['**/apps/server/**'], 'Nothing imports an app.'],
  ]),
  {
    files: ['apps/console/src/app/words/words.spec.ts'],
    rules: { 'no-restricted-imports': 'off' }, // it reads the templates whose words it checks
  },
  closed('tests', [
    [
      ['@aliado/ui', '**/apps/*/src/**', '@aliado/ui/*'],
      'Tests drive the product from outside and import the domain only.',
    ],
  ]),
);
