import { computed, DestroyRef, effect, inject, Service, untracked } from '@angular/core';
import type { AlertSound as Choice, FloorNeed } from '@aliado/domain';
import { Store } from '@ngrx/store';
import { floorFeature } from '../../live/floor.feature.ts';
import { PreferenceKeeper } from '../../session/preference-keeper.ts';

/** The notes of each sound, in hertz. */
const notes: Readonly<Record<Exclude<Choice, 'off'>, readonly number[]>> = {
  soft: [523, 659],
  clear: [880, 1_175, 880],
};

const noteSeconds = 0.18;

/** Lets alerts be heard whose rules ask for it, in the way that the reader chose; each once, and none that stood before. */
@Service()
export class AlertSound {
  private readonly store = inject(Store);
  private readonly keeper = inject(PreferenceKeeper);
  private readonly needs = this.store.selectSignal(floorFeature.selectNeeds);
  private readonly isKnown = this.store.selectSignal(floorFeature.selectIsKnown);
  readonly choice = computed((): Choice => this.keeper.preferences().alertSound ?? 'soft');

  /** Listens for as long as the injection context lasts in which it is called. */
  begin(): void {
    let heard: ReadonlySet<string> | null = null;
    const listening = effect(() => {
      const now = new Set(
        Object.values(this.needs())
          .filter(isHeard)
          .map(({ need }) => need.id),
      );
      const before = heard;
      if (!this.isKnown()) return;
      heard = new Set([...(before ?? []), ...now]);
      const isNew = before !== null && [...now].some((id) => !before.has(id));
      if (isNew) untracked(() => this.play(this.choice()));
    });
    inject(DestroyRef).onDestroy(() => listening.destroy());
  }

  /** Chooses a sound, and lets it be heard. */
  choose(choice: Choice): void {
    this.keeper.change({ alertSound: choice });
    this.play(choice);
  }

  private play(choice: Choice): void {
    if (choice === 'off' || !navigator.userActivation.hasBeenActive) return; // a browser is silent until somebody did something
    const audio = new AudioContext();
    const loudness = audio.createGain();
    loudness.gain.value = 0.12;
    loudness.connect(audio.destination);
    const tones = notes[choice].map((frequency, place) => {
      const tone = audio.createOscillator();
      tone.frequency.value = frequency;
      tone.connect(loudness);
      tone.start(audio.currentTime + place * noteSeconds);
      tone.stop(audio.currentTime + (place + 1) * noteSeconds);
      return tone;
    });
    tones.at(-1)?.addEventListener('ended', () => void audio.close());
  }
}

const isHeard = ({ need, handling }: FloorNeed): boolean =>
  need.about.kind === 'alert' && need.about.hasSound && handling.claimedBy === null;
