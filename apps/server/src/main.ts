import { Logger } from '@nestjs/common';
import { ConfigurationFault, readSettings } from './platform/configuration.ts';
import { errorText } from './platform/error-text.ts';
import { StartFault } from './platform/start-fault.ts';
import { onStopSignal } from './platform/stop-signals.ts';
import { PackRefused } from './playbooks/pack-loader.ts';
import { VersionTaken } from './playbooks/playbook-store.ts';
import { startDemo } from './startup/demo.ts';
import { startDemoBackOffice, withBackOffice } from './startup/demo-back-office.ts';
import { writePastSessions } from './startup/past-sessions-start.ts';
import { printWelcome } from './startup/welcome.ts';
import { startServer } from './startup/server.ts';

/** Faults of whoever set the server up: they get the sentence, not where in the code it was said. */
const theirs = [ConfigurationFault, StartFault, PackRefused, VersionTaken] as const;

/** How long an orderly stop may take; everything that was acknowledged is on disk anyway. */
const stopWithinMs = 20_000;

/** Says what becomes of a process beside the server. */
const tell = (sentence: string): void => new Logger('Demo').warn(sentence);

/** Runs the server until it is told to stop. A second signal does not wait. */
async function main(): Promise<void> {
  const given = readSettings(process.env);
  const backOffice = given.demo && given.backOfficeUrl === null ? await startDemoBackOffice(given, { tell }) : null;
  const settings = backOffice ? withBackOffice(given, backOffice) : given;
  const server = await startServer(settings, (sentence) => {
    console.error(sentence);
    process.exit(1);
  });
  const past = settings.demo ? writePastSessions(server) : null; // before a demo call is in the log
  const demo = settings.demo ? startDemo(server, settings) : null;
  printWelcome(server, settings);
  const stop = async (): Promise<void> => {
    await demo?.stop();
    await past?.stop();
    await server.stop();
    await backOffice?.stop();
  };
  const stopAndLeave = (): void => {
    setTimeout(() => process.exit(1), stopWithinMs).unref(); // whoever stops us must not wait for ever
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(errorText(error));
        process.exit(1);
      },
    );
  };
  onStopSignal(stopAndLeave, () => process.exit(1));
}

main().catch((error: unknown) => {
  const isTheirs = theirs.some((kind) => error instanceof kind);
  console.error(isTheirs && error instanceof Error ? error.message : errorText(error));
  process.exit(error instanceof ConfigurationFault ? 2 : 1);
});
