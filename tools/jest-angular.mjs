import { doors } from './jest-node.mjs';

const esmInJsFiles = ['@jsverse', 'marked']; // packages that ship ES modules in .js files without saying so
const swc = ['@swc/jest', { swcrc: false, jsc: { target: 'es2022' }, module: { type: 'commonjs' } }];

/** Jest settings for Angular projects: packages go through swc, which is fast; only our own sources need Angular's compiler. */
export const angularJest = (project, tsconfig) => ({
  rootDir: '.',
  preset: 'jest-preset-angular',
  setupFilesAfterEnv: ['<rootDir>/src/test-setup.ts'],
  transform: {
    'node_modules/.+\\.m?js$': swc,
    '^.+\\.(ts|html|svg)$': ['jest-preset-angular', { tsconfig, stringifyContentPathRegex: '\\.(html|svg)$' }],
  },
  transformIgnorePatterns: [`node_modules/(?!(?:${esmInJsFiles.join('|')})/|.*\\.mjs$)`],
  moduleNameMapper: { ...doors, '^(\\.{1,2}/.*)\\.js$': '$1' },
  reporters: ['default', ['<rootDir>/../../tools/jest-count.cjs', { project }]],
});
