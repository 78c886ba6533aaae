import { ConfigurationFault, readSettings } from './platform/configuration.ts';
import { onStopSignal } from './platform/stop-signals.ts';
import { startDemo } from './startup/demo.ts';
import { printWelcome } from './startup/welcome.ts';
import { startServer } from './startup/server.ts';

/** Runs the server until it is told to stop. A second signal does not wait. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const server = await startServer(settings);
  const demo = settings.demo ? startDemo(server, settings) : null;
  printWelcome(server, settings);
  const stop = async (): Promise<void> => {
    await demo?.stop();
    await server.stop();
  };
  const stopAndLeave = (): void => {
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  onStopSignal(stopAndLeave, () => process.exit(1));
}

main().catch((error: unknown) => {
  const isTheirs = error instanceof ConfigurationFault;
  console.error(isTheirs ? error.message : error);
  process.exit(isTheirs ? 2 : 1);
});
