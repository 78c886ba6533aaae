import { nodeJest } from '../../tools/jest-node.mjs';
export default nodeJest('server', {
  globalSetup: '../../tools/postgres-setup.mjs',
  globalTeardown: '../../tools/postgres-teardown.mjs',
  testTimeout: 20_000,
  forceExit: true, // a socket that a failed spec left open must not keep the run alive
});
