import { swcOptions } from './swc-options.mjs';

/** Where the doors of the libraries are, seen from a project two folders below the root. */
export const doors = {
  '^@aliado/domain$': '<rootDir>/../../libs/domain/src/index.ts',
  '^@aliado/domain/testing$': '<rootDir>/../../libs/domain/src/testing/index.ts',
  '^@aliado/ui$': '<rootDir>/../../libs/ui/src/index.ts',
};

/**
 * Jest settings for projects that run on Node. Specs are compiled to CommonJS, so `jest.mock` works; packages that
 * ship only ES modules are loaded by Jest's own require(esm): Node 24.9 or newer and `--experimental-vm-modules`.
 */
export const nodeJest = (project, extra = {}) => ({
  rootDir: '.',
  testEnvironment: 'node',
  transform: { '^.+\\.ts$': ['@swc/jest', { ...swcOptions, module: { type: 'commonjs' } }] },
  moduleNameMapper: { ...doors, '^(\\.{1,2}/.*)\\.js$': '$1' },
  reporters: ['default', ['<rootDir>/../../tools/jest-count.cjs', { project }]],
  ...extra,
});
