import { computed, linkedSignal, resource, type Signal } from '@angular/core';
import type { LaneSpan, Script, StepSpan } from '@aliado/domain';
import { activeLanguage } from '@aliado/ui';
import type { Readings } from '../desk/readings.ts';

/** Names of the steps that a session went through, by `script/step`, in the reader's language, as the versions of then have them. */
export function stepNames(
  steps: Signal<readonly LaneSpan<StepSpan>[]>,
  readings: Readings,
): Signal<Readonly<Record<string, string>>> {
  const language = activeLanguage();
  const wanted = computed(() => [...new Set(steps().map(({ item }) => `${item.scriptId} ${item.version}`))].join('|'));
  const read = resource({
    params: () => wanted() || undefined,
    loader: ({ params }) =>
      Promise.all(
        params.split('|').map((one) => {
          const [id = '', version = ''] = one.split(' ');
          return readings.script(id, Number(version)).catch((): null => null); // its steps go by their ids then
        }),
      ),
  });
  const scripts = linkedSignal((): readonly (Script | null)[] => (read.hasValue() ? read.value() : []));
  return computed(() =>
    Object.fromEntries(
      scripts().flatMap((script) =>
        (script?.steps ?? []).map(({ id, tick }) => [`${script?.id}/${id}`, tick[language()]]),
      ),
    ),
  );
}
