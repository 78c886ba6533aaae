import type { Mood } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { InteractionRecorder } from '../../interactions/interaction-recorder.ts';
import { AgentFloor } from '../agents/agent-floor.ts';
import { FloorChanges } from '../floor-changes.ts';
import { TrackLog } from '../log/track-log.ts';
import { ContactFloor } from './contact-floor.ts';

/** How the customers of contacts that go on sound, by their words alone. */
@Injectable()
export class ContactMoods {
  private readonly moods = new Map<string, Mood>();

  constructor(
    private readonly interactions: InteractionRecorder,
    private readonly contacts: ContactFloor,
    private readonly staff: AgentFloor,
    private readonly tracks: TrackLog,
    private readonly changes: FloorChanges,
  ) {}

  /** Null where nothing was read of it, and once the contact is written up. */
  of(interactionId: string): Mood | null {
    return this.moods.get(interactionId) ?? null;
  }

  /** Follows what customers say from now on. */
  follow(): Subscription {
    return this.interactions.committed.subscribe(({ streamId, after: { phase, moodTurns } }) => {
      const mood = phase === 'closed' ? null : (moodTurns.at(-1)?.mood ?? null);
      if (mood === this.of(streamId)) return;
      this.note(streamId, mood);
      for (const holder of this.staff.agents.holdersOf(streamId)) this.changes.agent(holder);
    });
  }

  /**
   * Reads it of the contacts that go on.
   * @throws LogUnavailable if the log cannot be read now.
   */
  async begin(): Promise<void> {
    const unknown = [...this.contacts.counted().openIds()].filter((id) => !this.moods.has(id));
    for await (const batch of this.tracks.readOf(unknown, ['MoodTurned']))
      for (const { streamId, event } of batch) if (event.type === 'MoodTurned') this.moods.set(streamId, event.mood);
  }

  private note(interactionId: string, mood: Mood | null): void {
    if (mood === null) this.moods.delete(interactionId);
    else this.moods.set(interactionId, mood);
  }
}
