import { callOf, type CustomerCase, type HintOutcome, type Localised, type OpenHint } from '@aliado/domain';
import type { Proposal } from '../proposal.ts';
import { houseHint } from './house-hint.ts';
import { HouseProposer } from './house-proposer.ts';
import { spokenMoment } from './spoken-values.ts';
import type { Standing } from './standing.ts';

/** What is done twice where a matter is open already. */
const opening = 'create-ticket';

/** Warns before the same matter is opened a second time: an open matter is continued, wherever it lies. */
export class OpenElsewhere extends HouseProposer {
  wanted(standing: Standing): readonly Proposal[] {
    return [...this.withTeam(standing), ...this.withSomebody(standing)];
  }

  /** A team has it, and the script is about to pass it to one. */
  private withTeam(standing: Standing): readonly Proposal[] {
    const { present, caller, matters } = standing;
    const isPassing = present?.step.kind === 'hand-off' || (present && callOf(present.step)?.action === opening);
    const open = caller.profile?.cases.find(
      ({ state, team, matter }) => state !== 'closed' && team !== null && matters.has(matter),
    );
    if (!present || !isPassing || !open) return [];
    const { id, version } = present.script;
    const hint = {
      ...({ kind: 'warning', target: { id: `open-${open.id}`, version: 1 } } as const),
      title: { es: 'Ya está abierto', en: 'It is open already' },
      text: openText(open, standing),
    };
    return [houseHint(hint, { proposer: 'position', source: { id, version } }, null)];
  }

  /** Somebody else is talking to this customer about it. */
  private withSomebody({ others, matters, words }: Standing): readonly Proposal[] {
    const other = others.find(({ matter }) => matter !== null && matters.has(matter));
    if (!other) return [];
    const rule = { id: 'open-contact', version: words.version };
    const hint = {
      ...({ kind: 'warning', target: rule } as const),
      title: { es: 'Hay otro contacto por lo mismo', en: 'Another contact is about the same' },
      text: {
        es: 'Alguien más atiende ahora a este cliente por este asunto. Acuerda quién responde antes de prometer nada.',
        en: 'Somebody else is with this customer about this matter right now. Agree who answers before you promise.',
      },
    };
    return [houseHint(hint, { proposer: 'rule', source: rule }, null)];
  }

  becameOf({ hint }: OpenHint, { others, matters }: Standing): Extract<HintOutcome, 'done' | 'expired'> | null {
    if (hint.kind !== 'warning' || hint.target.id !== 'open-contact') return null;
    return others.some(({ matter }) => matter !== null && matters.has(matter)) ? null : 'done';
  }
}

function openText(open: CustomerCase, standing: Standing): Localised {
  const team = standing.organisation.teams.find(({ id }) => id === open.team)?.name;
  const due = (language: 'es' | 'en') => (open.dueAt === null ? null : spokenMoment(open.dueAt, standing, language));
  const [es, en] = [due('es'), due('en')];
  return {
    es: `«${open.title.es}» lo tiene ${team?.es ?? open.team}${es ? `, para ${es}` : ''}. Síguelo en vez de abrir otro.`,
    en: `“${open.title.en}” is with ${team?.en ?? open.team}${en ? `, due ${en}` : ''}. Follow it up instead of opening another.`,
  };
}
