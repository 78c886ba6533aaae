import { Component, computed, inject, input } from '@angular/core';
import { nobodyKnows, presentFrame, scriptStanding, type Interaction } from '@aliado/domain';
import { activeLanguage } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { reading } from '../desk/reading.ts';
import { Readings } from '../desk/readings.ts';

/** As many hints as an agent has before them at once. */
const hintsAtOnce = 2;

/** What the agent of a contact has before them: the step of a script, and hints. */
@Component({
  selector: 'aliado-seen-line',
  imports: [TranslocoDirective],
  template: `
    <p *transloco="let t; prefix: 'floor.look'" class="sm">
      <i class="i i-script i-14 quiet" aria-hidden="true"></i>
      <span class="clip">
        <b>{{ t('sees') }}</b>
        @if (step(); as at) {
          {{ t('step', at) }}
        } @else {
          {{ t('noScript') }}
        }
        · {{ t('hints.' + (hints() > 1 ? 'other' : hints() === 1 ? 'one' : 'none'), { count: hints() }) }}
      </span>
    </p>
  `,
  styles: `
    p {
      display: flex;
      align-items: center;
      gap: 8px;
      padding: 8px var(--al-pad);
      border-top: 1px solid var(--al-line);
      background: var(--al-sunken);
    }
  `,
})
export class SeenLine {
  readonly interaction = input.required<Interaction>();
  private readonly readings = inject(Readings);
  private readonly language = activeLanguage();
  private readonly frame = computed(() => {
    const { script } = this.interaction();
    return script && presentFrame(script);
  });
  private readonly script = reading(
    () => {
      const frame = this.frame();
      return frame ? { about: `${frame.scriptId} ${frame.version}`, version: '' } : null;
    },
    (about) => {
      const [id = '', version = ''] = about.split(' ');
      return this.readings.script(id, Number(version));
    },
  );

  protected readonly step = computed(() => {
    const [frame, script] = [this.frame(), this.script.value()];
    if (!frame || !script) return null;
    return { name: script.name[this.language()], ...scriptStanding(script, frame, nobodyKnows).position };
  });
  protected readonly hints = computed(() => {
    const { hints, areHintsMuted } = this.interaction();
    return areHintsMuted ? 0 : Math.min(hintsAtOnce, hints.length);
  });
}
