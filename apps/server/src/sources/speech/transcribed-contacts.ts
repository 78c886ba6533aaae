import { isOver, type Interaction, type Language, type SourceAudioReply } from '@aliado/domain';
import { Logger, type OnModuleDestroy } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { InteractionRecorder, type InteractionCommitted } from '../../interactions/interaction-recorder.ts';
import { interactionIdOf } from '../contact-id.ts';
import { SourceIngress, type SourceIdentity } from '../source-ingress.ts';
import { audioEndSchema, audioSchema } from './speech-message.ts';
import { SpeechRecogniser } from './speech-recogniser.ts';
import { TranscribedContact } from './transcribed-contact.ts';

/** Contacts that may be transcribed at once. */
const contactsAtMost = 500;
/** A voice that sends nothing for so long has ended, milliseconds. */
const silentAtMost = 30_000;
const lookEvery = 5_000;
/** At the end of the server, what is being said may still be recognised, milliseconds. */
const closeWithin = 2_000;

type Refused = Extract<SourceAudioReply, { readonly refused: string }>;

/** A contact in speech, and whether it may be listened to. */
interface Listened {
  readonly contact: TranscribedContact;
  mayBeHeard: boolean;
}

/** The contacts whose audio sources send, by interaction. */
export class TranscribedContacts implements OnModuleDestroy {
  private readonly logger = new Logger(TranscribedContacts.name);
  /** In the making as long as the state of the contact is being read: what comes meanwhile waits, in order. */
  private readonly contacts = new Map<string, Promise<Listened>>();
  private readonly listened = new Map<string, Listened>();
  private readonly subscription: Subscription;
  private readonly look: NodeJS.Timeout;

  constructor(
    private readonly recorder: InteractionRecorder,
    private readonly ingress: SourceIngress,
    private readonly recogniser: SpeechRecogniser | null,
    private readonly language: Language | null,
  ) {
    this.subscription = recorder.committed.subscribe((committed) => this.follow(committed));
    this.look = setInterval(() => this.forgetQuiet(), lookEvery);
    this.look.unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.look);
    this.subscription.unsubscribe();
    const contacts = [...this.listened.values()].map(({ contact }) => contact);
    const late = setTimeout(() => contacts.forEach((contact) => contact.close()), closeWithin + 1_000);
    await Promise.all(contacts.map((contact) => contact.endAll(closeWithin)));
    clearTimeout(late);
  }

  /** Takes a piece of audio of a source; the words come later, as if the source had told them. Never rejects. */
  async hear(source: SourceIdentity, body: unknown): Promise<SourceAudioReply> {
    const { recogniser } = this;
    if (!recogniser) return { refused: 'speech/not-configured' };
    const { data: audio } = audioSchema.safeParse(body);
    if (!audio) return { refused: 'speech/malformed' };
    const id = interactionIdOf(source.name, audio.contactId);
    const listened = await this.listenedTo(id, source, audio.contactId, recogniser);
    if ('refused' in listened) return listened;
    if (!listened.mayBeHeard) return { refused: 'speech/not-allowed' };
    return listened.contact.hear(audio) ? { taken: true } : { refused: 'speech/too-many' };
  }

  /** The audio of somebody is over; answered when the last words are on disk. Never rejects. */
  async end(source: SourceIdentity, body: unknown): Promise<SourceAudioReply> {
    if (!this.recogniser) return { refused: 'speech/not-configured' };
    const { data: end } = audioEndSchema.safeParse(body);
    if (!end) return { refused: 'speech/malformed' };
    const listened = await this.contacts.get(interactionIdOf(source.name, end.contactId))?.catch(() => null);
    await listened?.contact.end(end.participantId);
    return { taken: true };
  }

  private async listenedTo(
    id: string,
    source: SourceIdentity,
    contactId: string,
    recogniser: SpeechRecogniser,
  ): Promise<Listened | Refused> {
    if (!this.contacts.has(id) && this.contacts.size >= contactsAtMost) return { refused: 'speech/too-many' };
    const made = this.contacts.get(id) ?? this.begin(id, source, contactId, recogniser);
    this.contacts.set(id, made);
    return made.catch((error: unknown): Refused => {
      this.contacts.delete(id);
      this.logger.warn(`audio was not taken: ${String(error)}`);
      return { refused: 'speech/unavailable' };
    });
  }

  private async begin(
    id: string,
    source: SourceIdentity,
    contactId: string,
    recogniser: SpeechRecogniser,
  ): Promise<Listened> {
    const state = await this.recorder.state(id);
    const language = this.language ?? state.language;
    const contact = new TranscribedContact({ source, contactId, language }, recogniser, this.ingress, (sentence) =>
      this.logger.warn(sentence),
    );
    const listened = { contact, mayBeHeard: mayBeHeard(state) };
    this.listened.set(id, listened);
    return listened;
  }

  /** What happens to a contact decides whether it is listened to; what was heard before that is still recognised. */
  private follow({ streamId, after }: InteractionCommitted): void {
    const listened = this.listened.get(streamId);
    if (!listened) return;
    const may = mayBeHeard(after);
    if (listened.mayBeHeard && !may) void listened.contact.endAll();
    listened.mayBeHeard = may;
  }

  private forgetQuiet(): void {
    for (const [id, { contact }] of this.listened) {
      contact.endSilent(silentAtMost);
      if (!contact.isQuiet) continue;
      this.listened.delete(id);
      this.contacts.delete(id);
    }
  }
}

/** Nobody listens where recording was refused or is paused: card numbers are told in such pauses. */
const mayBeHeard = (state: Interaction): boolean =>
  !isOver(state) && state.consent !== 'refused' && !state.isRecordingPaused;
