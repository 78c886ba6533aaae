import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import type { Settings } from './configuration.ts';
import { errorText } from './error-text.ts';

/** What the framework tells of every module and route at every start: of use to nobody who runs the server. */
const quietContexts: ReadonlySet<string> = new Set([
  'InstanceLoader',
  'NestFactory',
  'NestApplication',
  'RouterExplorer',
  'RoutesResolver',
  'WebSocketsController',
]);

const levels: readonly LogLevel[] = ['fatal', 'error', 'warn', 'log', 'debug'];
const names: readonly Settings['logLevel'][] = ['fatal', 'error', 'warn', 'info', 'debug'];

/** Structured lines for machines, plain ones for a terminal; never with what somebody said or who somebody is. */
class ServerLogger extends ConsoleLogger {
  override log(message: unknown, ...rest: unknown[]): void {
    const context = rest.at(-1);
    if (typeof context === 'string' && quietContexts.has(context)) return;
    super.log(message, ...rest);
  }

  override warn(message: unknown, ...rest: unknown[]): void {
    super.warn(sayable(message), ...rest.map(sayable));
  }

  override error(message: unknown, ...rest: unknown[]): void {
    super.error(sayable(message), ...rest.map(sayable));
  }

  override fatal(message: unknown, ...rest: unknown[]): void {
    super.fatal(sayable(message), ...rest.map(sayable));
  }
}

const sayable = (part: unknown): unknown => (part instanceof Error ? errorText(part) : part);

/** The logger that the settings ask for; false for none. */
export function serverLogger({ logLevel }: Pick<Settings, 'logLevel'>): ConsoleLogger | false {
  if (logLevel === 'silent') return false;
  return new ServerLogger({
    json: !process.stdout.isTTY,
    logLevels: levels.slice(0, names.indexOf(logLevel) + 1),
  });
}
