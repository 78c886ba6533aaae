import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { WhisperRow } from './transcript-rows.ts';

/** What colleagues said between two lines of a transcript. The customer heard nothing of it. */
@Component({
  selector: 'ui-transcript-whispers',
  imports: [TranslocoPipe],
  template: `
    @for (whisper of whispers(); track whisper.id) {
      <div class="whisper-line" lang="">
        <span class="from">
          <i class="i i-whisper i-12" aria-hidden="true"></i>
          <span class="sr">{{ 'ui.whisper.from' | transloco: { name: whisper.by } }}</span>
          <span aria-hidden="true">{{ whisper.by }}</span>
        </span>
        <p [textContent]="whisper.text"></p>
        <time>{{ whisper.hour }}</time>
      </div>
    }
  `,
})
export class TranscriptWhispers {
  readonly whispers = input.required<readonly WhisperRow[]>();
}
