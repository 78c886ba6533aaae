import type { AnyRecorded, ApprovalList, FloorFrame, Interim, Snapshot } from '@aliado/domain';
import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { LinkChange } from './live-socket.ts';

/** What the socket brings to the store. Deliveries are in order, without holes, exactly once. */
export const LiveSocketActions = createActionGroup({
  source: 'Live Socket',
  events: {
    /** A piece of one stream; a snapshot replaces what was known and comes before its entries. */
    Delivered: props<{ streamId: string; snapshot: Snapshot | null; entries: readonly AnyRecorded[] }>(),
    /** All that waits for the reader's approval, as it is now. */
    'Approvals Told': props<{ list: ApprovalList }>(),
    /** What changed on the floor. */
    'Floor Told': props<{ frame: FloorFrame }>(),
    'Interim Heard': props<{ words: Interim }>(),
    'Link Changed': props<{ link: LinkChange }>(),
    /** A stream is not followed any more. */
    Left: props<{ streamId: string }>(),
    /** The line was closed on purpose: nothing that was known counts any more. */
    Closed: emptyProps(),
  },
});
