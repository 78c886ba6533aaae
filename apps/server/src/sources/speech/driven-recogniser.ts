import { Logger } from '@nestjs/common';
import type { Settings } from '../../platform/configuration.ts';
import { DeepgramDriver } from './deepgram-driver.ts';
import { RecognisedChannel, usualLimits, type ChannelLimits } from './recognised-channel.ts';
import type { SpeechDriver } from './speech-driver.ts';
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
  ) {
    super();
  }

  listen(channel: SpokenChannel, listener: RecognitionListener): Recognition {
    return new RecognisedChannel(this.driver, channel, listener, this.limits, (sentence) => this.logger.warn(sentence));
  }
}

/** The recogniser that the settings name; null where they name none. */
export function recogniserOf(
  settings: Pick<Settings, 'speechDriver' | 'speechUrl' | 'speechKey' | 'speechBufferSeconds'>,
): SpeechRecogniser | null {
  const { speechDriver: kind, speechUrl: url, speechKey: key } = settings;
  if (kind === null || url === null) return null;
  const limits = { ...usualLimits, buffer: settings.speechBufferSeconds * 1_000 };
  return new DrivenRecogniser(drivers[kind]({ url, key }), limits);
}

const drivers = {
  vosk: (settings) => new VoskDriver(settings),
  deepgram: (settings) => new DeepgramDriver(settings),
  whisper: (settings) => new WhisperDriver(settings),
} as const satisfies Record<
  NonNullable<Settings['speechDriver']>,
  (settings: { readonly url: string; readonly key: string | null }) => SpeechDriver
>;
