import { computed, inject, type Signal } from '@angular/core';
import type { HintOutcome, Lanes, Mood } from '@aliado/domain';
import { activeLanguage, remedyWords, type LaneMark, type LaneTone, type TimeLane } from '@aliado/ui';
import { TranslocoService } from '@jsverse/transloco';

const hintTones: Readonly<Record<HintOutcome | 'open', LaneTone>> = {
  ...{
    used: 'done',
    done: 'done',
    dismissed: 'late',
    expired: 'open',
    replaced: 'open',
    retracted: 'open',
    open: 'open',
  },
};
const moodTones: Readonly<Record<Mood, LaneTone>> = { pleased: 'done', calm: 'quiet', upset: 'late' };

/** The lanes of a session in words, for the time line; empty ones are left out. Call it in an injection context. */
export function sessionLanes(
  lanes: Signal<Lanes>,
  stepName: (scriptId: string, stepId: string) => string,
): Signal<readonly TimeLane[]> {
  const transloco = inject(TranslocoService);
  const language = activeLanguage();
  const remedies = remedyWords();
  return computed(() => {
    const t = (key: string, params = {}) => transloco.translate(`studio.lane.${key}`, params, language());
    const { spoken, holds, hints, steps, approvals, grants, moods, help, looks, work, ends } = lanes();
    const voice = (role: string, tone: LaneTone): LaneMark[] =>
      spoken
        .filter((line) => line.role === role)
        .map(({ utteranceId, startedAt, endedAt, text }) => ({
          ...{ key: utteranceId, from: startedAt, to: endedAt, tone, title: text, text: '' },
        }));
    const all: readonly TimeLane[] = [
      { id: 'customer', title: t('customer'), marks: voice('customer', 'customer') },
      { id: 'agent', title: t('agent'), marks: voice('agent', 'agent') },
      { id: 'supervisor', title: t('supervisor'), marks: voice('supervisor', 'aside') },
      {
        ...{ id: 'line', title: t('line') },
        marks: [
          ...holds.map(({ began, from, to }) => plain(`hold ${began}`, from, to, 'watch', t('hold'))),
          ...work.map(({ began, from, to }) => plain(`work ${began}`, from, to, 'quiet', t('work'))),
        ],
      },
      {
        ...{ id: 'script', title: t('script') },
        marks: steps.map(({ began, from, to, item }) =>
          plain(`step ${began}`, from, to, 'quiet', stepName(item.scriptId, item.stepId)),
        ),
      },
      {
        ...{ id: 'hints', title: t('hints') },
        marks: hints.map(({ began, from, to, item, outcome }) => ({
          ...{ key: `hint ${began}`, from, to, tone: hintTones[outcome ?? 'open'], text: '' },
          title: `${item.hint.title[language()]}, ${t(`hint.${outcome ?? 'open'}`)}`,
        })),
      },
      {
        ...{ id: 'authority', title: t('authority') },
        marks: [
          ...approvals.map(({ began, from, to, item }) =>
            plain(`asked ${began}`, from, to, 'watch', t('asked', { what: remedies.what(item.terms) })),
          ),
          ...grants.map(({ began, from, item }) =>
            plain(`granted ${began}`, from, from, 'done', t('granted', { what: remedies.what(item.terms) })),
          ),
        ],
      },
      {
        ...{ id: 'mood', title: t('mood') },
        marks: moods.map(({ lineSequence, turnedAt, mood, words }, index) =>
          plain(
            ...([`mood ${lineSequence}`, turnedAt, moods[index + 1]?.turnedAt ?? ends, moodTones[mood]] as const),
            `${t(`moods.${mood}`)}: ${words.join(', ')}`,
          ),
        ),
      },
      {
        ...{ id: 'help', title: t('help') },
        marks: [
          ...help.map(({ began, from, to }) => plain(`help ${began}`, from, to, 'late', t('helpAsked'))),
          ...looks.map(({ began, from, to, item }) =>
            plain(`look ${began}`, from, to, 'aside', t('looked', { name: item.by.name })),
          ),
        ],
      },
    ];
    return all.filter(({ marks }) => marks.length > 0);
  });
}

const plain = (key: string, from: number, to: number, tone: LaneTone, title: string): LaneMark => ({
  ...{ key, from, to, tone, title, text: to > from ? title : '' },
});
