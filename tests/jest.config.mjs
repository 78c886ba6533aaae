import { nodeJest } from '../tools/jest-node.mjs';
export default {
  ...nodeJest('tests'),
  testMatch: ['<rootDir>/architecture/**/*.spec.ts'],
  testTimeout: 60_000,
  reporters: ['default', ['<rootDir>/../tools/jest-count.cjs', { project: 'tests' }]],
  moduleNameMapper: {
    '^@aliado/domain$': '<rootDir>/../libs/domain/src/index.ts',
    '^@aliado/domain/testing$': '<rootDir>/../libs/domain/src/testing/index.ts',
  },
};
