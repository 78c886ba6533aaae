import type { Command } from 'commander';
import { Option } from 'commander';
import { readSettings } from '../platform/configuration.ts';
import { onStopSignal } from '../platform/stop-signals.ts';
import { ConversationFault, readConversations } from '../sources/simulator/conversation-files.ts';
import type { Conversation } from '../sources/simulator/conversation.ts';
import type { SimulationFigures, SimulatorOptions } from '../sources/simulator/simulator.ts';
import { SimulationFault, Simulator } from '../sources/simulator/simulator.ts';
import { numberFrom, webAddress, wholeFrom } from './arguments.ts';
import { CommandFault } from './fault.ts';
import { simulationTable } from './simulation-table.ts';
import { keyOf } from './source-keys.ts';

interface Options {
  readonly concurrency: number;
  readonly speed: number;
  readonly seed: number;
  readonly limit?: number;
  readonly loop: boolean;
  readonly shuffle: boolean;
  readonly answer: 'automatic' | 'people';
  readonly maxSilence: number;
  readonly language?: 'es' | 'en';
  readonly source: string;
  readonly server?: string;
  readonly key?: string;
}

/** How long a server may take to answer, and a roster to name somebody, in milliseconds. */
const connectWithin = 10_000;
const staffWithin = 5_000;

/** `aliado simulate`: plays conversations as live calls. */
export function addSimulate(program: Command): void {
  program
    .command('simulate')
    .description('play conversations as live calls of a contact centre platform')
    .argument('<file...>', 'a .yaml, a .jsonl or .jsonl.gz, a folder of these, or a pack')
    .option('--concurrency <calls>', 'calls at once', wholeFrom(1, 2_000), 20)
    .option('--speed <factor>', '1 is real time', numberFrom(0.1, 1_000), 4)
    .option('--seed <number>', 'equal seeds give equal calls', wholeFrom(0), 1)
    .option('--limit <calls>', 'no more conversations than this', wholeFrom(1))
    .option('--loop', 'begin again after the last, until stopped', false)
    .option('--shuffle', 'in another order, drawn by the seed', false)
    .addOption(new Option('--answer <by>', 'who answers').choices(['automatic', 'people']).default('automatic'))
    .option(
      '--max-silence <seconds>',
      'the longest pause between turns with times of their own, at speed 1',
      numberFrom(0),
      8,
    )
    .addOption(new Option('--language <language>', 'of conversations that do not say theirs').choices(['es', 'en']))
    .option('--source <name>', 'the name of this platform; one run at a time has it', 'simulator')
    .option('--server <url>', 'where Aliado listens (default: this machine, the port of its settings)', webAddress)
    .option('--key <key>', 'the key of the source (default: from the secret in the data folder)')
    .action(simulate);
}

async function simulate(files: readonly string[], options: Options): Promise<void> {
  const conversations = await conversationsOf(files, options);
  const simulator = new Simulator(conversations, simulatorOptions(options));
  const beganAt = Date.now();
  let isInterrupted = false;
  const interrupt = (): void => {
    isInterrupted = true;
    void simulator.stop();
  };
  onStopSignal(interrupt, () => process.exit(130));
  const watch = watching(simulator, options);
  try {
    await Promise.race([simulator.run(), watch.nobody]);
  } catch (error) {
    throw error instanceof SimulationFault ? new CommandFault(error.message) : error;
  } finally {
    watch.end();
  }
  console.log(simulationTable(simulator.figures, Date.now() - beganAt));
  if (isInterrupted && options.loop) return;
  if (isInterrupted) throw new CommandFault('Stopped before all calls were played.', 130);
  const complaint = complaintOf(simulator.figures, conversations.length);
  if (complaint) throw new CommandFault(complaint);
}

async function conversationsOf(
  files: readonly string[],
  { limit, language }: Options,
): Promise<readonly Conversation[]> {
  try {
    const conversations = await readConversations(files, limit);
    if (conversations.length === 0) throw new CommandFault(`There is no conversation in ${files.join(', ')}.`);
    return conversations.map((conversation) => ({
      ...conversation,
      language: conversation.language ?? language ?? null,
    }));
  } catch (error) {
    throw error instanceof ConversationFault ? new CommandFault(error.message) : error;
  }
}

function simulatorOptions(options: Options): SimulatorOptions {
  const { concurrency, speed, seed, loop, shuffle, answer, maxSilence, source } = options;
  const settings = readSettings(process.env);
  return {
    server: options.server ?? `http://127.0.0.1:${settings.port || 8740}`,
    source,
    key: options.key ?? keyOf(source, settings),
    connectWithin,
    runId: Date.now().toString(36),
    ...{ concurrency, speed, seed, isLooping: loop, isShuffled: shuffle },
    answering: answer,
    maxSilence: maxSilence * 1_000,
  };
}

/** Tells how far it is, now and then, and gives up when there is nobody to whom a call could go. */
function watching(simulator: Simulator, { answer }: Options): { readonly nobody: Promise<never>; end(): void } {
  const every = process.stderr.isTTY ? 1_000 : 10_000;
  const progress = setInterval(() => tell(progressOf(simulator.figures)), every);
  let check: NodeJS.Timeout | undefined;
  const nobody = new Promise<never>((_, reject) => {
    check = setInterval(() => {
      const { people, calls } = simulator.figures;
      if (people !== 0 || calls.begun > 0 || answer === 'people') return;
      reject(new CommandFault('The server knows nobody who takes calls: make an account with the role agent first.'));
    }, staffWithin);
  });
  return {
    nobody,
    end() {
      clearInterval(progress);
      clearInterval(check);
      if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
    },
  };
}

function progressOf({ calls, frames, isConnected }: SimulationFigures): string {
  const { played } = calls.outcomes;
  const line = isConnected ? '' : ' · no connection, trying again';
  return `${calls.begun} calls begun · ${calls.running} running · ${played} played · ${frames.acknowledged} frames taken${line}`;
}

const tell = (line: string): void =>
  void process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${line}` : `${line}\n`);

function complaintOf({ calls, frames }: SimulationFigures, expected: number): string | null {
  const { played, 'gave-up': gaveUp, 'cut-short': cutShort } = calls.outcomes;
  if (frames.refused > 0) {
    const [first] = frames.refusals;
    return `The server refused ${frames.refused} frames. The first, ${first?.id}: ${first?.reason}`;
  }
  if (played === expected) return null;
  return `${expected - played} of ${expected} calls were not played to their end: ${gaveUp} callers gave up waiting, ${cutShort} calls were cut short.`;
}
