import { Logger } from '@nestjs/common';
import type { Settings } from '../../platform/configuration.ts';
import type { Metrics } from '../../platform/metrics.ts';
import { DeepgramDriver } from './deepgram-driver.ts';
import { RecognisedChannel, usualLimits, type ChannelLimits } from './recognised-channel.ts';
import type { SpeechDriver } from './speech-driver.ts';
import { SpeechMetrics } from './speech-metrics.ts';
import {
  SpeechRecogniser,
  type Recognition,
  type RecognitionListener,
  type SpokenChannel,
} from './speech-recogniser.ts';
import { VoskDriver } from './vosk-driver.ts';
import { WhisperDriver } from './whisper-driver.ts';

/** Recognises with one kind of engine, a session for each channel. */
export class DrivenRecogniser extends SpeechRecogniser {
  private readonly logger = new Logger(DrivenRecogniser.name);

  constructor(
    private readonly driver: SpeechDriver,
    private readonly limits: ChannelLimits = usualLimits,
    private readonly metrics: SpeechMetrics | null = null,
  ) {
    super();
  }

  listen(channel: SpokenChannel, listener: RecognitionListener): Recognition {
    const driver = this.metrics?.counted(this.driver) ?? this.driver;
    return new RecognisedChannel(driver, channel, listener, this.limits, (sentence) => this.logger.warn(sentence));
  }
}

/** The recogniser that the settings name; null where they name none. */
export function recogniserOf(
  settings: Pick<Settings, 'speechDriver' | 'speechUrl' | 'speechKey' | 'speechBufferSeconds'>,
  metrics: Metrics,
): SpeechRecogniser | null {
  const { speechDriver: kind, speechUrl: url, speechKey: key } = settings;
  if (kind === null || url === null) return null;
  const limits = { ...usualLimits, buffer: settings.speechBufferSeconds * 1_000 };
  return new DrivenRecogniser(drivers[kind]({ url, key }), limits, new SpeechMetrics(metrics, kind));
}

const drivers = {
  vosk: (settings) => new VoskDriver(settings),
  deepgram: (settings) => new DeepgramDriver(settings),
  whisper: (settings) => new WhisperDriver(settings),
} as const satisfies Record<
  NonNullable<Settings['speechDriver']>,
  (settings: { readonly url: string; readonly key: string | null }) => SpeechDriver
>;
