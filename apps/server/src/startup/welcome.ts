import type { Settings } from '../platform/configuration.ts';
import type { RunningServer } from './server.ts';

/** Of many sign-ins, the first ones: a pack lists one of each role first. */
const shown = 8;

/** Says where the console is and, for a demo, who can sign in. */
export function printWelcome({ url, signIns, hasPeople, hasConsole }: RunningServer, { publicUrl }: Settings): void {
  const lines = [`Aliado is ready at ${publicUrl ?? url}`];
  if (!hasConsole) lines.push('There is no built console: only the API and the sockets are served.');
  if (!hasPeople) lines.push('Nobody can sign in yet: npm run aliado -- accounts add --help makes the first account.');
  if (signIns.length > 0) {
    lines.push('', `Demo sign-ins, all with the password ${signIns[0]?.password ?? ''}`);
    for (const { username, name, roles } of signIns.slice(0, shown)) {
      lines.push(`  ${username.padEnd(10)} ${name} (${roles.join(', ')})`);
    }
    if (signIns.length > shown) lines.push(`  and ${signIns.length - shown} more agents`);
    lines.push('', 'Sign in as an agent (nayeli in Spanish, owen in English): a call rings within seconds.');
  }
  process.stdout.write(`\n${lines.join('\n')}\n\n`);
}
