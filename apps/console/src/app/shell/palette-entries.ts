import { computed, inject, Service } from '@angular/core';
import type { ArticleHit, Customer, ScriptEntry } from '@aliado/domain';
import type { KeyCommand, PaletteEntry } from '@aliado/ui';
import { activeLanguage, breakReasons, keyCommands } from '@aliado/ui';
import { TranslocoService } from '@jsverse/transloco';
import { CaseFile } from '../desk/case-file.ts';
import { Desk } from '../desk/desk.ts';
import { callerOf } from '../desk/names.ts';
import { proposedScripts } from '../desk/proposed-scripts.ts';
import { ScriptFile } from '../desk/script-file.ts';
import { Keyboard } from '../keyboard/keyboard.ts';
import { Session } from '../session/session.ts';

/** Commands that make no sense in words: they are keys for what is in sight. */
const unspoken: ReadonlySet<KeyCommand> = new Set<KeyCommand>([
  'palette',
  'previousContact',
  'nextContact',
  'nextPanel',
  'lineDown',
  'lineUp',
  'state',
  'backToCall',
]);

const icons: Partial<Record<KeyCommand, string>> = {
  answer: 'i-phone',
  decline: 'i-phone-end',
  mute: 'i-mic',
  hold: 'i-hold',
  pass: 'i-transfer',
  help: 'i-hand',
  end: 'i-phone-end',
  record: 'i-record',
  note: 'i-note',
  confirmCaller: 'i-user-ok',
  muteHints: 'i-mute-hint',
  search: 'i-search',
  pinLine: 'i-pin',
  confirmForm: 'i-check',
};

/** What can be done, gone to and read at this moment, in the reader's words. */
@Service()
export class PaletteEntries {
  private readonly desk = inject(Desk);
  private readonly caseFile = inject(CaseFile);
  private readonly scriptFile = inject(ScriptFile);
  private readonly keyboard = inject(Keyboard);
  private readonly session = inject(Session);
  private readonly transloco = inject(TranslocoService);
  private readonly language = activeLanguage();

  /** Everything known without asking the server. */
  readonly all = computed((): readonly PaletteEntry[] => {
    const hasDesk = this.session.permissions().has('desk:work');
    return [
      ...this.commands(),
      ...(hasDesk ? this.states() : []),
      ...(this.desk.selected()?.work.stage === 'on-contact' ? this.scripts() : []),
      ...this.account(),
      ...this.contacts(),
    ];
  });

  /** The scripts that were proposed in the contact at hand, as they stand now. */
  proposed(): readonly PaletteEntry[] {
    const contact = this.desk.selected();
    if (contact?.work.stage !== 'on-contact') return [];
    const scripts = proposedScripts(this.caseFile.scripts.value() ?? [], contact.interaction);
    return scripts.map((script) => this.ofScript(script));
  }

  /** An article that was found. */
  ofArticle({ id, title, version, passage }: ArticleHit): PaletteEntry {
    const detail = `${this.say('palette.article', { version })} · ${passage}`;
    return { id: `article:${id}`, group: 'read', title, detail, icon: 'i-article', chord: null };
  }

  /** A customer that was found: choosing them says that it is they who are on the line. */
  ofCustomer({ id, name, city }: Customer): PaletteEntry {
    const title = this.say('palette.isCustomer', { name });
    return { id: `customer:${id}`, group: 'do', title, detail: city, icon: 'i-user', chord: null };
  }

  private commands(): readonly PaletteEntry[] {
    const keyMap = this.keyboard.keyMap();
    return keyCommands
      .filter((command) => !unspoken.has(command) && this.keyboard.handles(command))
      .map((command) => ({
        id: `key:${command}`,
        group: 'do',
        title: this.say(`ui.keys.command.${command}`),
        detail: null,
        icon: icons[command] ?? 'i-play',
        chord: keyMap[command],
      }));
  }

  private states(): readonly PaletteEntry[] {
    const available = entry('available:', 'do', this.say('palette.available'), 'i-st-open');
    const breaks = breakReasons.map((reason) => {
      const title = this.say('palette.breakFor', { reason: this.say(`ui.agentState.reason.${reason}`) });
      return entry(`break:${reason}`, 'do', title, 'i-cup');
    });
    return [available, ...breaks];
  }

  private scripts(): readonly PaletteEntry[] {
    const left = this.scriptFile
      .left()
      .map(({ scriptId, name }) =>
        entry(`resume:${scriptId}`, 'do', this.say('palette.resumeScript', { name }), 'i-script'),
      );
    return [...left, ...(this.caseFile.scripts.value() ?? []).map((script) => this.ofScript(script))];
  }

  private ofScript({ id, name }: ScriptEntry): PaletteEntry {
    return entry(`script:${id}`, 'do', this.say('palette.startScript', { name: name[this.language()] }), 'i-script');
  }

  private account(): readonly PaletteEntry[] {
    const themes = ['light', 'dark', 'system'].map((theme) => {
      const title = this.say('palette.theme', { theme: this.say(`shell.theme.${theme}`) });
      return entry(`theme:${theme}`, 'do', title, 'i-sliders');
    });
    return [...themes, entry('sign-out:', 'do', this.say('shell.signOut'), 'i-user')];
  }

  private contacts(): readonly PaletteEntry[] {
    return this.desk.contacts().map(({ id, interaction }) => ({
      ...entry(`contact:${id}`, 'go', callerOf(interaction) ?? this.say('shell.somebody'), 'i-phone'),
      detail: this.say('palette.contact'),
    }));
  }

  private say(key: string, values: Readonly<Record<string, string | number>> = {}): string {
    return this.transloco.translate(key, values);
  }
}

const entry = (id: string, group: PaletteEntry['group'], title: string, icon: string): PaletteEntry => ({
  id,
  group,
  title,
  detail: null,
  icon,
  chord: null,
});
