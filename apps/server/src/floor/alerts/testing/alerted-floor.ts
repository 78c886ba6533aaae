import type { AlertRules, AlertRuleTerms, AlertTrial, DeskCommand } from '@aliado/domain';
import type { Settings } from '../../../platform/configuration.ts';
import { startLiveApp, type ConsoleSocket, type LiveApp } from '../../../live/testing/live-app.ts';
import type { Browser } from '../../../platform/testing/browser.ts';
import { FloorModule } from '../../floor.module.ts';
import { WatchedFloor } from '../../testing/watched-floor.ts';
import { AlertsModule } from '../alerts.module.ts';

/** The terms of a rule that is raised at once, with some of them different. */
export const termsWith = (changes: Partial<AlertRuleTerms> = {}): AlertRuleTerms => ({
  ...{ name: { es: 'Dos en espera', en: 'Two are waiting' }, about: 'queue', condition: 'waiting >= 2' },
  ...{ shows: null, holdsFor: 0, clearsAfter: 0, quiet: [], to: ['screen'], mailTo: [], isOn: true },
  ...changes,
});

/** A floor with rules, and somebody who watches it. */
export class AlertedFloor {
  private commands = 0;

  private constructor(
    readonly test: LiveApp,
    private browser: Browser,
    readonly floor: WatchedFloor,
    readonly agent: ConsoleSocket,
  ) {}

  static async open(changes: Partial<Settings> = {}): Promise<AlertedFloor> {
    const test = await startLiveApp([FloorModule, AlertsModule], changes);
    const floor = await new WatchedFloor(await test.consoleOf('supervisor')).watch();
    return new AlertedFloor(test, await test.signedIn('supervisor'), floor, await test.consoleOf('agent'));
  }

  /** Writes a rule anew. */
  async write(id: string, changes: Partial<AlertRuleTerms>): Promise<void> {
    const terms = termsWith(changes);
    const { status, body } = await this.browser.send('PUT', `/api/floor/alerts/${id}`, { terms, after: 0 });
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  }

  /** What is raised, as `rule subject`, without what every house begins with. */
  raised(): readonly string[] {
    return [...this.floor.needs.values()].flatMap(({ need: { about, interactionId, agentId, queueId } }) => {
      if (about.kind !== 'alert' || about.ruleId === 'nobody-answers') return [];
      return [`${about.ruleId} ${interactionId ?? agentId ?? queueId ?? 'house'}`];
    });
  }

  async list(): Promise<AlertRules> {
    return (await this.browser.get('/api/floor/alerts')).body as AlertRules;
  }

  /** Does something at the desk of the agent. @throws Error if it is refused. */
  async does(interactionId: string, command: DeskCommand): Promise<void> {
    const commandId = `does-${++this.commands}`;
    const answer = await this.agent.emitWithAck('command', { commandId, interactionId, command });
    if ('refused' in answer) throw new Error(answer.refused);
  }

  /** Tries a rule on the day that is over now, on the next one. */
  async tried(changes: Partial<AlertRuleTerms>): Promise<AlertTrial> {
    const { clock } = this.test;
    const day = new Date(clock.now()).toISOString().slice(0, 10);
    clock.pass(24 * 60 * 60_000);
    this.browser = await this.test.signedIn('supervisor');
    const { body, status } = await this.browser.send('POST', '/api/floor/alerts/try', {
      terms: termsWith(changes),
      day,
    });
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body as AlertTrial;
  }

  close(): Promise<void> {
    return this.test.close();
  }
}
