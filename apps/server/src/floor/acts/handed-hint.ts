import type { Hint, Localised, SupportAsk } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { scriptHint } from '../../assist/propose/script-hint.ts';
import { Playbook } from '../../playbooks/playbook.ts';

type Handed = Extract<SupportAsk['command'], { type: 'HandHint' }>;

/** A supervisor is as sure as anybody. */
const score = 1;

/** Writes the hint by which a supervisor puts something of the playbook before an agent. */
@Injectable()
export class HandedHint {
  constructor(private readonly playbook: Playbook) {}

  /**
   * The hint: a script or an article as it was in force when the contact began, a guideline as it is now. Null where the playbook has no
   * such thing.
   * @param id unique within the interaction.
   */
  of({ kind, targetId }: Handed, id: string, began: number): Hint | null {
    const about = kind === 'script' ? this.script(targetId, began) : this.other(kind, targetId, began);
    if (!about) return null;
    const reason = { proposer: 'supervisor', source: about.target, words: [], lineSequence: null, score } as const;
    return { id, kind, ...about, reason };
  }

  private script(targetId: string, began: number): Pick<Hint, 'target' | 'title' | 'text'> | null {
    const script = this.playbook.scriptsAt(began).find((one) => one.id === targetId);
    if (!script) return null;
    const { target, title, text } = scriptHint(script);
    return { target, title, text };
  }

  private other(
    kind: 'article' | 'guideline',
    targetId: string,
    began: number,
  ): Pick<Hint, 'target' | 'title' | 'text'> | null {
    if (kind === 'guideline') {
      const guideline = this.playbook.currentGuidelines().find((one) => one.id === targetId);
      if (!guideline) return null;
      const { id, version, name, why } = guideline;
      return { target: { id, version }, title: name, text: why };
    }
    const [es, en] = [this.playbook.article(targetId, 'es', began), this.playbook.article(targetId, 'en', began)];
    const article = es ?? en;
    if (!article) return null;
    const title: Localised = { es: (es ?? article).title, en: (en ?? article).title };
    return { target: { id: article.id, version: article.version }, title, text: title };
  }
}
